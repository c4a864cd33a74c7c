"""What a story's body is made of."""

from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock


class PhotoBlock(blocks.StructBlock):
    image = ImageChooserBlock()
    caption = blocks.CharBlock(required=False)

    class Meta:
        template = "peer/blocks/photo.html"


class BodyBlock(blocks.StreamBlock):
    crosshead = blocks.CharBlock(template="peer/blocks/crosshead.html")
    paragraph = blocks.RichTextBlock()
    photo = PhotoBlock()

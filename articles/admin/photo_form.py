"""A photo's form, which takes only images that browsers show: judged by the file's bytes, not by its name.

What browsers do not show is no use online, and to read EPS Pillow starts another program. A
TIFF is saved anew first.
"""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils.translation import gettext
from PIL import Image

from articles.images.renditions import BROWSER_FORMATS, IMAGE_ERRORS
from articles.images.uploads import drawn_anew

from .guarded_form import GuardedForm

# as the largest cameras make; opened, such a photo takes 300 MB of memory
MOST_PIXELS = 100_000_000


class BrowserImageField(forms.ImageField):
    """A whole image in one of BROWSER_FORMATS with at most MOST_PIXELS."""

    def to_python(self, data):
        # ImageField's own runs every decoder that Pillow has
        file = super(forms.ImageField, self).to_python(data)
        if file is not None:
            validate_image(file)
        return file


class PhotoForm(GuardedForm):
    class Meta:
        field_classes = {"image": BrowserImageField}

    def clean_image(self):
        """A new file is drawn anew, so that nothing of it but its pixels reaches readers."""
        image = self.cleaned_data["image"]
        if not isinstance(image, UploadedFile):
            return image
        return SimpleUploadedFile(image.name, drawn_anew(image), image.content_type)

    def save(self, commit=True):
        """A replaced file is no longer the photo that an import brought: the next import adds that as a new photo."""
        if "image" in self.changed_data:
            self.instance.sha256 = None
            self.instance.first_name = ""
        return super().save(commit)


def validate_image(file) -> None:
    """Raises ValidationError for a file that browsers do not show, that is broken or has too many pixels."""
    file.seek(0)
    try:
        with Image.open(file, formats=BROWSER_FORMATS) as image:
            if image.width * image.height * getattr(image, "n_frames", 1) > MOST_PIXELS:
                raise Image.DecompressionBombError
            image.load()
    except Image.DecompressionBombError as error:  # ours, or Pillow's, which is higher
        raise ValidationError(
            gettext("The picture has more than 100 megapixels. Upload a smaller one.")
        ) from error
    except IMAGE_ERRORS as error:
        raise ValidationError(
            gettext(
                "This is no whole JPEG, PNG, WebP or GIF picture. Save it anew as one of these and upload that."
            )
        ) from error
    finally:
        file.seek(0)

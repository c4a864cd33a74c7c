"""A photo's form: which files are taken. Told by their bytes, not by their names."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from PIL import Image

from articles.images.renditions import BROWSER_FORMATS, IMAGE_ERRORS

MOST_PIXELS = 100_000_000  # a hundred megapixels: the largest cameras' pictures, 300 MB while they are opened


class ShownImageField(forms.ImageField):
    """An image that browsers show, whole and of a size that fits the memory. Others are refused in words."""

    def to_python(self, data):
        file = super(forms.ImageField, self).to_python(data)  # ImageField's own tries every reader that Pillow has
        if file is not None:
            refuse_unshowable(file)
        return file


class PhotoForm(forms.ModelForm):
    class Meta:
        field_classes = {"image": ShownImageField}

    def save(self, commit=True):
        """Another file is no longer the photo that an import brought: the next import brings that as a new one."""
        if "image" in self.changed_data:
            self.instance.sha256 = None
        return super().save(commit)


def refuse_unshowable(file) -> None:
    """ValidationError for a file that browsers do not show, that is broken, or that would fill the memory."""
    file.seek(0)
    try:
        with Image.open(file, formats=BROWSER_FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                raise Image.DecompressionBombError
            image.load()
    except Image.DecompressionBombError as error:  # Pillow's own limit is higher, and met before the size is known
        raise ValidationError(gettext("The picture has more than 100 megapixels. Upload a smaller one.")) from error
    except IMAGE_ERRORS as error:
        raise ValidationError(
            gettext("This is no whole JPEG, PNG, WebP or GIF picture. Save it anew as one of these and upload that.")
        ) from error
    finally:
        file.seek(0)

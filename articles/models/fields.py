"""Fields that see to themselves on their way into the database: clean HTML; the date of the issue."""

from django.db import models

from articles.text import richtext
from articles.web.editor import EditorField


class BodyField(models.TextField):
    """HTML that is cleaned on its way into the database, whoever writes it: form, import, `update()` or shell."""

    def get_prep_value(self, value):
        prepared = super().get_prep_value(value)
        return richtext.clean(prepared) if isinstance(prepared, str) else prepared

    def pre_save(self, model_instance, add):
        """The instance carries what was stored, so that nobody renders the text from before the cleaning."""
        value = super().pre_save(model_instance, add)
        if isinstance(value, str):
            value = richtext.clean(value)
            setattr(model_instance, self.attname, value)
        return value

    def formfield(self, **options):
        return super().formfield(**{"form_class": EditorField} | options)


class IssueDateField(models.DateField):
    """The date of the article's issue, here too: lists of many years are read by an index.

    Where an issue or a page moves, `consequences.move` brings it up to date.
    """

    def pre_save(self, model_instance, add):
        date = model_instance.page.issue.date
        setattr(model_instance, self.attname, date)
        return date

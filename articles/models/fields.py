"""Fields that fill or clean themselves on their way into the database, and the key to the user who did something."""

from typing import Any

from django.conf import settings
from django.db import models

from articles.text import richtext
from articles.web.editor import EditorField


class BodyField(models.TextField):
    """HTML that is cleaned before it is stored, whoever writes it: a form, an import, `update()` or a shell."""

    def get_prep_value(self, value: Any) -> Any:
        prepared = super().get_prep_value(value)
        return richtext.clean(prepared) if isinstance(prepared, str) else prepared

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """Sets the clean HTML on the instance, too, so that nobody renders what was there before."""
        value = super().pre_save(model_instance, add)
        if isinstance(value, str):
            value = richtext.clean(value)
            setattr(model_instance, self.attname, value)
        return value

    def formfield(self, **options: Any) -> Any:
        return super().formfield(**{"form_class": EditorField} | options)


class LongTextField(models.TextField):
    """A text of thousands of characters, of which many rows are written in one statement.

    PostgreSQL is handed many rows as one array a column, in which psycopg escapes every quote
    and backslash in Python: of 400 revisions that is most of what they take. With a placeholder
    of its own, each value is sent by itself.
    """

    def get_placeholder(self, value: Any, compiler: Any, connection: Any) -> str:
        return "%s"

    def deconstruct(self) -> Any:
        """To migrations it is a text."""
        name, _path, args, options = super().deconstruct()
        return name, "django.db.models.TextField", args, options


class IssueDateField(models.DateField):
    """A copy of the issue's date in the article's row, so that an index can order many years of
    articles.

    If an issue or a page moves to another date, `derived.updates.update_after_move` refreshes
    it.
    """

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        date = model_instance.page.issue.date
        setattr(model_instance, self.attname, date)
        return date


def user_key(verbose_name: str, **options: Any) -> models.ForeignKey:
    """Who did something; None for a command, and after the user is deleted."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=verbose_name,
        **options,
    )

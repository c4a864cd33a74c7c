"""What a field of a story lacks to be imported, kept and corrected, in sentences that say what to do."""

from dataclasses import fields

from django.contrib.admin.utils import flatten_fieldsets
from django.core.exceptions import FieldDoesNotExist
from django.db import models

from articles.admin.article import ArticleAdmin
from articles.models import Article
from articles.story import FIELDS, Story


def missing_from_the_table(story_class, table):
    """A sentence for each field that Story and the table do not both have, once each."""
    known, rows = [field.name for field in fields(story_class)], [row.name for row in table]
    return [
        *(
            f"Story.{name} has no row in story.FIELDS, so imports, revisions, the form, JSON and search would lose it: "
            f'add StoryField("{name}", …) there.'
            for name in known
            if name not in rows
        ),
        *(
            f'story.FIELDS has a row "{name}", and Story no such field: add `{name}: str = ""` to Story, or remove '
            "the row."
            for name in rows
            if name not in known
        ),
        *(
            f'story.FIELDS has "{name}" more than once: keep one row.'
            for name in set(rows)
            if rows.count(name) > 1
        ),
    ]


def missing_from_the_model(table, model):
    """A sentence for each row of the table whose text or rows `model` cannot keep."""
    return [sentence for row in table if (sentence := _lack_of_the_model(row, model))]


def _lack_of_the_model(row, model):
    try:
        column = model._meta.get_field(row.name)
    except FieldDoesNotExist:
        return (
            f'story.FIELDS has "{row.name}", and {model.__name__} neither a field nor a relation of that name to keep '
            f"it in: add it to the model (a line: CharField(max_length=…, blank=True)) and run makemigrations."
        )
    is_line = (
        isinstance(column, models.CharField)
        and column.max_length
        and column.blank
        and not column.null
    )
    if row.shape == "line" and not is_line:
        return (
            f'"{row.name}" is a line in story.FIELDS, so {model.__name__}.{row.name} must be a '
            "CharField(max_length=…, blank=True), without null=True: the import cuts nothing and leaves out nothing."
        )
    return ""


def missing_from_the_form(table, model_admin):
    """A sentence for each row of the table that no editor could correct."""
    return [sentence for row in table if (sentence := _lack_of_the_form(row, model_admin))]


def _lack_of_the_form(row, model_admin):
    rows_below = [
        inline.model._meta.get_field("article").remote_field.get_accessor_name()
        for inline in model_admin.inlines
    ]
    shown = rows_below if row.form == "rows" else flatten_fieldsets(model_admin.fieldsets)
    if row.shape == "line" and not row.form:
        return (
            f'"{row.name}" is a line in no part of the form, so no import writes it: say in story.FIELDS where editors '
            'correct it, as StoryField("…", "opening").'
        )
    if row.form and row.name not in shown:
        return (
            f'story.FIELDS has "{row.name}" in the form\'s part "{row.form}", and the article\'s form does not show it '
            "there: add that part, made by in_form(…), to ArticleAdmin.fieldsets, or its rows to inlines."
        )
    if row.form not in {"", "rows"} and row.name not in model_admin.form.base_fields:
        return f'"{row.name}" is shown in the article\'s form and cannot be typed: add it to article_form.TYPED.'
    return ""


def all_that_is_missing(
    story_class=Story, table=FIELDS, model=Article, model_admin=ArticleAdmin
):
    return [
        *missing_from_the_table(story_class, table),
        *missing_from_the_model(table, model),
        *missing_from_the_form(table, model_admin),
    ]

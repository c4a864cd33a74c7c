"""The history of a row names what changed in the desk's language."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.apps import apps
from django.utils import translation
from django.utils.text import capfirst

Part = dict[str, dict[str, Any]]  # what Django keeps of one form of a save


class HistoryInWords:
    """For a ModelAdmin."""

    def construct_change_message(
        self, request: Any, form: Any, formsets: Any, add: bool = False
    ) -> list[Part]:
        """Django keeps the labels of fields, to translate them when they are shown; but with a capital, under
        which no catalogue has them.
        """
        parts: list[Part] = super().construct_change_message(request, form, formsets, add)  # type: ignore[misc]
        return [
            {verb: _in_small_letters(said) for verb, said in part.items()} for part in parts
        ]


def _in_small_letters(said: dict[str, Any]) -> dict[str, Any]:
    if "fields" not in said:
        return said
    return said | {"fields": [_names().get(label, label) for label in said["fields"]]}


@cache
def _names() -> dict[str, str]:
    """The name of a field as a form shows it → as the code has it."""
    with translation.override(None):
        names = {
            str(field.verbose_name)
            for model in apps.get_app_config("articles").get_models()
            for field in model._meta.concrete_fields
        }
    return {capfirst(name): name for name in names}

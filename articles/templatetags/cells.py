"""Cells of the desk's lists that say which column they stand in."""

import itertools
from collections.abc import Iterable, Iterator, Mapping

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst

register = template.Library()


@register.filter
def labelled(
    cells: Iterable[str], headers: Iterable[Mapping[str, object]]
) -> Iterator[SafeString]:
    """The cells of a row as Django writes them, each with its column's name as `data-label`.

    A narrow window shows a row as a card, in which no head stands above a number.
    """
    for cell, header in itertools.zip_longest(cells, headers):
        yield _with_label(cell, _label(header)) if cell else SafeString()


def _label(header: Mapping[str, object] | None) -> str:
    """Empty for the column of the boxes to tick, whose head is a box itself."""
    text = "" if header is None else str(header["text"])
    return "" if "<" in text else capfirst(text)


def _with_label(cell: str, label: str) -> SafeString:
    tag, rest = cell[:3], cell[3:]  # <td or <th, by Django's own hand
    return mark_safe(f'{tag} data-label="{escape(label)}"{rest}' if label else cell)  # noqa: S308

"""Whether all of a text is quoted, in the marks of Latin type or of any."""

from __future__ import annotations

from articles.reading.language.latin import letters

_OPENING, _CLOSING = frozenset('“„«‹‘"'), frozenset('”“»›’"')

_QUOTING = {"“": "”", "「": "」", "『": "』"}


def is_latin_quotation(text: str) -> bool:
    """Whether a text stands in Latin quotation marks from its first character to its last."""
    text = text.strip()
    return text[0] in _OPENING and text[-1] in _CLOSING and letters.is_latin_text(text)


def is_quotation(text: str) -> bool:
    """Whether a text is one quotation from its first character to its last, in any type's marks."""
    text = text.strip()
    if text[:1] not in _QUOTING or text[-1:] != _QUOTING[text[:1]]:
        return is_latin_quotation(text)
    return text[0] not in text[1:] and text.count(text[-1]) == 1

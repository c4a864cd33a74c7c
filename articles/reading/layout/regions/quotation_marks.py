"""Whether all of a text is quoted, in the marks of Latin type."""

from __future__ import annotations

from articles.reading.language.latin import letters

_OPENING, _CLOSING = frozenset('“„«‹‘"'), frozenset('”“»›’"')


def is_latin_quotation(text: str) -> bool:
    """Whether a text stands in Latin quotation marks from its first character to its last."""
    text = text.strip()
    return text[0] in _OPENING and text[-1] in _CLOSING and letters.is_latin_text(text)

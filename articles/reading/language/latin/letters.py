"""Which characters and texts are Latin."""

from __future__ import annotations

import re

# Letters with every accent of the six languages and their neighbours; × and ÷ stand among them
LETTER = "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
UPPER = (
    "A-Z\u00c0-\u00d6\u00d8-\u00de\u0100\u0106\u010c\u0112\u0141\u0152\u0158\u0160\u0178\u017d"
)
LAST_LATIN = "\u2e7f"  # behind it come Chinese, kana and full-width characters only
_LETTER = re.compile(f"[{LETTER}]")
_HAN = re.compile("[\u3000-\u9fff\uf900-\uffef\U00020000-\U0003ffff]")
# Marks of Latin text that are not ASCII
_MARKS = frozenset("«»‹›“”„‚‘’–—…·•°€£¿¡§†‐‑\xad\xa0")
CLOSING = frozenset(".,;:!?)]»”’\"'%…")
OPENING = frozenset("(«“„‘\"'¿¡[—–")
_SEEN = 24  # characters at a text's end or beginning that tell its script
_LOWER = re.compile(r"[\"'“”„‚‘’«‹(\[\s]*(?P<first>\S)")


def is_letter(character: str) -> bool:
    return _LETTER.match(character) is not None


def is_latin(character: str) -> bool:
    """Whether it is a letter, digit or mark of Latin text."""
    return character.isascii() or character in _MARKS or is_letter(character)


def is_latin_text(text: str) -> bool:
    """Whether a text has Latin letters and no Chinese, kana or full-width character."""
    return _LETTER.search(text) is not None and not has_han(text)


def has_han(text: str) -> bool:
    """Whether a Chinese, kana or full-width character stands in a text."""
    return _HAN.search(text) is not None


def meet_in_latin(left: str, right: str) -> bool:
    """Whether two pieces of text are Latin where they meet."""
    return is_latin_text(left[-_SEEN:] + right[:_SEEN])


def begins_lower(text: str) -> bool:
    """Whether the first letter, behind quotation marks, is a small one: no sentence begins so."""
    found = _LOWER.match(text)
    return found is not None and found["first"].islower() and is_letter(found["first"])


def long_words(text: str, least: int) -> frozenset[str]:
    """The words and numbers of `least` characters and more, in small letters."""
    words = re.findall(rf"[{LETTER}]+|[0-9]+", text.lower())
    return frozenset(word for word in words if len(word) >= least)

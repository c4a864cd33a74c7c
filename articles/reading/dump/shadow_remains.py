"""Characters that are left twice of a shadowed headline:
比比利时室内乐团将在京办音音乐会.

A shadow is the line once more, a hair apart. An extractor
that drops what it has written already may leave the first or
the last character of a run. Reports repeat their headline's
words, and so tell such a character from one that is printed
twice (天天向上).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from articles.reading.elements import Element
from articles.reading.language.lines import TextLine
from articles.reading.language.measure import HAN_CLASS, squeeze

_TWICE = re.compile(rf"([{HAN_CLASS}])\1")
# Characters that are said twice for each or more and more of them: 天天向上, 家家户户
_SAID_TWICE = frozenset(
    "天人年月家户村处事步层代种样点个次条件项声句好常渐悄纷频慢轻深早大小多"
)
_BEHIND = 2  # characters behind it with which it must stand in a text
FEWEST_APART = 4  # characters of a line that is set apart


def without_shadow_remains(
    lines: Sequence[TextLine], elements: Sequence[Element]
) -> tuple[TextLine, ...]:
    """The lines of a page, such characters in display lines
    once; `elements` are those of the lines.
    """
    texts = squeeze("".join(e.text for e in elements if e.kind == "paragraph"))
    shown = {e.first: _once(e.text, texts) for e in elements if e.kind == "display"}
    return tuple(
        replace(line, text=shown[line.index]) if line.index in shown else line for line in lines
    )


def _once(line: str, texts: str) -> str:
    """A display line, in which each character that `texts`
    know once only stands once.
    """
    words = line.split(" ")
    if len(words[-1]) == 2 and _TWICE.fullmatch(words[-1]) and _is_set_apart(words[:-1]):
        line = line[:-1]
    for found in reversed(list(_TWICE.finditer(line))):
        if found[1] in _SAID_TWICE or found[0] in texts:
            continue
        if _is_known_once(line, found.start(), texts):
            line = line[: found.start()] + line[found.start() + 1 :]
    return line


def _is_set_apart(words: Sequence[str]) -> bool:
    return len(words) >= FEWEST_APART and all(len(word) == 1 for word in words)


def _is_known_once(line: str, at: int, texts: str) -> bool:
    """Whether a text has a word that begins with the second
    one, and none that ends with the first: a word may end in
    the character with which the next one begins (不正之风风源,
    中国国家队).
    """
    word = line[at + 1 : at + 2 + _BEHIND]
    ends_word = at > 0 and line[at - 1 : at + 1] in texts
    return len(word) > _BEHIND and word in texts and not ends_word

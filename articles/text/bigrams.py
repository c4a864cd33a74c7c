"""Text → the tokens that a search engine is given, for a language without spaces; and what a reader asks for.

Chinese is written without spaces, and no dictionary knows a county's people and villages. So every two neighbouring
characters are a token: 南浦街道 is 南浦 浦街 街道 道. The last character of a run stands alone, so that a single
character can be looked for as the beginning of a token. Words of letters and digits are a token as they are.

A phrase is found where its tokens follow each other. Of Chinese that is exactly where it stands in the text, character
for character; words count whole (`ai` is not in `rain`), and between runs punctuation may stand. Before all that a text
is folded: full width, capitals, accents and traditional characters make no difference.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import opencc

LONGEST_WORD = 64  # letters of a word that count; PostgreSQL takes no token above 2 KB
# What is written without spaces: 々〆〇, kana, Hangul syllables, Chinese characters.
_HAN = (
    "\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\uac00-\ud7a3"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
)
_WORD = rf"[^\W_{_HAN}]"
_BETWEEN = r"[\W_]"
_RUN = re.compile(rf"(?P<han>[{_HAN}]+)|{_WORD}+")
_ASKED = re.compile(r'["“”„＂]([^"“”„＂]*)["“”„＂]|([^\s"“”„＂]+)')
# What the table of characters leaves as it is, because it also has a meaning of its own: 看著 is to find 看着.
_ALSO = {"著": "着"}


@dataclass(frozen=True)
class Phrase:
    """What must stand together: `runs` of Chinese or single words, folded; and as it was `typed`."""

    runs: tuple[str, ...]
    typed: str

    @property
    def tokens(self) -> tuple[str, ...]:
        """In their order. Chinese that ends the phrase may go on in the text, and lacks the token that ends a run."""
        tokens = [token for run in self.runs for token in _tokens_of(run)]
        return tuple(tokens[:-1] if _is_han(self.runs[-1]) and len(self.runs[-1]) > 1 else tokens)

    @property
    def is_open(self) -> bool:
        """Whether the last token is a single character, with which a token of the text need only begin."""
        return _is_han(self.runs[-1]) and len(self.runs[-1]) == 1

    def pattern(self) -> re.Pattern[str]:
        """Finds the phrase in folded text, exactly where its tokens are."""
        return _pattern(self.runs)


def tokens(text: str) -> list[str]:
    """All tokens of a text, in their order."""
    return [token for match in _RUN.finditer(fold(text)) for token in _tokens_of(match[0])]


def parse_phrases(asked: str) -> list[Phrase]:
    """What is asked for, each once: split at white space, but not between quotes. Punctuation alone is nothing."""
    typed = (quoted or bare for quoted, bare in _ASKED.findall(asked.replace("\0", " ")))
    found = {_runs(each): each.strip() for each in typed}
    return [Phrase(runs, each) for runs, each in found.items() if runs]


def fold(text: str) -> str:
    """`text` without differences that no reader means. It may be longer or shorter: see `offsets`."""
    return text.translate(_FOLDED)


def offsets(text: str) -> list[int]:
    """For each character of `fold(text)` the place in `text` that it comes from."""
    return [place for place, character in enumerate(text) for _ in _FOLDED[ord(character)]]


def _runs(text: str) -> tuple[str, ...]:
    return tuple(match[0] if match["han"] else match[0][:LONGEST_WORD] for match in _RUN.finditer(fold(text)))


def _tokens_of(run: str) -> Iterator[str]:
    if not _is_han(run):
        yield run[:LONGEST_WORD]
        return
    for place in range(len(run)):
        yield run[place : place + 2]


def _is_han(run: str) -> bool:
    return re.match(f"[{_HAN}]", run) is not None


@cache
def _pattern(runs: tuple[str, ...]) -> re.Pattern[str]:
    parts = []
    for before, run in zip(("", *runs), runs, strict=False):
        kinds_differ = before and _is_han(before) != _is_han(run)
        parts.append(f"{_BETWEEN}{'*' if kinds_differ else '+'}" if before else "")
        parts.append(re.escape(run) if _is_han(run) else _whole_word(run))
    return re.compile("".join(parts))


def _whole_word(run: str) -> str:
    rest = f"{_WORD}*" if len(run) == LONGEST_WORD else ""
    return f"(?<!{_WORD}){re.escape(run)}{rest}(?!{_WORD})"


class _Folding(dict[int, str]):
    """Code point → what it is folded to, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", chr(code)).casefold())
        simple = _simplified()
        self[code] = folded = "".join(simple.get(c, c) for c in map(_bare, plain))
        return folded


_FOLDED = _Folding()


def _bare(character: str) -> str:
    """A Latin letter without its accent; "" for what is no character of its own: accents, joiners, soft hyphens."""
    if unicodedata.category(character) in {"Mn", "Cf"}:
        return ""
    letter = unicodedata.normalize("NFD", character)[0]
    return letter if letter.isascii() else character


@cache
def _simplified() -> dict[str, str]:
    """Traditional character → simplified one, of all Chinese characters. 20 ms, once a process."""
    blocks = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF))
    characters = [chr(code) for first, last in blocks for code in range(first, last + 1)]
    simple = opencc.OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return {one: other for one, other in zip(characters, simple, strict=True) if one != other} | _ALSO

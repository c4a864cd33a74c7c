"""Tokens for full-text search in a language without spaces, and phrases of what a reader typed.

Chinese is written without spaces, and no dictionary has a county's people and villages. So
tokens are character bigrams: 南浦街道 is 南浦 浦街 街道 道. A run's last character is a token
too, so that each character is the beginning of a token. Words of letters and digits are one
token each.

A phrase matches where its tokens are consecutive. For Chinese these are exactly the places
where the text contains it, character for character. Words match as a whole (`ai` does not match
`rain`); between runs there may be punctuation. Text is folded first: full width, case, accents,
traditional characters and radicals that stand for a character make no difference.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import opencc

from articles.text.radicals import RADICALS

# letters; the rest of a word is ignored, because PostgreSQL takes no token above 2 KB
LONGEST_WORD = 64
# Characters of scripts without spaces: 々〆〇, kana, Hangul syllables, Chinese characters.
_HAN = (
    "\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\uac00-\ud7a3"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
)
_WORD = rf"[^\W_{_HAN}]"
_BETWEEN = r"[\W_]"
_RUN = re.compile(rf"(?P<han>[{_HAN}]+)|{_WORD}+")
_ASKED = re.compile(r'["“”„＂]([^"“”„＂]*)["“”„＂]|([^\s"“”„＂]+)')
# Characters that OpenCC leaves alone because they are also simplified ones; still, 看著 must find 看着.
_ALSO = {"著": "着"}


@dataclass(frozen=True)
class Phrase:
    """What must be found together: folded `runs`, each of Chinese characters or one word; and as it was `typed`."""

    runs: tuple[str, ...]
    typed: str

    @property
    def tokens(self) -> tuple[str, ...]:
        """In order. If the phrase ends in Chinese, which may go on in the text, without the token that ends a run."""
        tokens = [token for run in self.runs for token in _tokens_of(run)]
        return tuple(
            tokens[:-1] if _is_han(self.runs[-1]) and len(self.runs[-1]) > 1 else tokens
        )

    @property
    def is_open(self) -> bool:
        """Whether the last token is a single character, which matches every token that begins with it."""
        return _is_han(self.runs[-1]) and len(self.runs[-1]) == 1

    def pattern(self) -> re.Pattern[str]:
        """Matches the phrase in folded text, exactly where its tokens are consecutive."""
        return _pattern(self.runs)


def tokens(text: str) -> list[str]:
    """All tokens of a text, in order."""
    return [token for match in _RUN.finditer(fold(text)) for token in _tokens_of(match[0])]


def parse_phrases(asked: str) -> list[Phrase]:
    """The phrases of a query, each once: split at white space except inside quotes; punctuation alone is none."""
    typed = (quoted or bare for quoted, bare in _ASKED.findall(asked.replace("\0", " ")))
    found = {_runs(each): each.strip() for each in typed}
    return [Phrase(runs, each) for runs, each in found.items() if runs]


def fold(text: str) -> str:
    """`text` in the form in which it is compared. Its length may change: see `offsets`."""
    return text.translate(_FOLDED)


def offsets(text: str) -> list[int]:
    """For each character of `fold(text)`, the index in `text` of the character that it comes from."""
    return [place for place, character in enumerate(text) for _ in _FOLDED[ord(character)]]


def _runs(text: str) -> tuple[str, ...]:
    return tuple(
        match[0] if match["han"] else match[0][:LONGEST_WORD]
        for match in _RUN.finditer(fold(text))
    )


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
    """Code point → folded text, computed when it is first looked up. A table for `str.translate`."""

    def __missing__(self, code: int) -> str:
        character = RADICALS.get(chr(code), chr(code))
        plain = unicodedata.normalize(
            "NFKC", unicodedata.normalize("NFKC", character).casefold()
        )
        simple = _simplified()
        self[code] = folded = "".join(simple.get(c, c) for c in map(_bare, plain))
        return folded


_FOLDED = _Folding()


def _bare(character: str) -> str:
    """A Latin letter without its accent; "" for combining accents, joiners and soft hyphens."""
    if unicodedata.category(character) in {"Mn", "Cf"}:
        return ""
    letter = unicodedata.normalize("NFD", character)[0]
    return letter if letter.isascii() else character


@cache
def _simplified() -> dict[str, str]:
    """Traditional character → simplified one, for all that differ. 20 ms, once per process."""
    blocks = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF))
    characters = [chr(code) for first, last in blocks for code in range(first, last + 1)]
    simple = opencc.OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return {
        one: other for one, other in zip(characters, simple, strict=True) if one != other
    } | _ALSO

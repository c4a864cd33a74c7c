"""How much of a text is words: what an OCR program finds in a picture, or reads with another language's data, is not.

Told by form. Chinese and Japanese stand in runs of characters that every font has; noise is single
characters among marks. Every running text in a European language has its small words, noise has
none.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from .usual_letters import exchanged_letters

# Small words that make up a third of any text in English, German, French, Spanish, Portuguese and Italian
_SMALL_WORDS = frozenset(
    "the of and to in is was for that on with as at by it be are from have he his an or not but they we you this "
    "der die das und den von zu mit sich des auf für ist im dem nicht ein eine als auch es werden aus er hat dass sie "
    "le la les des du et en un une que qui dans pour par sur pas au plus il ne se ce sont avec ont "
    "el los las del que una por con para se su al lo como más pero sus "
    "da do os das no na uma com não mais ao foi pelo "
    "di che il per gli della nel non sono alla dei si anche ha".split()
)
# Characters of the sets' first levels, in which common characters stand by themselves
_COMMON = (
    ("gb2312", range(0xB0A1, 0xD7FA)),
    ("big5", range(0xA440, 0xC67F)),
    ("euc_jp", range(0xB0A1, 0xCFD4)),
)
# Scripts that Chinese and Japanese are set in, and what their letters widened are called
_EAST_ASIAN = {
    "CJK",
    "HIRAGANA",
    "KATAKANA",
    "BOPOMOFO",
    "IDEOGRAPHIC",
    "FULLWIDTH",
    "HALFWIDTH",
}
_RUN = re.compile(r"[\u3041-\u30fe\u3400-\u9fff\uac00-\ud7a3]+")
_LETTERS = re.compile(r"[^\W\d_]+")
# Marks that stand in no sentence
_SPECKS = frozenset(r"|~^_=<>{}\`")
_MARKED_OFF = re.compile(r"(?<=[\u2e80-\uffef]) +(?=[\u2e80-\uffef])")


@dataclass(frozen=True)
class LegibilityRules:
    """What counts as words."""

    # Characters of a run of Chinese or Japanese that is no noise. Raised,
    # texts with many marks seem unreadable.
    run: int = 3
    # Share of a run's Chinese characters that are common. Raised, lists of
    # rare names seem unreadable.
    common: float = 0.7
    # Words of a European language from which their small words are counted;
    # fewer tell nothing. Raised, short noise passes.
    words: int = 30
    # Share of them that are small words: a third is usual, a tenth the least
    # in tables of results. Raised, such tables seem unreadable.
    small_words: float = 0.06
    # Share of the Latin letters that may have accents: Vietnamese has four
    # tenths. Raised, Chinese read byte by byte as Latin letters passes.
    accents: float = 0.5
    # Share of a text's Chinese characters that are common: 0.98 and more are
    # in any paper, four tenths where a table names others at random. Raised,
    # pages of classical poems seem garbled.
    common_in_text: float = 0.75


RULES = LegibilityRules()


def legible_share(text: str) -> float:
    """The share of a text's characters, without blanks, that stand in words; 1 for an empty text."""
    characters = sum(not c.isspace() for c in text)
    if not characters:
        return 1.0
    runs = [run for run in _RUN.findall(_MARKED_OFF.sub("", text)) if _is_legible_run(run)]
    words = [word for word in _LETTERS.findall(_RUN.sub(" ", text)) if len(word) > 1]
    told = sum(map(len, runs)) + sum(map(len, _legible_words(words)))
    figures_and_marks = sum(not (c.isspace() or c.isalpha()) for c in text)
    letters = characters - figures_and_marks
    # Marks and figures are as good as the letters that they stand among; alone they are noise
    return told / max(letters, characters / 2)


def garbled_share(text: str) -> float:
    """The share of a text's letters that no paper prints so: what a wrong table makes of Chinese; 0 for no letters.

    Those are letters of scripts that nobody mixes inside a word, characters and syllables that
    are in nobody's use, Latin letters of which more have accents than not, and letters of a
    script whose usual ones are rare in the text.
    """
    words = _LETTERS.findall(text)
    letters = "".join(words)
    if not letters:
        return 0.0
    latin = [c for c in letters if _script(c) == "LATIN"]
    accented = sum(not c.isascii() for c in latin)
    counts = Counter(letters)
    garbled = len(latin) if accented > RULES.accents * len(latin) else 0
    garbled += _exchanged(counts) + exchanged_letters(counts)
    garbled += sum(map(_garbled_letters, words))
    return min(1.0, garbled / len(letters))


def _exchanged(letters: Mapping[str, int]) -> int:
    """How many Chinese characters stand there for others.

    Those are all of them where fewer are common than in any text.
    """
    chinese = {letter: count for letter, count in letters.items() if _is_chinese(letter)}
    common = sum(count for letter, count in chinese.items() if _is_common(letter))
    every = sum(chinese.values())
    is_text = common >= RULES.common_in_text * every
    return 0 if is_text else every


def noisy_characters(text: str) -> int:
    """How many characters of a Chinese text are such as an OCR program finds in specks and smudges.

    Those are marks that no sentence has, and rare characters that stand in it once: a place's or
    a person's stand in it again. In other texts none are told.
    """
    counts = Counter("".join(text.split()))
    chinese = {c: n for c, n in counts.items() if _is_chinese(c)}
    if 2 * sum(chinese.values()) < counts.total():
        return 0
    rare = sum(n == 1 and not _is_common(c) for c, n in chinese.items())
    return rare + sum(n for c, n in counts.items() if c in _SPECKS)


def may_be_garbled(text: str, share: float) -> bool:
    """Whether `garbled_share` may be above `share`, however the text is parted into words.

    Told from how often each character stands in it, which is a tenth of the work. A letter of
    another script is a stranger at most itself, and makes two Chinese ones beside it such.
    """
    counts = Counter(text)
    letters = {c: counts[c] for c in counts if _LETTERS.match(c)}
    latin = [c for c in letters if _script(c) == "LATIN"]
    others = sum(n for c, n in letters.items() if _script(c) not in ("CJK", "LATIN"))
    unused = sum(n for c, n in letters.items() if not _is_in_use(c))
    accented = sum(letters[c] for c in latin if not c.isascii())
    all_latin = sum(letters[c] for c in latin)
    garbled = all_latin if accented > RULES.accents * all_latin else 0
    garbled += _exchanged(letters) + exchanged_letters(letters)
    return garbled + 3 * others + unused > share * sum(letters.values())


def _garbled_letters(word: str) -> int:
    """How many letters of a word are in nobody's use, or stand among others that they never meet.

    Latin ones stand in words of any script. Chinese ones count only right beside others: β射线.
    """
    scripts = [_script(letter) for letter in word]
    met = set(scripts) - {"LATIN"}
    return sum(
        (len(met) > 1 and _is_stranger(n, scripts)) or not _is_in_use(letter)
        for n, letter in enumerate(word)
    )


def _is_stranger(at: int, scripts: Sequence[str]) -> bool:
    if scripts[at] != "CJK":
        return scripts[at] != "LATIN"
    return not {"CJK", "LATIN"}.issuperset(scripts[max(0, at - 1) : at + 2])


@cache
def _script(character: str) -> str:
    """The first word of its name in Unicode, which names its script; "" for what is no letter.

    Chinese and Japanese are one.
    """
    if not character.isalpha():
        return ""
    script = unicodedata.name(character, "UNKNOWN").partition(" ")[0].partition("-")[0]
    return "CJK" if script in _EAST_ASIAN else script


@cache
def _is_in_use(letter: str) -> bool:
    """Whether a Korean syllable is one of those that words have, or a Chinese character in a set."""
    if "\uac00" <= letter <= "\ud7a3":
        return _code(letter, "euc_kr") > 0
    if _is_chinese(letter):
        return any(_code(letter, name) for name in ("gb2312", "big5", "euc_jp"))
    return True


def _is_legible_run(run: str) -> bool:
    if len(run) < RULES.run:
        return False
    return sum(map(_is_common, run)) >= RULES.common * len(run)


def _is_chinese(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"


@cache
def _is_common(character: str) -> bool:
    if not _is_chinese(character):
        return True
    return any(_code(character, name) in level for name, level in _COMMON)


def _code(character: str, encoding: str) -> int:
    try:
        return int.from_bytes(character.encode(encoding), "big")
    except UnicodeEncodeError:
        return 0


def _legible_words(words: list[str]) -> Iterable[str]:
    if len(words) < RULES.words:
        return words
    small = sum(word in _SMALL_WORDS for word in words)
    return words if small >= RULES.small_words * len(words) else []

"""A drop cap that is a word of its own: A retired postman, O presidente, È la terza volta."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set

from .languages import language_of
from .letters import LETTER, UPPER
from .wordings import FRENCH, WORDINGS, LatinWording

# With the quotation mark before it; also É, L’; or that mark alone, the letter in the line
_CAP = re.compile(rf"[“‘«„\"']?\s?[{UPPER}0-9][’']?|[«„]")
_WORDS = re.compile(f"[{LETTER}]+")
# The rest of a first name, then a surname: nna Smith
_NAME_GOES_ON = re.compile(rf"[{LETTER}]+\s+[{UPPER}](?![{UPPER}])")
_NAME_GOES_ON_SMALL = re.compile(rf"[{LETTER}]+\s+[{UPPER}](?![{UPPER}])[{LETTER}]")
# À l’école: what is left of an article is a word of its own
_ELIDED = re.compile(rf"[{LETTER}][’']")
_VOWELS = frozenset("aeiouy")
# Two consonants with which words of these languages begin
_ONSETS = frozenset(
    "bl br ch cl cr dr dw fl fr gh gl gn gr hl kl kn kr ll ph pl pr ps qu rh sb sc sd sf sg sh sk"
    " sl sm sn sp sq sr st sv sw th tr ts tw vl vr wh wr zw".split()
)
_PREFIXES = (5, 4, 3)  # letters by which other words of the page are like the one in question


def may_be_cap(text: str) -> bool:
    """Whether a text is nothing but what a drop cap shows."""
    return _CAP.fullmatch(text) is not None


def words_of(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORDS.findall(text))


def stands_alone(cap: str, rest: str, beside: str, words: Set[str]) -> bool:
    """Whether a space follows the cap; `rest` is its line, `beside` all lines beside it, `words` are
    those of the page's other lines.

    Of “Aretired” and “retired” the page knows the second one, or a word that begins so. Where
    it knows neither, a text begins rather with a word of one letter than with a rare one that
    such a word begins.
    """
    if cap.strip() == "«":
        return language_of(beside) is FRENCH
    first = _WORDS.match(rest)
    if first is None or not is_word(cap[-1], beside):
        return False
    if _ELIDED.match(rest):
        return True
    alone = first[0].lower()
    whole = cap[-1].lower() + alone
    if whole in words or not _may_be_word(alone) or _opens_texts(whole, beside):
        return False
    if alone in words or first[0].istitle():
        return True
    return not _is_name(first[0], rest) and _likeness(alone, whole, words) >= 0


def _is_name(first: str, rest: str) -> bool:
    """Whether the first word goes on as a name does; among words in capitals any letter may be one: PARIS L’HIVER."""
    form = _NAME_GOES_ON_SMALL if len(first) > 1 and first.isupper() else _NAME_GOES_ON
    return form.match(rest) is not None


def is_word(letter: str, beside: str) -> bool:
    """Whether a letter is a word of the language of the text beside it; of any, where that is not told."""
    return any(letter.lower() in wording.letters_alone for wording in _tables_of(beside))


def _tables_of(text: str) -> tuple[LatinWording, ...]:
    language = language_of(text)
    return WORDINGS if language is None else (language,)


def _may_be_word(text: str) -> bool:
    """Whether letters begin as a word does: with a vowel, or with consonants that begin words."""
    if len(text) == 1:
        return any(text in wording.letters_alone for wording in WORDINGS)
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if c.isalpha())
    has_vowel = not _VOWELS.isdisjoint(bare)
    return has_vowel and (not _VOWELS.isdisjoint(bare[:2]) or bare[:2] in _ONSETS)


def _opens_texts(word: str, beside: str) -> bool:
    """Whether it is one of the words that many texts begin with: After, Après, Anche."""
    return any(word in wording.begun_by_letters.split("|") for wording in _tables_of(beside))


def _likeness(alone: str, whole: str, words: Set[str]) -> int:
    """How many more words of the page begin like the one that the cap stands before than like both as one."""
    for length in _PREFIXES:
        like_alone = sum(word.startswith(alone[:length]) for word in words)
        like_whole = sum(word.startswith(whole[:length]) for word in words)
        if length <= len(alone) and like_alone != like_whole:
            return like_alone - like_whole
    return 0

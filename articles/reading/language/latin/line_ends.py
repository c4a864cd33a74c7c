"""Where a printed line of Latin text ends: whether a sentence does, and what joins it to the next line."""

from __future__ import annotations

import re

from .languages import language_of
from .letters import LETTER, UPPER, is_latin_text, is_letter, meet_in_latin
from .wordings import WORDINGS, LatinWording, any_of

SOFT_HYPHEN = "\xad"
# A line's last hyphen that was told to be the word's own
HARD_HYPHEN = "\u2011"
_HYPHENS = "-\u2010"
_CLOSING = "”\"’'»›“‘)]"  # “ and ‘ close German quotations
_OPENING = '“"„‚‘«‹([¿¡/'
_STOPPED = re.compile(rf"[{LETTER}0-9%°€$£{re.escape(_CLOSING)}]\.[{re.escape(_CLOSING)}\s]*$")
_INITIAL = re.compile(rf"(?:^|[\s.])[{UPPER}]\.$")
_ABBREVIATED = re.compile(
    rf"(?:^|[\s(“„«])(?:{any_of(*(w.abbreviations for w in WORDINGS))})\.$", re.IGNORECASE
)
_COMPOUNDS = {
    wording: (
        re.compile(rf"(?:^|[^{LETTER}])(?:{any_of(wording.kept_before)})$", re.IGNORECASE),
        re.compile(rf"(?:{any_of(wording.kept_after)})(?![{LETTER}])", re.IGNORECASE),
    )
    for wording in WORDINGS
}
# Vor- und Nachteile, two- and three-year, two- or three-year; proget-to is none
_SUSPENDED = re.compile(rf"(?:und|oder|bzw|sowie|bis|and)(?![\w-])|(?:or|to) [{LETTER}0-9]+-")
# The rest of a word that has another hyphen
_HYPHENATED = re.compile(rf"[{LETTER}’']+-[{LETTER}]")
_LAST_WORD = re.compile(rf"[{LETTER}’'-]+$")
_LONGEST = 40  # characters at a line's end that are looked at
_TOLD = 200  # characters that tell a text's language


def ends_sentence(text: str) -> bool:
    """Whether a full stop ends the text, and not an abbreviation or an initial."""
    end = text[-_LONGEST:].rstrip()
    if "." not in end or not _STOPPED.search(end) or not is_latin_text(end):
        return False
    bare = end.rstrip(_CLOSING + " ")
    return not (_INITIAL.search(bare) or _ABBREVIATED.search(bare))


def joined(left: str, right: str) -> str | None:
    """Two lines of one paragraph as one text; None where they do not meet in Latin."""
    if not left or not right or not meet_in_latin(left, right):
        return None
    if left[-1] == SOFT_HYPHEN:
        return left[:-1] + right
    if left[-1] == HARD_HYPHEN:
        return f"{left[:-1]}-{right}"
    if left[-1] in _HYPHENS and len(left) > 1 and (is_letter(left[-2]) or left[-2].isdigit()):
        return _over_hyphen(left, right)
    return left + ("" if _is_tight(left, right) else " ") + right


def _over_hyphen(left: str, right: str) -> str:
    if _SUSPENDED.match(right):
        return f"{left} {right}"
    return left + right if _is_own(left[:-1], right) else left[:-1] + right


def _is_own(left: str, right: str) -> bool:
    """Whether the hyphen between is the word's own: of a name, a number or a known compound."""
    word = _LAST_WORD.search(left)
    if word and word[0].isupper() and len(word[0]) > 1 and right[:2].isupper():
        return False  # a line in capitals
    if not (is_letter(left[-1]) and right[0].islower()):
        return True
    # c’est-à-dire, state-of-the-art, a-t-elle: a word with a hyphen is not broken elsewhere
    if (word and "-" in word[0].strip("-")) or _HYPHENATED.match(right):
        return True
    wording = language_of(left[-_TOLD:] + right)
    return wording is not None and _is_compound(left, right, wording)


def _is_compound(left: str, right: str, wording: LatinWording) -> bool:
    before, after = _COMPOUNDS[wording]
    if wording.kept_before and before.search(left):
        return True
    if not wording.kept_after or not _is_long(left):
        return False
    return after.match(f"{left[-1]}-{right}", 2) is not None


def _is_long(left: str) -> bool:
    """Whether the word before the hyphen is long enough to be one: in-to is no compound."""
    word = _LAST_WORD.search(left)
    return word is not None and len(word[0]) >= 4


def _is_tight(left: str, right: str) -> bool:
    """Whether nothing stands between: behind what opens, before what closes, at a dash without spaces."""
    last, first = left[-1], right[0]
    if last in _OPENING and not (last in _CLOSING and len(left) > 1 and not left[-2].isspace()):
        return True
    if first in ",.;:!?)]»›”":
        return True
    is_dash = last in "—–-" and len(left) > 1
    return is_dash and not left[-2].isspace()

"""People as bylines and photo credits in Latin type name them: Alex Miller, JANE O’CONNOR, Eva von Hagen."""

from __future__ import annotations

import re

from .letters import LETTER, UPPER
from .wordings import WORDINGS, any_of

LONGEST = 90  # characters of a line that names people
_PARTICLES = (
    "de|del|della|dello|degli|dei|di|da|dal|das|do|dos|du|des|la|le|van|von|vom|zu|zur|der|den"
    "|ten|ter|y|e|al|el|bin|ibn|af|av|mac|san|st"
)
_INITIAL = rf"[{UPPER}]\."
_CAPITALISED = rf"(?:[Dd]|[Ll]|O|[Dd]all|[Dd]ell)?[’']?[{UPPER}][{LETTER}’'\-]*"
_WORD = rf"(?:(?:{_INITIAL})+(?:-{_INITIAL})*|{_CAPITALISED})"
_PARTICLE = rf"(?:{_PARTICLES}|{_PARTICLES.upper()})"
# Two words at least, or one in capitals is a headline's
NAME = rf"{_WORD}(?:\s+(?:{_PARTICLE}\s+){{0,3}}{_WORD}){{1,4}}"
_NAME = re.compile(NAME)
_ARTICLE = re.compile(r"(?:the|der|die|das|il|gli|les|los|las|os|as)\s", re.IGNORECASE)
_BETWEEN = re.compile(
    rf"\s*(?:[,;/]|\s(?:{any_of(*(w.joins for w in WORDINGS))}|&)\s)\s*", re.IGNORECASE
)
_AGENCIES = (
    "the associated press|associated press|reuters|agence france-presse|afp|ap|dpa|efe|ansa|lusa"
    "|bloomberg|bloomberg news|getty images|keystone|epa|apa|europa press|agência brasil"
)
_AGENCY = re.compile(rf"(?:{_AGENCIES})(?![{LETTER}])", re.IGNORECASE)


def names_in(text: str) -> tuple[str, ...] | None:
    """The people that a text names, apart by commas or “and”; None where it says anything else."""
    parts = [part.strip() for part in _BETWEEN.split(text.strip()) if part.strip()]
    if not parts or len(text) > LONGEST:
        return None
    return tuple(parts) if all(map(_is_name, parts)) else None


def _is_name(text: str) -> bool:
    """An article begins what a column is called (The Long View), or an agency's name."""
    if _ARTICLE.match(text) and not is_agency(text):
        return False
    return _NAME.fullmatch(text) is not None


def is_agency(text: str) -> bool:
    return _AGENCY.fullmatch(text.strip()) is not None


def agency_behind(text: str) -> int | None:
    """Where a news agency's name ends a text; None where none does."""
    starts = [found.start() for found in _AGENCY.finditer(text)]
    return next((at for at in starts if is_agency(text[at:])), None)


def where_case_changes(text: str) -> int | None:
    """Where words in capitals are followed by ordinary ones: JANE DOE Staff Writer. None where none is."""
    words = list(re.finditer(r"\S+", text))
    if not words or not _is_in_capitals(words[0][0]):
        return None
    for word in words[1:]:
        if word[0][0].isupper() and not _is_in_capitals(word[0]) and len(word[0]) > 2:
            return word.start()
    return None


def _is_in_capitals(word: str) -> bool:
    letters = [c for c in word if c.isalpha()]
    return len(letters) > 1 and all(c.isupper() for c in letters)

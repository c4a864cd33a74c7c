"""Who wrote a text in Latin type: By Alex Miller · di Carlo Bianchi · Par HÉLÈNE LEFÈVRE · Von Eva von Hagen."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .names import LONGEST, agency_behind, is_agency, names_in, where_case_changes
from .wordings import WORDINGS, any_of

_BY = re.compile(
    rf"[—–\-•■□|\s]*(?:{any_of(*(w.by for w in WORDINGS))})[:\s]\s*(?P<people>\S.*)",
    re.IGNORECASE,
)
_ROLE = re.compile(
    rf"(?:(?:our|the|notre|unser|unsere|nuestro|il|chief|senior|foreign)\s+)?"
    rf"(?:{any_of(*(w.roles for w in WORDINGS))})",
    re.IGNORECASE,
)
_PLACE = re.compile(r"(?:in\s+|à\s+|en\s+|a\s+|em\s+|aus\s+)?[A-ZÀ-Þ][^,;.]{1,30}")
_BARE_BY = re.compile(rf"(?:{any_of(*(w.by for w in WORDINGS))})", re.IGNORECASE)


@dataclass(frozen=True)
class LatinByline:
    """The people that a line names; `role` and `agency` hold for all of them."""

    names: tuple[str, ...]
    role: str = ""
    agency: str = ""


def byline(text: str) -> LatinByline | None:
    """What a line says that is nothing but a byline; None for any other line."""
    text = text.strip()
    found = _BY.fullmatch(text) if len(text) <= LONGEST else None
    if not found or text.endswith((".", "!", "?", ":", ";")) or text[0].isdigit():
        return None
    return _people(found["people"].strip())


def is_bare(text: str) -> bool:
    """Whether a line holds the word before the names only, as where these stand below it."""
    return _BARE_BY.fullmatch(text.strip()) is not None


def _people(text: str) -> LatinByline | None:
    """The names, with a role, a place or an agency behind them."""
    readings = (_read(names, rest.strip(" ,/|–—-()")) for names, rest in _divisions(text))
    return next(filter(None, readings), None)


def _read(names: str, rest: str) -> LatinByline | None:
    found = names_in(names)
    if found is None:
        return None
    if not rest:
        return LatinByline(found)
    if is_agency(rest):
        return LatinByline(found, agency=rest)
    if _ROLE.fullmatch(rest):
        return LatinByline(found, role=rest)
    return LatinByline(found) if _PLACE.fullmatch(rest) else None


def _divisions(text: str) -> list[tuple[str, str]]:
    """Where the names may end: before what is not in capitals, an agency or a role; at the end; at each comma."""
    commas = [m.start() for m in re.finditer(r"[,/|(–—]", text)][::-1]
    roles = [at for at in commas if _ROLE.fullmatch(text[at:].strip(" ,/|–—-()"))]
    places = [where_case_changes(text), agency_behind(text), *roles, len(text), *commas]
    return [(text[:at], text[at:]) for at in places if at]

"""Who wrote a text in Latin type: By Alex Miller · di Carlo Bianchi · Par HÉLÈNE LEFÈVRE · Von Eva von Hagen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .letters import LAST_LATIN, UPPER
from .names import LONGEST, agency_behind, is_agency, names_in, where_case_changes
from .wordings import WORDINGS, any_of

_BY = re.compile(
    rf"[—–\-•■□|\s]*(?P<by>{any_of(*(w.by for w in WORDINGS))})[:\s]\s*(?P<people>\S.*)",
    re.IGNORECASE,
)
_ROLE = re.compile(
    rf"(?:(?:our|the|notre|unser|unsere|nuestro|il|chief|senior|foreign)\s+)?"
    rf"(?:{any_of(*(w.roles for w in WORDINGS))})",
    re.IGNORECASE,
)
_FROM = rf"(?:{any_of(*(w.reports_from for w in WORDINGS))})"
_PLACE = re.compile(rf"(?:(?i:{_FROM})\s+)?[{UPPER}](?:[^,;.]|(?<=\bSt)\.){{1,30}}")
_PLACED_ROLE = re.compile(rf"(?i:{_ROLE.pattern}\s+{_FROM})\s+[{UPPER}][^,;.]{{1,30}}")
_TOWN = re.compile(rf",\s+(?i:{any_of(*(w.towns for w in WORDINGS))})\.?\s+[{UPPER}]")
_LONGEST_TOWN = 30
_PLACE_WORDS = 4  # in Rio de Janeiro
_CONTACT = re.compile(r"(?:e-?mail:?\s*)?(?:@\w+|[\w.+-]+@[\w.-]+\.\w{2,})", re.IGNORECASE)
_BEFORE_PLACE = re.compile(rf"(?<=\s)(?:{_FROM}|{_FROM.upper()})(?=\s+[{UPPER}])")
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
    if text[:1] > LAST_LATIN:
        return None  # as nearly every Chinese line
    found = _BY.fullmatch(text) if len(text) <= LONGEST else None
    if not found or text.endswith((".", "!", "?", ":", ";")) or text[0].isdigit():
        return None
    people = found["people"].strip()
    return _people(people, _town_at(people, found["by"]))


def signature(lines: Sequence[str]) -> LatinByline | None:
    """Who signs a letter to the paper: a name, with a town behind it or on the next line; None for other lines.

    Two names behind each other, of which either may be a town, are left to `names_in`.
    """
    bare = [line.strip(" ,—–-") for line in lines]
    return _signed(", ".join(bare)) or _signed(" ".join(line.strip() for line in lines))


def _signed(text: str) -> LatinByline | None:
    name, _, town = text.strip(" —–-").replace("(", ", ").rstrip(")").partition(",")
    found = names_in(name)
    if found is None or any(map(says_role, found)):
        return None
    return LatinByline(found) if not town or _is_town(town.strip(" ,")) else None


def _is_town(text: str) -> bool:
    """Whether it can be no person: one word, or words of which the first begins towns' names."""
    if len(text) > _LONGEST_TOWN or not _PLACE.fullmatch(text):
        return False
    return names_in(text) is None or _TOWN.match(f", {text}") is not None


def is_bare(text: str) -> bool:
    """Whether a line holds the word before the names only, as where these stand below it."""
    return _BARE_BY.fullmatch(text.strip()) is not None


def says_role(text: str) -> bool:
    """Whether a text is nothing but what somebody is at a paper, with or without a place, or an address: Staff
    Writer, Envoyé spécial à Lyon, nora@post.example.
    """
    bare = text.strip(" ,/|–—-()")
    return any(form.fullmatch(bare) for form in (_ROLE, _PLACED_ROLE, _CONTACT))


def says_place(text: str) -> bool:
    """Whether a line may be where a report was written, as it stands below its author's name: BERLIN, in Port Lyle."""
    bare = text.strip(" ,/|–—-()")
    if not bare or bare[0] > LAST_LATIN or len(bare.split()) > _PLACE_WORDS:
        return False
    return not says_role(bare) and byline(bare) is None and _is_town(bare)


def _town_at(people: str, by: str) -> int | None:
    """Where a town begins behind a whole name, in a language whose word for it stands in names, too."""
    said = any_of(*(w.from_town for w in WORDINGS if re.fullmatch(w.by, by, re.IGNORECASE)))
    found = re.fullmatch(
        rf"(?P<name>\S+\s+\S.*?)\s+(?:{said})\s+[{UPPER}]\S*", people, re.IGNORECASE
    )
    return found.end("name") if found and names_in(found["name"]) else None


def _people(text: str, town: int | None = None) -> LatinByline | None:
    """The names, with a role, a place or an agency behind them."""
    places = [town, *_divisions(text)] if town else _divisions(text)
    divided = ((text[:at], text[at:]) for at in places)
    readings = (_read(names, rest.strip(" ,/|–—-()")) for names, rest in divided)
    return next(filter(None, readings), None)


def _read(names: str, rest: str) -> LatinByline | None:
    found = names_in(names)
    if found is None or any(map(says_role, found)):
        return None
    if not rest or _CONTACT.fullmatch(rest):
        return LatinByline(found)
    if is_agency(rest):
        return LatinByline(found, agency=rest)
    if _ROLE.fullmatch(rest):
        return LatinByline(found, role=rest)
    return LatinByline(found) if _PLACE.fullmatch(rest) else None


def _divisions(text: str) -> list[int]:
    """Where the names may end: before what is not in capitals, an agency or a role; before what is
    surely a town; at the end; at each comma; before any place.
    """
    commas = [m.start() for m in re.finditer(r"[,/|(–—]", text)][::-1]
    roles = [at for at in commas if _ROLE.fullmatch(text[at:].strip(" ,/|–—-()"))]
    words = [m.start() for m in re.finditer(r"\s", text) if says_role(text[m.start() :])]
    towns = [m.start() for m in _BEFORE_PLACE.finditer(text)][::-1]
    named_towns = [m.start() for m in _TOWN.finditer(text)]
    marked = [where_case_changes(text), agency_behind(text), *roles, *words, *named_towns]
    places = [*marked, len(text), *commas, *towns]
    return [at for at in places if at]

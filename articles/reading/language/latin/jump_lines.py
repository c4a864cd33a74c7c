"""Where a story goes on or comes from: Continued on Page A4 · Segue a pagina 5 · Fortsetzung auf Seite 3."""

from __future__ import annotations

import re

from .letters import UPPER
from .wordings import WORDINGS, any_of

_PAGE = rf"(?:{any_of(*(w.page for w in WORDINGS))})\.?"
_NUMBER = r"(?P<number>[A-Za-z]?\s?[0-9]{1,3})"
_DRESS_BEFORE = r"[\s(\[{→►▶»>•■*\-–—]*"
_DRESS_AFTER = r"[\s)\]}→►▶»>•■*.\-–—]*"
# See FERRY, Page A4: the words under which the story stands there
_SLUG = rf"(?:\s+[{UPPER}][{UPPER}’'\- ]{{1,24}},?)?"
_GOES_ON = any_of(*(w.goes_on for w in WORDINGS))
_ALONE = any_of(*(w.goes_on_alone for w in WORDINGS))
_COMES_FROM = any_of(*(w.comes_from for w in WORDINGS))
_ON_PAGE = rf"\s*(?:{_PAGE}\s*{_NUMBER})"
_FIRST = any_of(*(w.first_page for w in WORDINGS))  # a page 1 that is told in words
_FROM_PAGE = rf"(?:{_ON_PAGE}|\s*{_FIRST})"
_ON_ANY = rf"\s*(?:{_PAGE}\s*)?{_NUMBER}"
# Behind a text a jump begins with a capital; all of it may be one
GOES_ON = re.compile(
    rf"(?:^|(?<=\s)){_DRESS_BEFORE}(?=[{UPPER}])(?i:{_GOES_ON})\b{_SLUG}(?i:{_ON_ANY}){_DRESS_AFTER}$"
)
GOES_ON_ALONE = re.compile(
    rf"^{_DRESS_BEFORE}(?i:{_GOES_ON}|{_ALONE})\b{_SLUG}(?i:{_ON_PAGE}){_DRESS_AFTER}$"
)
COMES_FROM = re.compile(
    rf"^{_DRESS_BEFORE}(?:[{UPPER}][{UPPER}’'\- ]{{1,24}},?\s+)?(?i:{_COMES_FROM})\b(?i:{_FROM_PAGE}){_DRESS_AFTER}$"
)

_NUMBER_LAST = re.compile(rf"[0-9]{_DRESS_AFTER}$")


def goes_on(text: str) -> re.Match[str] | None:
    """The jump line that ends a text, or is all of it."""
    if not _NUMBER_LAST.search(text):
        return None  # nearly always, and texts are long
    return GOES_ON_ALONE.search(text) or GOES_ON.search(text)


def comes_from(text: str) -> re.Match[str] | None:
    """The line that says where all of a text comes from."""
    return COMES_FROM.search(text)

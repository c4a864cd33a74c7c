"""The place that a report begins with: ROME —, PORT LYLE (Reuters) –, Neustadt, 20. November."""

from __future__ import annotations

import re

from .dates import MONTH
from .letters import LETTER, UPPER

_CAPITALS = rf"[{UPPER}][{UPPER}’'.\-]+"
_NAME = rf"[{UPPER}][{LETTER}’'\-]+"
_AGENCY = rf"\s*\([{UPPER}][{LETTER}.\-/ ]{{1,20}}\)"
_DAY = rf",\s*(?:[0-9]{{1,2}}\.?\s*)?(?:de\s+)?(?:{MONTH})\.?(?:\s*[0-9]{{1,2}})?"
_DASH = r"(?:\s?[–—]|\s?-(?=\s))"
_PLACE = re.compile(
    rf"(?:{_CAPITALS}(?:\s{_CAPITALS}){{0,2}}(?:{_AGENCY})?(?i:{_DAY})?(?:{_DASH}|[.:](?=\s))"
    rf"|{_NAME}(?:\s{_NAME}){{0,2}}(?:{_AGENCY}|(?i:{_DAY}))?(?:\.)?{_DASH})"
)


def opens_with_place(text: str) -> bool:
    """Whether a text begins with where it comes from, in capitals or before a dash."""
    return _PLACE.match(text) is not None

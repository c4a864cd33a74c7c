"""Where an editor has put the pages of an upload, before they are filed."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Placement:
    """A page's date, edition ("" for the main one) and number ("" for none).

    Whatever page and names say, this counts.
    """

    date: datetime.date
    edition: str = ""
    number: str = ""


# By a page's place in its file, from 1; None for one that is left out. Pages that are not named
# here are identified as ever.
Placements = Mapping[int, Placement | None]

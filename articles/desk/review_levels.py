"""The levels at which a story is signed before it is online (三审), as the desk has named them."""

from __future__ import annotations

from dataclasses import dataclass

from articles.models import SiteSettings
from articles.models.site_settings import ONLY


@dataclass(frozen=True)
class ReviewLevels:
    """`names`: of levels 1, 2 …; none where the desk signs nothing. What equals the print begins at level
    `printed`.
    """

    names: tuple[str, ...] = ()
    printed: int = 1

    @property
    def count(self) -> int:
        return len(self.names)

    def name(self, level: int) -> str:
        """Of a level that the desk no longer has, its number."""
        return self.names[level - 1] if level <= self.count else str(level)


def stored_levels() -> ReviewLevels:
    """One query."""
    columns = ("level_1", "level_2", "level_3", "printed_level")
    row = SiteSettings.objects.filter(pk=ONLY).only(*columns).first()
    return ReviewLevels(row.level_names, row.printed_level) if row else ReviewLevels()

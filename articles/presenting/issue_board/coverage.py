"""How much of a page is in its stories, or known to be in none, as its blocks stand now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Max, Q

from articles.models import StoredBlock, StoredLayout
from articles.reading.layout_codec import unpack_texts

from .figures import LastImport

# block of the layout, its first line, how many
_Place = tuple[int, int, int]


@dataclass(frozen=True)
class PageCoverage:
    """`blocks` are left over, None where no blocks are kept; `share` of the page's characters is not."""

    share: float
    blocks: int | None = None

    @property
    def is_whole(self) -> bool:
        return self.share >= 1 and not self.blocks


WHOLE = PageCoverage(1.0, 0)


def coverage_of(imports: Mapping[int, LastImport]) -> dict[int, PageCoverage]:
    """By page, of those that were imported. Two queries; one where no block is left over."""
    left = _left_over(imports)
    texts = _texts(page for page, places in left.items() if places)
    return {
        page: _as_imported(imported)
        if page not in left
        else _coverage(left[page], texts[page])
        if page in texts
        else WHOLE
        for page, imported in imports.items()
    }


def _as_imported(imported: LastImport) -> PageCoverage:
    """Of a page whose blocks are not kept."""
    if not imported.characters:
        return PageCoverage(1.0)
    return PageCoverage(max(0.0, 1 - imported.left / imported.characters))


def _left_over(pages: Iterable[int]) -> dict[int, list[_Place]]:
    """The places of what is left over, of the pages whose blocks are kept: each has a first one."""
    here = Q(page__in=list(pages)) & (Q(kind="leftover") | Q(number=1))
    rows = StoredBlock.objects.filter(here).order_by()
    found: dict[int, list[_Place]] = defaultdict(list)
    for page, kind, *place in rows.values_list(
        "page", "kind", "origin", "first_line", "line_count"
    ):
        found[page] += [(place[0], place[1], place[2])] if kind == "leftover" else []
    return found


def _texts(pages: Iterable[int]) -> dict[int, dict[int, tuple[str, ...]]]:
    """The lines of each page's blocks, as the newest import read them."""
    rows = StoredLayout.objects.filter(page__in=list(pages)).order_by()
    newest = rows.values("page").annotate(last=Max("pk")).values("last")
    found = StoredLayout.objects.filter(pk__in=newest).order_by().values_list("page", "data")
    return {page: unpack_texts(bytes(data)) for page, data in found}


def _coverage(places: Iterable[_Place], blocks: Mapping[int, tuple[str, ...]]) -> PageCoverage:
    places = list(places)
    in_all = sum(map(_length, blocks.values()))
    left = sum(
        _length(blocks.get(origin, ())[first : first + count])
        for origin, first, count in places
    )
    return PageCoverage(1 - left / in_all if in_all else 1.0, len(places))


def _length(lines: Iterable[str]) -> int:
    """In characters, as the proof screen counts them."""
    return sum(map(len, lines))

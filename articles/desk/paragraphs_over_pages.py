"""The paragraph in which a story goes on on another page: two in print, one in the article.

What is done on one page must move its own part alone, so the paragraph is parted for a merge, and put together
again where both parts still stand beside each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_OPENING, _END = "<p>", "</p>"
_TAGS = 2  # of a paragraph without links and emphasis, which might reach over both parts


@dataclass(frozen=True)
class ParagraphOverPages:
    """The HTML of the whole, and of its two parts."""

    whole: str
    parts: tuple[str, str]

    def parted(self, paragraphs: Sequence[str]) -> tuple[str, ...]:
        at = list(paragraphs).index(self.whole)
        return (*paragraphs[:at], *self.parts, *paragraphs[at + 1 :])

    def joined(self, paragraphs: Sequence[str]) -> tuple[str, ...]:
        pairs = list(pairwise(paragraphs))
        if self.parts not in pairs:
            return tuple(paragraphs)
        at = pairs.index(self.parts)
        return (*paragraphs[:at], self.whole, *paragraphs[at + 2 :])


def paragraph_over_pages(base: str, ours: str) -> ParagraphOverPages | None:
    """Of an article's body `ours`, of which a page's blocks say `base`: one that begins with the page's last
    paragraph, or ends with its first one, and is longer."""
    printed, paragraphs = base.splitlines(), ours.splitlines()
    if not printed or printed == paragraphs:
        return None
    first, last = printed[0], printed[-1]
    for each in paragraphs:
        if each in printed or not _is_plain(each):
            continue
        if _is_plain(last) and each.startswith(last.removesuffix(_END)):
            rest = each.removeprefix(last.removesuffix(_END))
            return ParagraphOverPages(each, (last, _OPENING + rest))
        if _is_plain(first) and each.endswith(first.removeprefix(_OPENING)):
            rest = each.removesuffix(first.removeprefix(_OPENING))
            return ParagraphOverPages(each, (rest + _END, first))
    return None


def _is_plain(paragraph: str) -> bool:
    return paragraph.startswith(_OPENING) and paragraph.count("<") == _TAGS

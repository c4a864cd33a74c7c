"""Source references: the names of articles that came from a page, whichever page they stand on later."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from articles.models import Article, Page


def ref_prefix(page: Page) -> str:
    """With what the references of the page's articles begin: the issue and the place in it; a number follows."""
    return f"{page.issue.key}/{page.sequence}/"


def free_refs(page: Page) -> Iterator[str]:
    """References that no article has, without end, numbered on from the highest. One query."""
    prefix = ref_prefix(page)
    refs = Article.everything.filter(source_ref__startswith=prefix).order_by()
    used = refs.values_list("source_ref", flat=True)
    highest = max((int(ref.removeprefix(prefix)) for ref in used), default=0)
    return (f"{prefix}{number}" for number in itertools.count(highest + 1))

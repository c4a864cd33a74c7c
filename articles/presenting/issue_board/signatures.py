"""Which of an issue's stories are signed at which level, and by whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from articles.models import Issue, Signature

Signed = Mapping[int, int | None]  # level → the pk of who signed it, None where the print did


def signatures_of(issue: Issue) -> defaultdict[int, dict[int, int | None]]:
    """The valid ones, by article pk. One query.

    A change of a signed text makes its signatures void as it is saved, so none is compared here
    with the text as it is now: to publish does that (`desk.sign_off`).
    """
    rows = Signature.objects.valid().filter(article__page__issue=issue).order_by()
    found: defaultdict[int, dict[int, int | None]] = defaultdict(dict)
    for article, level, by in rows.values_list("article", "level", "by"):
        found[article][level] = by
    return found


def next_level(signed: Signed, levels: int) -> int:
    """The first of `levels` levels that nobody has signed; 0 where all are."""
    return next((level for level in range(1, levels + 1) if level not in signed), 0)

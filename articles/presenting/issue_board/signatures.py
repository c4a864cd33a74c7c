"""Which of an issue's stories are signed at which level, and by whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from articles.models import Issue, Signature

Signed = Mapping[int, int | None]  # level → the pk of who signed it, None where the print did


@dataclass(frozen=True)
class IssueSignatures:
    """The valid ones, by article pk. `cleared`: the levels whose signature covers the text as its rows are now, as the
    database knows (`models.Clearance`).

    A change of a signed text makes its signatures void as it is saved, so none is compared here
    with the text as it is now: to publish does that (`desk.sign_off`).
    """

    signed: Mapping[int, Signed] = field(default_factory=dict)
    cleared: Mapping[int, int] = field(default_factory=dict)


NO_SIGNATURES = IssueSignatures()


def signatures_of(issue: Issue) -> IssueSignatures:
    """One query."""
    rows = Signature.objects.valid().filter(article__page__issue=issue).order_by()
    found: defaultdict[int, dict[int, int | None]] = defaultdict(dict)
    cleared: dict[int, int] = {}
    for article, level, by, clears in rows.values_list("article", "level", "by", "clears"):
        found[article][level] = by
        if clears is not None:
            cleared[article] = level
    return IssueSignatures(found, cleared)


def next_level(signed: Signed, levels: int) -> int:
    """The first of `levels` levels that nobody has signed; 0 where all are."""
    return next((level for level in range(1, levels + 1) if level not in signed), 0)

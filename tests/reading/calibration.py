"""What a confidence is worth: stories with it, and whether an editor has anything to mend in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from articles.reading import Finding
from articles.reading.confidence import NO_CREDIT
from tests.reading.set_pages import SetPage
from tests.scoring import Score, score_page

BANDS = ("0.95 and more", "0.5 to 0.95", "below 0.5")


@dataclass(frozen=True)
class Judged:
    """A story as it was found. `is_announced`: it has a doubt other than that a picture names nobody."""

    confidence: float
    is_right: bool
    is_announced: bool

    @property
    def band(self) -> str:
        return BANDS[(self.confidence < 0.95) + (self.confidence < 0.5)]


@dataclass
class Table:
    """Stories by source and band: how many, and how many of them are right."""

    found: Counter[tuple[str, str]] = field(default_factory=Counter)
    right: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, source: str, stories: Iterable[Judged]) -> None:
        for story in stories:
            self.found[source, story.band] += 1
            self.right[source, story.band] += story.is_right

    def share(self, band: str) -> float:
        found = sum(count for (_, own), count in self.found.items() if own == band)
        right = sum(count for (_, own), count in self.right.items() if own == band)
        return right / found if found else 1.0

    def in_words(self) -> str:
        """The table as docs/reading.md has it."""
        sources = dict.fromkeys(source for source, _ in self.found)
        head = [f"| stories with a confidence of | {' | '.join(BANDS)} |", "|---|---|---|---|"]
        rows = [f"| {source} | {self._cells(source)} |" for source in sources]
        shares = " | ".join(f"**{100 * self.share(band):.1f} %**" for band in BANDS)
        return "\n".join([*head, *rows, f"| all | {shares} |"])

    def _cells(self, source: str) -> str:
        pairs = [(self.right[source, band], self.found[source, band]) for band in BANDS]
        return " | ".join(f"{right} of {found}" if found else "–" for right, found in pairs)


def judged(
    findings: Sequence[Finding], truth: Mapping[str, Any], *, is_printed: bool
) -> Iterator[Judged]:
    """Each finding against the truth of its page: right if it is one of its stories without a touch."""
    for finding in findings:
        is_right = any(
            _touches(finding, article, is_printed=is_printed) == 0
            for article in truth["articles"]
        )
        yield Judged(finding.confidence, is_right, _is_announced(finding))


def _touches(finding: Finding, article: Mapping[str, Any], *, is_printed: bool) -> int:
    score = Score()
    score_page([finding.story], {"articles": [article]}, score, is_printed=is_printed)
    return score.touches


def judged_set_page(findings: Sequence[Finding], page: SetPage) -> Iterator[Judged]:
    """The same for a page of set_pages, whose truth has no breaks and no names."""
    truth = {story.headline: story for story in page.stories}
    for finding in findings:
        story = finding.story
        true = truth.get(_tight(story.headline))
        is_right = (
            true is not None
            and (_tight(story.kicker), _tight(story.deck)) == (true.kicker, true.deck)
            and _tight("".join(part.text for part in story.body)) == true.body
            and sorted(_tight(p.caption) for p in story.pictures) == sorted(true.captions)
        )
        yield Judged(finding.confidence, is_right, _is_announced(finding))


def _is_announced(finding: Finding) -> bool:
    return any(doubt.message != NO_CREDIT for doubt in finding.doubts)


def _tight(text: str) -> str:
    return "".join(text.split())

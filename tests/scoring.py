"""How much of a page a reading got right, against the page's known truth (NAME.truth.json
beside its dump).

articles   share of the page's articles found: four fifths of the text in one story, and not much else in it
stack      share of the articles whose kicker, headline and deck hold the right characters, however divided
headline, kicker, deck, byline, section, caption, credit, body    share of the found articles (pictures) with that right
region     share of the found articles that stand where they do: the boxes share four fifths of what both cover
breaks     F1 of the paragraph breaks, a crosshead being a paragraph
touches    what an editor has to mend by hand: a field, a paragraph break or a run of wrong text is one, an article
           to add or to delete is three

White space never counts, of people the order does not. These are the definitions of the scorer
that the newsroom judges readings with; on the seed and the eight set pages, as they are and
spoiled in three ways, all figures agreed with it to the last digit. Sections and regions, which
a text dump need not tell, count for pages of PDFs alone.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import accumulate
from pathlib import Path
from typing import Any

from articles.reading import Source, read_pages
from articles.story import Story

SHARES = (
    "articles",
    "stack",
    "headline",
    "kicker",
    "deck",
    "byline",
    "section",
    "body",
    "caption",
    "credit",
    "region",
)
FIGURES = (*SHARES, "breaks", "touches")
PHOTOGRAPHER = ("摄", "摄影")
FOUND = 0.8  # of the true text in the story …
BLOATED = 1.35  # … which may be at most so many times as long
IN_PLACE = 0.8  # of what the true and the read region cover together, covered by both
WHOLE_ARTICLE = 3  # touches to add or delete one


Rectangle = tuple[float, float, float, float]  # x0, y0, x1, y1 in fractions of the page


@dataclass(frozen=True)
class Photo:
    caption: str
    people: frozenset[str]


@dataclass(frozen=True)
class Article:
    """What is compared, from truth or reading: all text without white space."""

    kicker: str
    headline: str
    deck: str
    byline: frozenset[tuple[str, bool]]  # name, whether as a photographer
    paragraphs: tuple[str, ...]
    crossheads: frozenset[str]
    photos: tuple[Photo, ...]
    section: str = ""
    region: Rectangle | None = None

    @property
    def body(self) -> str:
        return "".join(self.paragraphs)

    @property
    def matter(self) -> str:
        """The text that says which article this is; of a photo story the captions."""
        return self.body or "".join(photo.caption for photo in self.photos)

    @property
    def stack(self) -> list[str]:
        return sorted(self.kicker + self.headline + self.deck)

    @property
    def breaks(self) -> set[int]:
        return set(accumulate(map(len, self.paragraphs[:-1])))


@dataclass
class Score:
    """Counts that add up over articles and pages."""

    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    breaks_shared: int = 0
    breaks_both: int = 0
    touches: int = 0
    pages: int = 0
    faults: list[str] = field(default_factory=list)

    def count(self, name: str, is_right: bool, fault: str, touches: int = 1) -> None:
        self.asked[name] += 1
        self.right[name] += is_right
        if not is_right:
            self.touches += touches
            self.faults.append(f"{name}: {fault}")

    def figures(self) -> dict[str, float]:
        """A share from 0 to 1 for each name, 1 where nothing was asked, and the touches a page."""
        found = {
            name: self.right[name] / self.asked[name] if self.asked[name] else 1.0
            for name in SHARES
        }
        found["breaks"] = 2 * self.breaks_shared / self.breaks_both if self.breaks_both else 1.0
        found["touches"] = self.touches / max(1, self.pages)
        return found


def score_files(dumps: Iterable[Path]) -> Score:
    """The pages of `dumps` (NAME.txt beside NAME.truth.json) read and scored together."""
    total = Score()
    for dump in dumps:
        pages = read_pages(Source(dump.name, dump.read_bytes()))
        truth = json.loads(dump.with_suffix(".truth.json").read_text(encoding="utf-8"))
        stories = [finding.story for page in pages for finding in page.findings]
        score_page(stories, truth, total, is_printed=dump.suffix == ".pdf")
    return total


def score_page(
    stories: Sequence[Story],
    truth: Mapping[str, Any],
    total: Score,
    *,
    is_printed: bool = False,
) -> None:
    read = [_of_story(story) for story in stories]
    grams = [_grams(article.matter) for article in read]
    taken: set[int] = set()
    for wanted in map(_of_truth, truth["articles"]):
        at = _find(_grams(wanted.matter), grams)
        if at is not None and at in taken:
            at = None
        total.count("articles", at is not None, wanted.headline, WHOLE_ARTICLE)
        if at is None:
            total.count("stack", False, wanted.headline, 0)
            continue
        taken.add(at)
        _compare(wanted, read[at], total)
        if is_printed:
            total.count(
                "section",
                wanted.section == read[at].section,
                f"{wanted.section} as {read[at].section}",
            )
            total.count("region", _in_place(wanted.region, read[at].region), wanted.headline, 0)
    total.touches += WHOLE_ARTICLE * (len(read) - len(taken))
    total.faults += [
        f"extra: {article.headline}" for n, article in enumerate(read) if n not in taken
    ]
    total.pages += 1


def _in_place(true: Rectangle | None, read: Rectangle | None) -> bool:
    if true is None or read is None:
        return true is None
    width = min(true[2], read[2]) - max(true[0], read[0])
    height = min(true[3], read[3]) - max(true[1], read[1])
    both = max(0.0, width) * max(0.0, height)
    return both >= IN_PLACE * (_area(true) + _area(read) - both)


def _area(box: Rectangle) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _find(wanted: set[str], read: Sequence[set[str]]) -> int | None:
    at = max(range(len(read)), key=lambda n: len(wanted & read[n]), default=None)
    if (
        at is None
        or len(wanted & read[at]) < FOUND * len(wanted)
        or len(read[at]) > BLOATED * len(wanted)
    ):
        return None
    return at


def _grams(text: str) -> set[str]:
    return {text[i : i + 4] for i in range(max(1, len(text) - 3))}


def _compare(wanted: Article, read: Article, total: Score) -> None:
    total.count("stack", wanted.stack == read.stack, wanted.headline, 0)
    for name in ("headline", "kicker", "deck", "byline"):
        true, got = getattr(wanted, name), getattr(read, name)
        total.count(name, true == got, f"{true or '-'} read as {got or '-'}")
    _compare_bodies(wanted, read, total)
    for photo in wanted.photos:
        total.count(
            "caption",
            any(photo.caption == other.caption for other in read.photos),
            photo.caption,
        )
        total.count(
            "credit",
            any(photo.people == other.people for other in read.photos),
            "、".join(photo.people),
        )
    total.touches += max(0, len(read.photos) - len(wanted.photos))


def _compare_bodies(wanted: Article, read: Article, total: Score) -> None:
    moves = SequenceMatcher(None, wanted.body, read.body, autojunk=False).get_opcodes()
    wrong = [move for move in moves if move[0] != "equal"]
    shown = "; ".join(
        f"{wanted.body[a:b][:20]!r} read as {read.body[c:d][:20]!r}"
        for _, a, b, c, d in wrong[:3]
    )
    total.count("body", not wrong, f"{wanted.headline}: {shown}", len(wrong))
    total.breaks_shared += len(wanted.breaks & read.breaks)
    total.breaks_both += len(wanted.breaks) + len(read.breaks)
    if not wrong:
        misset = len(wanted.breaks ^ read.breaks), len(wanted.crossheads ^ read.crossheads)
        total.touches += sum(misset)
        total.faults += [
            f"breaks: {wanted.headline}: {misset[0]} breaks and {misset[1]} crossheads"
        ] * any(misset)


def _of_truth(article: Mapping[str, Any]) -> Article:
    """An article of a truth file; a crosshead stands there as “## …”."""
    texts = article["paragraphs"]
    return Article(
        kicker=_tight(article["kicker"]),
        headline=_tight(article["headline"]),
        deck=_tight(article["deck"]),
        byline=frozenset(
            (_tight(b["name"]), b.get("role", "") in PHOTOGRAPHER) for b in article["bylines"]
        ),
        paragraphs=_tight_all(text.removeprefix("## ") for text in texts),
        crossheads=frozenset(_tight_all(text[3:] for text in texts if text.startswith("## "))),
        photos=tuple(
            Photo(_tight(p["caption"]), _credits_of_truth(p)) for p in article["photos"]
        ),
        section=_tight(article.get("section") or ""),
        region=tuple(article["region"]) if article.get("region") else None,
    )


def _credits_of_truth(photo: Mapping[str, Any]) -> frozenset[str]:
    """Of one name, or of any number of people."""
    if "credit" in photo:
        return frozenset([_tight(photo["credit"])])
    return frozenset(_tight(person["name"]) for person in photo["credits"])


def _of_story(story: Story) -> Article:
    return Article(
        kicker=_tight(story.kicker),
        headline=_tight(story.headline),
        deck=_tight(story.deck),
        byline=frozenset(
            (_tight(person.name), person.role in PHOTOGRAPHER) for person in story.bylines
        ),
        paragraphs=_tight_all(part.text for part in story.body),
        crossheads=frozenset(
            _tight_all(part.text for part in story.body if part.kind == "crosshead")
        ),
        photos=tuple(
            Photo(_tight(p.caption), frozenset(_tight(c.name) for c in p.credits))
            for p in story.pictures
        ),
        section=_tight(story.section),
        region=_whole(story),
    )


def _whole(story: Story) -> Rectangle | None:
    """The box around all that stands on the story's first page."""
    pages = [region.page_sequence for region in story.regions[:1]]
    corners = [
        point
        for region in story.regions
        if region.page_sequence in pages
        for point in region.polygon
    ]
    xs, ys = zip(*corners, strict=True) if corners else ((), ())
    return (min(xs), min(ys), max(xs), max(ys)) if corners else None


def _tight(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _tight_all(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(tight for text in texts if (tight := _tight(text)))

"""An issue of twelve pages as a reading with faults would bring it, and what it is in truth."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import reduce

from articles.intake.import_records import FileOrigin
from articles.intake.incoming_page import IncomingPage
from articles.intake.page_identity import PageIdentity
from articles.intake.page_import import import_pages
from articles.models import Page, PageDoubt
from articles.reading.arrangement import Operation
from articles.reading.confidence import PICTURE, WEAK_OPENING
from articles.reading.operations import apply_operation
from articles.reading.page_layout import PageLayout, blocks_by_story
from articles.reading.shapes import Doubt, Finding, PageReading
from articles.reading.story_writing import write_stories
from tests.factories import DAY
from tests.reading.page_faults import KINDS, Fault, with_faults
from tests.reading.sample_layouts import read_sample
from tests.site.prints import with_picture

# The given set, county pages, the twin of a real one, and another paper's: all of them are read right, but
# for small type that the reading of the twin leaves to the editor
PAGES = (
    "broadsheet-1.pdf",
    "dense-1.pdf",
    "county-0.pdf",
    "airy-1.pdf",
    "tabloid-1.pdf",
    "dense-2.pdf",
    "county-2.pdf",
    "twin-1.pdf",
    "broadsheet-2.pdf",
    "tabloid-2.pdf",
    "youth-3.pdf",
    "airy-2.pdf",
)


@dataclass(frozen=True)
class FaultyPage:
    """`truth`: its blocks where they belong; `announced`: by the doubt's pk, those faults that a doubt tells of."""

    page: Page
    truth: PageLayout
    faults: tuple[Fault, ...]
    announced: dict[int, Fault]


@dataclass(frozen=True)
class _Made:
    reading: PageReading
    truth: PageLayout
    faults: list[Fault]
    told: list[Fault]


def make_faulty_issue(seed: int, faults: int = 3) -> list[FaultyPage]:
    """`faults` on each page, those kinds first that were rare before; about every second is announced by a doubt.

    Each page has a doubt about what is right, too, and what the reading itself leaves of it.
    """
    chance, had = random.Random(seed), Counter[str]()
    made = []
    for name in PAGES:
        [reading] = read_sample(name)
        made.append(_made(reading, faults, chance, had))
    incoming = [_incoming(one.reading, n) for n, one in enumerate(made, 1)]
    reports = [report for _page, report in import_pages(incoming)]
    rows = [with_picture(Page.objects.get(pk=report.page)) for report in reports]
    return [_faulty(row, one) for row, one in zip(rows, made, strict=True)]


def _made(reading: PageReading, faults: int, chance: random.Random, had: Counter[str]) -> _Made:
    """`had`: how often each kind was put in on the pages before; what is rare comes first."""
    read = _without_images(reading.layout)
    left = _left_by_the_reading(read)
    truth = reduce(apply_operation, (fault.mends[0] for fault in left), read)
    kinds = sorted(KINDS, key=lambda kind: (had[kind], chance.random()))
    layout, found = with_faults(read, chance.randrange(1000), faults, kinds)
    had.update(fault.kind for fault in found)
    told = [fault for fault in found if chance.random() < 0.5 and fault.kind != "left over"]
    doubts = {fault.stories[0]: [_doubt(fault)] for fault in told}
    _alarm(layout, {n for fault in found for n in fault.stories}, doubts)
    return _Made(_reading(reading, layout, doubts), truth, [*found, *left], told)


def _left_by_the_reading(layout: PageLayout) -> list[Fault]:
    """Small type at the page's head, such as the paper's name in another language."""
    return [
        Fault(
            "left by the reading", (Operation("kind", (block.number,), value="furniture"),), ()
        )
        for block in layout.blocks
        if block.kind == "leftover"
    ]


def _without_images(layout: PageLayout | None) -> PageLayout:
    """No files come with the pages of a test."""
    assert layout is not None
    return replace(layout, blocks=tuple(replace(block, image="") for block in layout.blocks))


def _doubt(fault: Fault) -> Doubt:
    [mend] = fault.mends
    return Doubt(PICTURE, (("words", fault.kind),), blocks=mend.blocks, proposal=mend)


def _alarm(layout: PageLayout, wrong: Iterable[int], doubts: dict[int, list[Doubt]]) -> None:
    """A doubt about what is right, if possible with a mend: the editor waves it through."""
    stories = blocks_by_story(layout.blocks)
    right = {n: own for n, own in stories.items() if n not in wrong} or stories
    bodies = {n: [block for block in own if block.role == "body"] for n, own in right.items()}
    story = max(bodies, key=lambda n: min(2, len(bodies[n])))
    last = bodies[story][:2][-1]
    mend = Operation("split", (last.number,)) if len(bodies[story]) > 1 else None
    said = (("headline", last.text[:9]),)
    doubt = Doubt(WEAK_OPENING, said, blocks=(last.number,), proposal=mend)
    doubts.setdefault(story, []).append(doubt)


def _reading(
    reading: PageReading, layout: PageLayout, doubts: dict[int, list[Doubt]]
) -> PageReading:
    findings = tuple(
        Finding(
            one.story, 0.9, tuple(doubts.get(one.number, ())), one.continues_on,
            one.continued_from, one.number,
        )
        for one in write_stories(layout.blocks, layout.groups, layout.setting)
    )  # fmt: skip
    return replace(reading, findings=findings, layout=layout, sheet=1)


def _incoming(reading: PageReading, number: int) -> IncomingPage:
    origin = FileOrigin(f"{number}.pdf", f"{number:064x}", 190650, None, 1)
    own = replace(reading, sequence=1)
    return IncomingPage(own, PageIdentity(DAY, "", str(number)), origin)


def _faulty(page: Page, made: _Made) -> FaultyPage:
    kinds = {fault.kind: fault for fault in made.told}
    announced = {
        row.pk: kinds[row.arguments["words"]]
        for row in PageDoubt.objects.filter(page=page)
        if row.arguments.get("words") in kinds
    }
    assert len(announced) == len(made.told)
    return FaultyPage(page, made.truth, tuple(made.faults), announced)

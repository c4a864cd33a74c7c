"""Parts of stories that go on on other pages, kept with each page's record as they stand on that page alone.

So any page of such a story can be imported again by itself: the other pages' parts are taken from their records.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from articles.images.media import PageMedia
from articles.intake.normalization import storable
from articles.intake.page_identity import PageIdentity
from articles.intake.readings import FileReading
from articles.models import ImportRecord, Issue, Page
from articles.models.doubts import stored
from articles.reading.issue.jumps import is_page, join_continuations
from articles.reading.issue.numbering import renumbered
from articles.reading.shapes import Doubt, Finding, PageReading
from articles.story import StoryPicture, story_from_dict, story_to_dict

IdentifiedFile = tuple[FileReading, Sequence[PageIdentity]]


def story_parts(reading: PageReading) -> list[dict[str, Any]]:
    """The page's parts of stories that are on other pages, too, as an ImportRecord keeps them."""
    return [
        storable(
            {
                "story": story_to_dict(finding.story),
                "confidence": finding.confidence,
                "doubts": stored(finding.doubts),
                "continues_on": finding.continues_on,
                "continued_from": finding.continued_from,
            }
        )
        for finding in reading.findings
        if is_continued(finding)
    ]


def is_continued(finding: Finding) -> bool:
    return bool(finding.continues_on or finding.continued_from)


def parts_on_other_pages(issues: Collection[Issue], but: Collection[Page]) -> dict[Page, PageReading]:
    """The issues' other pages that last came with such parts, each as a reading of these alone."""
    records = ImportRecord.objects.filter(page__issue__in=issues, result=ImportRecord.Result.IMPORTED)
    records = records.select_related("page__issue").defer("kept", "doubts", "furniture", "leftovers")
    latest = {record.page: record.halves for record in records.exclude(page__in=but).order_by("pk")}
    return {page: _reading(page, halves) for page, halves in latest.items() if halves}


def join_parts(pages: Mapping[Page, PageReading]) -> dict[Page, PageReading]:
    """The pages' readings with the parts of every story put together; regions name a page by its place in the issue."""
    placed = [_numbered(reading, page.number, page.sequence) for page, reading in pages.items()]
    return dict(zip(pages, join_continuations(placed), strict=True))


def join_files(read: Sequence[IdentifiedFile]) -> list[IdentifiedFile]:
    """Files as read, with the places of their pages: the parts of every story put together as an import would."""
    issues: defaultdict[tuple[Any, str], list[tuple[int, int]]] = defaultdict(list)
    for n, (_reading, places) in enumerate(read):
        for m, place in enumerate(places):
            issues[place.date, place.edition].append((n, m))
    pages = [list(reading.pages) for reading, _places in read]
    for spots in issues.values():
        said = [_numbered(read[n][0].pages[m], read[n][1][m].number, spot) for spot, (n, m) in enumerate(spots, 1)]
        for (n, m), whole in zip(spots, join_continuations(said), strict=True):
            pages[n][m] = replace(pages[n][m], findings=whole.findings, furniture=whole.furniture)
    return [(replace(file, pages=tuple(own)), places) for (file, places), own in zip(read, pages, strict=True)]


def stories_continued_on(reading: PageReading, others: Iterable[Page]) -> PageReading:
    """Of a page that did not come in, the stories that begin on it and, as it says, go on on one of the others."""
    numbers = [page.number for page in others]
    here = reading.facts.number
    findings = (f for f in reading.findings if any(is_page(f.continues_on, number, here) for number in numbers))
    return replace(reading, findings=tuple(findings))


def with_media_names(reading: PageReading, media: PageMedia) -> PageReading:
    """The reading whose pictures name their photos' files in the media, "" where there is none."""
    return replace(reading, findings=tuple(_with_media(finding, media) for finding in reading.findings))


def groups_with_shared_stories(readings: Sequence[PageReading]) -> list[list[int]]:
    """The readings' indexes in groups that share a story; those that share none are groups of their own."""
    numbered = [renumbered(reading, index) for index, reading in enumerate(readings)]
    group = {index: {index} for index in range(len(readings))}
    jumping = [replace(r, findings=tuple(f for f in r.findings if is_continued(f))) for r in numbered]
    for reading in join_continuations(jumping):
        for finding in reading.findings:
            pages = {reading.sequence, *(region.page_sequence for region in finding.story.regions)}
            join_parts = set().union(*(group[index] for index in pages))
            group |= dict.fromkeys(join_parts, join_parts)
    return [sorted(indexes) for index, indexes in group.items() if index == min(indexes)]


def _reading(page: Page, halves: Iterable[Mapping[str, Any]]) -> PageReading:
    findings = tuple(_finding(half) for half in halves)
    return replace(PageReading(0, findings=findings), sequence=-1)


def _finding(half: Mapping[str, Any]) -> Finding:
    return Finding(
        story_from_dict(half["story"]),
        half["confidence"],
        tuple(Doubt(entry["message"], tuple(entry["arguments"].items())) for entry in half["doubts"]),
        half["continues_on"],
        half["continued_from"],
    )


def _numbered(reading: PageReading, number: str, sequence: int) -> PageReading:
    return renumbered(replace(reading, facts=replace(reading.facts, number=number)), sequence)


def _with_media(finding: Finding, media: PageMedia) -> Finding:
    pictures = tuple(_named(picture, media) for picture in finding.story.pictures)
    return replace(finding, story=replace(finding.story, pictures=pictures))


def _named(picture: StoryPicture, media: PageMedia) -> StoryPicture:
    shot = media.photos.get(picture.image)
    return replace(picture, image=shot.name if shot else "")

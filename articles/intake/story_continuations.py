"""Stories that continue on other pages: each page's part is kept in its ImportRecord, as it
stands on that page alone.

So any page of such a story can be imported again by itself: the other pages' parts are taken
from their records.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from articles.desk.normalization import storable
from articles.images.media import PageMedia
from articles.intake.page_identity import PageIdentity
from articles.intake.readings import FileReading
from articles.models import ImportRecord, Issue, Page
from articles.reading.issue.jump_matching import is_page
from articles.reading.issue.jumps import join_continuations
from articles.reading.issue.numbering import renumbered
from articles.reading.operation_codec import operation_from_dict, operation_to_dict
from articles.reading.page_layout import PageLayout
from articles.reading.shapes import Doubt, Finding, PageReading
from articles.story import StoryPicture, story_from_dict, story_to_dict

# A file as read, an identity for each of its pages
IdentifiedFile = tuple[FileReading, Sequence[PageIdentity]]
_IssueKey = tuple[datetime.date | None, str]  # date and edition
_PageIndex = tuple[int, int]  # a file's index among the files, and a page's in its file
# Of a page that is made of kept parts, until it is numbered; no page of a file has it
NO_SEQUENCE = -1


def story_parts(reading: PageReading) -> list[dict[str, Any]]:
    """The page's parts of stories that are on other pages, too, as `ImportRecord.halves` keeps them."""
    return [_part_to_dict(finding) for finding in reading.findings if is_continued(finding)]


def is_continued(finding: Finding) -> bool:
    """Whether the page says that the story continues on another page or comes from one."""
    return bool(finding.continues_on or finding.continued_from)


def parts_on_other_pages(
    issues: Collection[Issue], but: Collection[Page]
) -> dict[Page, PageReading]:
    """The pages of the issues, `but` those, whose last import has parts of stories; each as a reading of its parts."""
    records = ImportRecord.objects.filter(
        page__issue__in=issues, result=ImportRecord.Result.IMPORTED
    )
    records = records.select_related("page__issue").defer(
        "kept", "doubts", "furniture", "leftovers"
    )
    latest = {
        record.page: record.halves for record in records.exclude(page__in=but).order_by("pk")
    }
    return {page: _reading_of_parts(parts) for page, parts in latest.items() if parts}


def join_parts(pages: Mapping[Page, PageReading]) -> dict[Page, PageReading]:
    """The readings of pages of one issue with the parts of every story joined on the page where
    it begins.

    Their regions then name a page by its sequence in the issue.
    """
    numbered = [
        _numbered(reading, page.number, page.sequence) for page, reading in pages.items()
    ]
    return dict(zip(pages, join_continuations(numbered), strict=True))


def join_files(files: Sequence[IdentifiedFile]) -> list[IdentifiedFile]:
    """The files with the parts of every story joined, over all pages of an issue, as an import would join them."""
    pages = [list(reading.pages) for reading, _identities in files]
    for indexes in _by_issue(files).values():
        numbered = [
            _numbered(pages[file][page], files[file][1][page].number, sequence)
            for sequence, (file, page) in enumerate(indexes, 1)
        ]
        for (file, page), joined in zip(indexes, join_continuations(numbered), strict=True):
            pages[file][page] = replace(
                pages[file][page], findings=joined.findings, furniture=joined.furniture
            )
    return [
        (replace(reading, pages=tuple(own)), identities)
        for (reading, identities), own in zip(files, pages, strict=True)
    ]


def _by_issue(files: Sequence[IdentifiedFile]) -> dict[_IssueKey, list[_PageIndex]]:
    issues: defaultdict[_IssueKey, list[_PageIndex]] = defaultdict(list)
    for file, (_reading, identities) in enumerate(files):
        for page, identity in enumerate(identities):
            issues[identity.date, identity.edition].append((file, page))
    return issues


def stories_continued_on(reading: PageReading, others: Iterable[Page]) -> PageReading:
    """The reading with those of its stories alone that continue, as the page says, on one of the `others`."""
    numbers = [page.number for page in others]
    here = reading.facts.number
    findings = [
        finding
        for finding in reading.findings
        if any(is_page(finding.continues_on, number, here) for number in numbers)
    ]
    return replace(reading, findings=tuple(findings))


def with_media_names(reading: PageReading, media: PageMedia) -> PageReading:
    """The reading with each picture's image named as its file in the media is, "" where it has none."""
    findings = tuple(_with_media_names(finding, media) for finding in reading.findings)
    layout = reading.layout and _layout_with_media_names(reading.layout, media)
    return replace(reading, findings=findings, layout=layout)


def _layout_with_media_names(layout: PageLayout, media: PageMedia) -> PageLayout:
    blocks = tuple(
        replace(block, image=_media_name(block.image, media)) if block.image else block
        for block in layout.blocks
    )
    return replace(layout, blocks=blocks)


def groups_with_shared_stories(readings: Sequence[PageReading]) -> list[list[int]]:
    """The readings' indexes in groups; pages that share a story, directly or over others, are
    in one group.

    A page that shares none is a group of its own.
    """
    group = {index: {index} for index in range(len(readings))}
    for reading in join_continuations(_only_continued(readings)):
        for finding in reading.findings:
            pages = {
                reading.sequence,
                *(region.page_sequence for region in finding.story.regions),
            }
            merged = set().union(*(group[index] for index in pages))
            group |= dict.fromkeys(merged, merged)
    return [sorted(indexes) for index, indexes in group.items() if index == min(indexes)]


def _only_continued(readings: Sequence[PageReading]) -> list[PageReading]:
    """The readings, numbered by their indexes, with their continued stories alone."""
    numbered = [renumbered(reading, index) for index, reading in enumerate(readings)]
    return [
        replace(each, findings=tuple(filter(is_continued, each.findings))) for each in numbered
    ]


def _part_to_dict(finding: Finding) -> dict[str, Any]:
    part: dict[str, Any] = storable(
        {
            "story": story_to_dict(finding.story),
            "confidence": finding.confidence,
            "doubts": [_doubt_to_dict(doubt) for doubt in finding.doubts],
            "continues_on": finding.continues_on,
            "continued_from": finding.continued_from,
            "number": finding.number,
        }
    )
    return part


def _doubt_to_dict(doubt: Doubt) -> dict[str, Any]:
    return {
        "message": doubt.message,
        "arguments": dict(doubt.arguments),
        "region": doubt.region,
        "margin": doubt.margin,
        "blocks": doubt.blocks,
        "proposal": operation_to_dict(doubt.proposal) if doubt.proposal else None,
    }


def _doubt_from_dict(entry: Mapping[str, Any]) -> Doubt:
    """Records of before doubts had a place have but message and arguments."""
    region, proposal = entry.get("region"), entry.get("proposal")
    return Doubt(
        message=entry["message"],
        arguments=tuple(entry["arguments"].items()),
        region=tuple(region) if region else None,
        margin=entry.get("margin"),
        blocks=tuple(entry.get("blocks", ())),
        proposal=operation_from_dict(proposal) if proposal else None,
    )


def _part_from_dict(part: Mapping[str, Any]) -> Finding:
    return Finding(
        story_from_dict(part["story"]),
        part["confidence"],
        tuple(_doubt_from_dict(entry) for entry in part["doubts"]),
        part["continues_on"],
        part["continued_from"],
        part.get("number", 0),  # of before blocks were kept
    )


def _reading_of_parts(parts: Iterable[Mapping[str, Any]]) -> PageReading:
    return PageReading(NO_SEQUENCE, findings=tuple(_part_from_dict(part) for part in parts))


def _numbered(reading: PageReading, number: str, sequence: int) -> PageReading:
    facts = replace(reading.facts, number=number)
    return renumbered(replace(reading, facts=facts), sequence)


def _with_media_names(finding: Finding, media: PageMedia) -> Finding:
    pictures = tuple(_with_media_name(picture, media) for picture in finding.story.pictures)
    return replace(finding, story=replace(finding.story, pictures=pictures))


def _with_media_name(picture: StoryPicture, media: PageMedia) -> StoryPicture:
    return replace(picture, image=_media_name(picture.image, media))


def _media_name(image: str, media: PageMedia) -> str:
    photo = media.photos.get(image)
    return photo.name if photo else ""

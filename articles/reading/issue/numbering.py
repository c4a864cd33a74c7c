"""A page's place in its file, which only the file's other pages tell: a spread is two pages on one sheet."""

from __future__ import annotations

from dataclasses import replace

from articles.reading.shapes import Finding, PageReading
from articles.story import Region, Story, StoryPicture


def renumbered(reading: PageReading, sequence: int) -> PageReading:
    """The reading as page `sequence` of its file, and with it the page that its regions name."""
    if reading.sequence == sequence:
        return reading
    findings = tuple(
        replace(finding, story=_moved(finding, sequence)) for finding in reading.findings
    )
    layout = reading.layout
    if layout is not None:
        layout = replace(layout, setting=replace(layout.setting, sequence=sequence))
    return replace(reading, sequence=sequence, findings=findings, layout=layout)


def _moved(finding: Finding, sequence: int) -> Story:
    story = finding.story
    return replace(
        story,
        regions=tuple(_on(region, sequence) for region in story.regions),
        pictures=tuple(_picture_on(picture, sequence) for picture in story.pictures),
    )


def _picture_on(picture: StoryPicture, sequence: int) -> StoryPicture:
    return replace(picture, region=_on(picture.region, sequence)) if picture.region else picture


def _on(region: Region, sequence: int) -> Region:
    return replace(region, page_sequence=sequence)

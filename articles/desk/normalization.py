"""Normalization of findings: every text fits the column that it goes into, so that no row is
ever refused for it.

Nothing is cut off. A line too long for its field becomes a paragraph of the body; a name too
long for a name stands in a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Model

from articles.desk.revisions import Version
from articles.models import Article, Byline, Contributor, Section
from articles.models.doubt_codes import LONG_LABEL, LONG_LINE, ODD_CREDIT
from articles.reading.shapes import Doubt, Finding
from articles.story import (
    LINES,
    Credit,
    Paragraph,
    Region,
    Story,
    story_from_dict,
    story_to_dict,
)
from articles.text import richtext

FEWEST_CORNERS = 3  # of a polygon
WORDS_IN_DOUBT = 20  # characters of such a line that the doubt quotes
# What no database keeps or no reader sees: NUL and the other controls, halves of surrogate pairs.
_NO_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True)
class NormalizedStory:
    """A finding that goes into rows as it is. `version`: its story and the body's HTML; `confidence` is 0 to 1.

    `number`, `continued`: of the groups of blocks that it is written from, as in a Finding.
    """

    version: Version
    confidence: float
    doubts: tuple[Doubt, ...]
    number: int = 0
    continued: tuple[tuple[int, int], ...] = ()

    @property
    def story(self) -> Story:
        return self.version.story


def normalized(finding: Finding) -> NormalizedStory:
    """The finding with every text in the length and the characters that its column takes.

    Its doubts say what had to be moved or left out for that. Raises nothing.
    """
    story, line_doubts = _with_lines_that_fit(
        story_from_dict(storable(story_to_dict(finding.story)))
    )
    story, name_doubts = _with_names_that_fit(_with_regions_that_fit(story))
    body = richtext.clean(richtext.from_paragraphs(story.body))
    version = Version(replace(story, body=richtext.to_paragraphs(body), source_ref=""), body)
    confidence = min(1.0, max(0.0, finding.confidence))
    return NormalizedStory(
        version=version,
        confidence=confidence,
        doubts=(*finding.doubts, *line_doubts, *name_doubts),
        number=finding.number,
        continued=finding.continued,
    )


def storable(value: Any) -> Any:
    """`value`, any nesting of dicts, lists and tuples, with every text in it fit for a database; tuples as lists."""
    if isinstance(value, str):
        return _NO_TEXT.sub("", value).strip()
    if isinstance(value, dict):
        return {key: storable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [storable(item) for item in value]
    return value


def max_length(model: type[Model], field: str) -> int:
    """How many characters the model's field takes."""
    length: int = model._meta.get_field(field).max_length
    return length


def make_doubt(message: str, **arguments: str) -> Doubt:
    """A doubt of a msgid and its arguments."""
    return Doubt(message, tuple(arguments.items()))


def regions_that_fit(regions: Iterable[Region]) -> tuple[Region, ...]:
    """Polygons within the page; what has too few corners to be one is left out."""
    return tuple(filter(None, map(_region_that_fits, regions)))


def _with_regions_that_fit(story: Story) -> Story:
    regions = regions_that_fit(story.regions)
    pictures = tuple(
        replace(picture, region=_region_that_fits(picture.region)) for picture in story.pictures
    )
    return replace(story, regions=regions, pictures=pictures)


def _region_that_fits(region: Region | None) -> Region | None:
    if region is None or len(region.polygon) < FEWEST_CORNERS:
        return None
    within = tuple((_fraction(x), _fraction(y)) for x, y in region.polygon)
    return replace(region, polygon=within)


def _fraction(value: float) -> float:
    """Within the page, which is 0 to 1, and to five places: under a hundredth of a millimetre."""
    return round(min(1.0, max(0.0, value)), 5)


def _with_lines_that_fit(story: Story) -> tuple[Story, list[Doubt]]:
    lines = {name: getattr(story, name) for name in LINES}
    long = {name: text for name, text in lines.items() if len(text) > max_length(Article, name)}
    doubts = [
        make_doubt(LONG_LINE, length=str(len(text)), words=text[:WORDS_IN_DOUBT])
        for text in long.values()
    ]
    body = tuple(Paragraph(text) for text in long.values()) + story.body
    blank: dict[str, Any] = dict.fromkeys(long, "")
    return replace(story, body=body, **blank), doubts


def _with_names_that_fit(story: Story) -> tuple[Story, list[Doubt]]:
    section, section_doubts = _section_that_fits(story.section)
    bylines, doubts = _credits_that_fit(story.bylines)
    pictures = []
    for picture in story.pictures:
        credits, more = _credits_that_fit(picture.credits)
        pictures.append(replace(picture, credits=credits))
        doubts += more
    story = replace(story, section=section, bylines=bylines, pictures=tuple(pictures))
    return story, section_doubts + doubts


def _section_that_fits(section: str) -> tuple[str, list[Doubt]]:
    if len(section) <= max_length(Section, "name"):
        return section, []
    return "", [make_doubt(LONG_LABEL, length=str(len(section)), text=section)]


def _credits_that_fit(credits: Iterable[Credit]) -> tuple[tuple[Credit, ...], list[Doubt]]:
    """Each person and role once, in order; a doubt for each credit that is left out and says anything."""
    fit: dict[Credit, None] = {}  # keeps the order, as a set does not
    doubts = []
    for credit in credits:
        if _is_fit(credit):
            fit[credit] = None
        elif text := f"{credit.agency} {credit.role} {credit.name}".strip():
            doubts.append(make_doubt(ODD_CREDIT, text=text))
    return tuple(fit), doubts


def _is_fit(credit: Credit) -> bool:
    lengths = (
        (credit.name, max_length(Contributor, "name")),
        (credit.agency, max_length(Contributor, "agency")),
        (credit.role, max_length(Byline, "role")),
    )
    return bool(credit.name) and all(len(text) <= most for text, most in lengths)

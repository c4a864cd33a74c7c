"""Findings made to fit the columns they go into, so that no text, however long or odd, meets one that refuses it.

Nothing is cut: a line too long for its field stands in the body, a name too long for a name in a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_noop

from articles.desk.revisions import Version
from articles.models import Article, Byline, Contributor, Section
from articles.reading.shapes import Doubt, Finding
from articles.story import LINES, Credit, Paragraph, Region, Story, story_from_dict, story_to_dict
from articles.text import richtext

CORNERS = 3  # at least, of a polygon
LONG_LINE = gettext_noop(
    "A line of %(length)s characters is too long for its field, so it stands in the body: %(words)s…"
)
LONG_LABEL = gettext_noop("A label of %(length)s characters is too long for a section's name: %(text)s")
ODD_CREDIT = gettext_noop("A credit without a name, or with one too long, was left out: %(text)s")
# What no database keeps or no reader sees: NUL and the other controls, halves of surrogate pairs.
_NO_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True)
class NormalizedStory:
    """A finding whose story goes into rows as it is."""

    version: Version
    confidence: float
    doubts: tuple[Doubt, ...]

    @property
    def story(self) -> Story:
        return self.version.story


def normalized(finding: Finding) -> NormalizedStory:
    """The finding with every text in the length and the characters that its column takes."""
    story, doubts = _with_lines_that_fit(story_from_dict(storable(story_to_dict(finding.story))))
    story, more = _with_names_that_fit(_with_regions_that_fit(story))
    body = richtext.clean(richtext.from_paragraphs(story.body))
    version = Version(replace(story, body=richtext.to_paragraphs(body), source_ref=""), body)
    return NormalizedStory(version, min(1.0, max(0.0, finding.confidence)), (*finding.doubts, *doubts, *more))


def storable(value: Any) -> Any:
    """`value`, any nesting of dicts, lists and tuples, with every text in it fit for a database."""
    if isinstance(value, str):
        return _NO_TEXT.sub("", value).strip()
    if isinstance(value, dict):
        return {key: storable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [storable(item) for item in value]
    return value


def max_length(model: type[Model], field: str) -> int:
    """How many characters the field takes."""
    return model._meta.get_field(field).max_length


def _with_regions_that_fit(story: Story) -> Story:
    """Polygons within the page, to a hundredth of a millimetre; what is none is left out."""
    regions = tuple(filter(None, map(_region_that_fits, story.regions)))
    pictures = tuple(replace(p, region=_region_that_fits(p.region)) for p in story.pictures)
    return replace(story, regions=regions, pictures=pictures)


def _region_that_fits(region: Region | None) -> Region | None:
    if region is None or len(region.polygon) < CORNERS:
        return None
    within = tuple((_fraction(x), _fraction(y)) for x, y in region.polygon)
    return replace(region, polygon=within)


def _fraction(value: float) -> float:
    return round(min(1.0, max(0.0, value)), 5)


def _with_lines_that_fit(story: Story) -> tuple[Story, list[Doubt]]:
    lines = {name: getattr(story, name) for name in LINES}
    long = {name: text for name, text in lines.items() if len(text) > max_length(Article, name)}
    doubts = [make_doubt(LONG_LINE, length=str(len(text)), words=text[:20]) for text in long.values()]
    body = tuple(Paragraph(text) for text in long.values()) + story.body
    blank: dict[str, Any] = dict.fromkeys(long, "")
    return replace(story, body=body, **blank), doubts


def _with_names_that_fit(story: Story) -> tuple[Story, list[Doubt]]:
    doubts: list[Doubt] = []
    section = story.section
    if len(section) > max_length(Section, "name"):
        doubts.append(make_doubt(LONG_LABEL, length=str(len(section)), text=section))
        section = ""
    bylines = _credits_that_fit(story.bylines, doubts)
    pictures = tuple(replace(p, credits=_credits_that_fit(p.credits, doubts)) for p in story.pictures)
    return replace(story, section=section, bylines=bylines, pictures=pictures), doubts


def _credits_that_fit(credits: Iterable[Credit], doubts: list[Doubt]) -> tuple[Credit, ...]:
    """Each person and role once, in order. What is left out is added to `doubts`."""
    fit: dict[Credit, None] = {}
    for credit in credits:
        if _is_fit(credit):
            fit[credit] = None
        elif text := f"{credit.agency} {credit.role} {credit.name}".strip():
            doubts.append(make_doubt(ODD_CREDIT, text=text))
    return tuple(fit)


def _is_fit(credit: Credit) -> bool:
    lengths = (
        (credit.name, max_length(Contributor, "name")),
        (credit.agency, max_length(Contributor, "agency")),
        (credit.role, max_length(Byline, "role")),
    )
    return bool(credit.name) and all(len(text) <= most for text, most in lengths)


def make_doubt(message: str, **arguments: str) -> Doubt:
    return Doubt(message, tuple(arguments.items()))

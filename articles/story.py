"""An article outside the database: what `reading/` finds, what `formats/` will carry, what a Revision keeps.

Frozen values without Django, so that every room may hold one. `story_to_dict` and `story_from_dict` give the JSON
shape that revisions store; `reading-format.md`'s dry run is a wider shape and is written by the command.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

Kind = Literal["paragraph", "crosshead"]
Point = tuple[float, float]


@dataclass(frozen=True)
class Credit:
    """One person behind a text or a picture. `role` is "" where the paper prints a bare name."""

    name: str
    role: str = ""
    agency: str = ""


@dataclass(frozen=True)
class Paragraph:
    text: str
    kind: Kind = "paragraph"


@dataclass(frozen=True)
class Region:
    """Where a story stands on a page: a polygon in fractions of the page, origin top left."""

    page_sequence: int
    polygon: tuple[Point, ...]

    @classmethod
    def of_box(cls, page_sequence: int, box: Sequence[float]) -> Region:
        """The rectangle x0, y0, x1, y1."""
        x0, y0, x1, y1 = box
        return cls(page_sequence, ((x0, y0), (x1, y0), (x1, y1), (x0, y1)))

    @property
    def box(self) -> tuple[float, float, float, float]:
        """The rectangle around it: x0, y0, x1, y1."""
        xs, ys = zip(*self.polygon, strict=True)
        return min(xs), min(ys), max(xs), max(ys)


@dataclass(frozen=True)
class Picture:
    """A photo's use in a story. `image` names the picture's file, "" where the source holds text only."""

    caption: str = ""
    caption_printed: str = ""
    credits: tuple[Credit, ...] = ()
    image: str = ""
    region: Region | None = None


@dataclass(frozen=True)
class Story:
    kicker: str = ""
    headline: str = ""
    deck: str = ""
    section: str = ""
    lead_in: str = ""
    dateline: str = ""
    bylines: tuple[Credit, ...] = ()
    byline_printed: str = ""
    body: tuple[Paragraph, ...] = ()
    pictures: tuple[Picture, ...] = ()
    regions: tuple[Region, ...] = ()
    source_ref: str = ""

    @property
    def text(self) -> str:
        """The body without paragraph breaks; the captions where a photo story has no body."""
        return "".join(p.text for p in self.body) or "".join(p.caption for p in self.pictures)

    @property
    def title(self) -> str:
        """The headline, else the first words: a brief under a common label has no headline of its own."""
        return self.headline or self.text[:20]


def story_to_dict(story: Story) -> dict[str, Any]:
    """The story as plain JSON values, every field present."""
    return asdict(story)


def story_from_dict(data: Mapping[str, Any]) -> Story:
    """The story that `story_to_dict` wrote; a field it does not name keeps its default."""
    fields = {name: data[name] for name in Story.__dataclass_fields__ if name in data}
    fields["bylines"] = _credits(data)
    fields["body"] = tuple(Paragraph(**p) for p in data.get("body", ()))
    fields["pictures"] = tuple(_picture(p) for p in data.get("pictures", ()))
    fields["regions"] = tuple(_region(r) for r in data.get("regions", ()))
    return Story(**fields)


def _credits(data: Mapping[str, Any], key: str = "bylines") -> tuple[Credit, ...]:
    return tuple(Credit(**c) for c in data.get(key, ()))


def _region(data: Mapping[str, Any]) -> Region:
    return Region(data["page_sequence"], tuple((x, y) for x, y in data["polygon"]))


def _picture(data: Mapping[str, Any]) -> Picture:
    region = _region(data["region"]) if data.get("region") else None
    return Picture(
        caption=data.get("caption", ""),
        caption_printed=data.get("caption_printed", ""),
        credits=_credits(data, "credits"),
        image=data.get("image", ""),
        region=region,
    )

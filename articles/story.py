"""An article outside the database: what `reading/` finds, what a Revision keeps, what `formats/` are written from.

Frozen values without Django, so that every room may hold one. `FIELDS` is the one table of a story's fields: a line of
text that Story, this table and Article have is imported, compared, corrected, told as JSON and searched.
`story_to_dict` and `story_from_dict` give the JSON shape that revisions store; the dry run's is a wider one and is
written by the command.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

Kind = Literal["paragraph", "crosshead"]
Point = tuple[float, float]
Shape = Literal["line", "section", "credits", "paragraphs", "pictures", "regions", "reference"]
FormPart = Literal["stack", "opening", "body", "place", "rows", ""]


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
class StoryPicture:
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
    pictures: tuple[StoryPicture, ...] = ()
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


@dataclass(frozen=True)
class StoryField:
    """A field of Story, and of Article under the same name: a column, or the relation that leads to its rows.

    `form`: the part of the editor's form that it stands in, "rows" for a table below the form, "" where no editor
    changes it; then no import writes over it and no revision compares it, either.
    `shape`: a "line" is a column with one line of plain text. Whatever is done with fields is done with it, so it needs
    nothing but this row; every other shape has its own code where it is written, read and told.
    """

    name: str
    form: FormPart
    shape: Shape = "line"


# In the order of the form, of the dry run's JSON and of the text that is searched.
# `byline_printed` stands right before `body`, as on the page (`reading_format`).
FIELDS = (
    StoryField("kicker", "stack"),
    StoryField("headline", "stack"),
    StoryField("deck", "stack"),
    StoryField("section", "place", "section"),
    StoryField("lead_in", "opening"),
    StoryField("dateline", "opening"),
    StoryField("bylines", "rows", "credits"),
    StoryField("byline_printed", "opening"),
    StoryField("body", "body", "paragraphs"),
    StoryField("pictures", "rows", "pictures"),
    StoryField("regions", "", "regions"),
    StoryField("source_ref", "", "reference"),
)
LINES = tuple(field.name for field in FIELDS if field.shape == "line")
# What an editor can change and a page can say anew. `section`, `bylines` and `pictures` each count as one field.
CHANGEABLE = tuple(field.name for field in FIELDS if field.form)


def in_form(part: FormPart) -> list[str]:
    """The names of the fields in this part of the editor's form."""
    return [field.name for field in FIELDS if field.form == part]


def story_to_dict(story: Story) -> dict[str, Any]:
    """The story as plain JSON values, every field present."""
    return asdict(story)


def story_from_dict(data: Mapping[str, Any]) -> Story:
    """The story that `story_to_dict` wrote; a field it does not name keeps its default."""
    return Story(**{field.name: _value(field, data[field.name]) for field in FIELDS if field.name in data})


def _value(field: StoryField, data: Any) -> Any:
    """Of lists, the values that they hold; a text is one already."""
    read = _READERS.get(field.shape)
    return tuple(map(read, data)) if read else data


def _credit(data: Mapping[str, Any]) -> Credit:
    return Credit(**data)


def _paragraph(data: Mapping[str, Any]) -> Paragraph:
    return Paragraph(**data)


def _region(data: Mapping[str, Any]) -> Region:
    return Region(data["page_sequence"], tuple((x, y) for x, y in data["polygon"]))


def _picture(data: Mapping[str, Any]) -> StoryPicture:
    region = _region(data["region"]) if data.get("region") else None
    return StoryPicture(
        caption=data.get("caption", ""),
        caption_printed=data.get("caption_printed", ""),
        credits=tuple(map(_credit, data.get("credits", ()))),
        image=data.get("image", ""),
        region=region,
    )


_READERS: Mapping[Shape, Callable[[Mapping[str, Any]], Any]] = {
    "credits": _credit,
    "paragraphs": _paragraph,
    "pictures": _picture,
    "regions": _region,
}

"""An article outside the database: what `reading/` finds, what a Revision stores, what
`formats/` write.

Frozen values without Django, which every package may use. FIELDS is the one table of a story's
fields: a line of text that is in Story, in this table and in Article is imported, merged,
edited, compared, written as JSON and indexed. `story_to_dict` and `story_from_dict` convert to
and from the JSON that revisions store. A dry run's JSON is another, wider one: see
`management.reading_format`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

Kind = Literal["paragraph", "crosshead"]
# "" is a report or any other story of the paper's own
StoryKind = Literal["", "notice", "statement", "obituary"]
Point = tuple[float, float]
Shape = Literal[
    "line", "section", "kind", "credits", "paragraphs", "pictures", "regions", "reference"
]
FormPart = Literal["stack", "opening", "body", "place", "rows", ""]


@dataclass(frozen=True)
class Credit:
    """A person named as author or photographer. `role` is "" if the paper prints a bare name."""

    name: str
    role: str = ""
    agency: str = ""


@dataclass(frozen=True)
class Paragraph:
    text: str
    kind: Kind = "paragraph"


@dataclass(frozen=True)
class Region:
    """Where a story or picture is on a page: a polygon in fractions of the page, origin top left."""

    page_sequence: int
    polygon: tuple[Point, ...]

    @classmethod
    def of_box(cls, page_sequence: int, box: Sequence[float]) -> Region:
        """The rectangle `box`: x0, y0, x1, y1."""
        x0, y0, x1, y1 = box
        return cls(page_sequence, ((x0, y0), (x1, y0), (x1, y1), (x0, y1)))

    @property
    def box(self) -> tuple[float, float, float, float]:
        """The bounding box: x0, y0, x1, y1."""
        xs, ys = zip(*self.polygon, strict=True)
        return min(xs), min(ys), max(xs), max(ys)


@dataclass(frozen=True)
class StoryPicture:
    """A photo's use in a story. `image` names its file; "" if the source has text only."""

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
    kind: StoryKind = ""
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
        """The body without paragraph breaks; the captions of a photo story, which has no body."""
        return "".join(p.text for p in self.body) or "".join(p.caption for p in self.pictures)

    @property
    def title(self) -> str:
        """The headline, or the first 20 characters of a brief without one."""
        return self.headline or self.text[:20]


@dataclass(frozen=True)
class StoryField:
    """A field of Story, and of Article under the same name: a column, or a relation to its
    rows.

    `form`: the part of the editor's form that it is in; "rows" for an inline below the form; ""
    if no editor changes it, and then no import merges it and no revision compares it. `shape`:
    a "line" is a column with one line of plain text. Everything that handles fields handles a
    line, so adding one takes nothing but a row of this table. Every other shape has code of its
    own where it is written and read.
    """

    name: str
    form: FormPart
    shape: Shape = "line"


# In the order of the form, of a dry run's JSON and of the indexed text.
# `byline_printed` comes right before `body`, as on the page (`management.reading_format`).
FIELDS = (
    StoryField("kicker", "stack"),
    StoryField("headline", "stack"),
    StoryField("deck", "stack"),
    StoryField("section", "place", "section"),
    StoryField("kind", "place", "kind"),
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
# Those that Article keeps as plain text in a column of its own, but for the body.
COLUMNS = tuple(field.name for field in FIELDS if field.shape in {"line", "kind"})
# What both an editor and a new import can change. `section`, `bylines` and `pictures` count as one field each.
CHANGEABLE = tuple(field.name for field in FIELDS if field.form)


def in_form(part: FormPart) -> list[str]:
    """The names of the fields in this part of the editor's form."""
    return [field.name for field in FIELDS if field.form == part]


def story_to_dict(story: Story) -> dict[str, Any]:
    """The story as plain JSON values, every field present."""
    return asdict(story)


def story_from_dict(data: Mapping[str, Any]) -> Story:
    """The story that `story_to_dict` wrote; a field that is missing has its default."""
    return Story(
        **{
            field.name: _value(field, data[field.name])
            for field in FIELDS
            if field.name in data
        }
    )


def _value(field: StoryField, data: Any) -> Any:
    """The field's value: text as it is, a list as a tuple of values."""
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

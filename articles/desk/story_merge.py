"""Three-way merge of stories of a page whose blocks were put elsewhere, all of them at once: what an editor has
changed stays, and goes along where its text goes. Reads and writes no rows.

base    what the page's blocks said before
ours    the article as its rows stand now, with whatever an editor has changed
theirs  what the blocks say now

`intake.three_way_merge` does it for a page that was printed anew.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Any, TypeVar

from articles.desk.paragraphs_over_pages import ParagraphOverPages, paragraph_over_pages
from articles.desk.revisions import Version
from articles.story import COLUMNS, LINES, Credit, Story, StoryPicture
from articles.text import richtext
from articles.text.alignment import aligned
from articles.text.joint_merge import TextSides, merge_jointly

NOTHING = Version(Story())
_CROSSHEAD = "<h3>{}</h3>"  # as `richtext.from_paragraphs` writes one
_Item = TypeVar("_Item", bound=Hashable)


@dataclass(frozen=True)
class StorySides:
    """A story that changes. NOTHING as `base` and `ours`: it is new; as `theirs`: no block is left of it."""

    base: Version = NOTHING
    ours: Version = NOTHING
    theirs: Version = NOTHING


@dataclass(frozen=True)
class MergedVersion:
    """`kept`: names of the fields in which the editor's words stand, although the blocks say something else."""

    version: Version
    kept: tuple[str, ...] = ()


def merge_stories(stories: Sequence[StorySides]) -> list[MergedVersion]:
    """Each story merged, in their order; where it stands in print is as it was (`page_zones`)."""
    edits = _edited_lines(stories)
    stories = [replace(one, theirs=_with_edits(one, edits)) for one in stories]
    over_pages = [_over_pages(one) for one in stories]
    sides = [_body_sides(*each) for each in zip(stories, over_pages, strict=True)]
    bodies = merge_jointly(sides)
    pictures = _PictureEdits.of(stories)
    merged = []
    for one, body, over in zip(stories, bodies, over_pages, strict=True):
        fields, kept = _merged_fields(one)
        html = "\n".join(over.joined(body.paragraphs) if over else body.paragraphs)
        story = replace(
            one.ours.story,
            **fields,
            bylines=_merge_items(*_each(one, _bylines)),
            body=richtext.to_paragraphs(html),
            pictures=pictures.merged(one),
        )
        kept += ["body"] * bool(body.conflicts)
        merged.append(MergedVersion(Version(story, html), tuple(kept)))
    return merged


def _each(one: StorySides, value: Any) -> tuple[Any, Any, Any]:
    return value(one.base), value(one.ours), value(one.theirs)


def _bylines(version: Version) -> tuple[Credit, ...]:
    return version.story.bylines


def _over_pages(one: StorySides) -> ParagraphOverPages | None:
    pages = {region.page_sequence for region in one.ours.story.regions}
    return paragraph_over_pages(one.base.body, one.ours.body) if len(pages) > 1 else None


def _body_sides(one: StorySides, over: ParagraphOverPages | None) -> TextSides:
    base, ours, theirs = _each(one, lambda version: tuple(version.body.splitlines()))
    return TextSides(base, over.parted(ours) if over else ours, theirs)


# --- lines: the headline with what is above and below it, and whatever else has a column


def _merged_fields(one: StorySides) -> tuple[dict[str, Any], list[str]]:
    """The values of the columns and the section, and the names of those in which both sides differ."""
    values: dict[str, Any] = {}
    kept = []
    for name in (*COLUMNS, "section"):
        base, ours, theirs = _each(one, lambda version, name=name: getattr(version.story, name))
        values[name] = theirs if ours == base else ours
        if theirs not in (base, ours) and ours != base:
            kept.append(name)
    return values, kept


def _edited_lines(stories: Iterable[StorySides]) -> dict[str, str]:
    """What the blocks said → what an editor made of it: of lines and crossheads, which may become each other."""
    found: dict[str, str] = {}
    for one in stories:
        before, now = one.base.story, one.ours.story
        lines = [(getattr(before, name), getattr(now, name)) for name in LINES]
        pairs = [*lines, *_edited_crossheads(one)]
        found |= {old: new for old, new in pairs if old and new and old != new}
    return found


def _edited_crossheads(one: StorySides) -> list[tuple[str, str]]:
    if one.base.body == one.ours.body:
        return []
    before, now = one.base.story.body, one.ours.story.body
    pairs = aligned([each.text for each in before], [each.text for each in now])
    return [
        (before[i].text, now[j].text)
        for i, j in pairs
        if i is not None and j is not None and before[i].kind == "crosshead"
    ]


def _with_edits(one: StorySides, edits: Mapping[str, str]) -> Version:
    """What the blocks say now, lines that come from elsewhere as they were edited there."""
    if not edits:
        return one.theirs
    before, now = one.base.story, one.theirs.story
    lines = {
        name: edits.get(text, text)
        for name in LINES
        if (text := getattr(now, name)) != getattr(before, name)
    }
    known = set(one.base.body.splitlines())
    heads = {_crosshead(old): _crosshead(new) for old, new in edits.items()}
    blocks = [
        block if block in known else heads.get(block, block)
        for block in one.theirs.body.splitlines()
    ]
    html = "\n".join(blocks)
    story = replace(now, **lines, body=richtext.to_paragraphs(html))
    return Version(story, html)


def _crosshead(text: str) -> str:
    return _CROSSHEAD.format(escape(text, quote=False))


# --- lists


def _merge_items(
    base: Sequence[_Item], ours: Sequence[_Item], theirs: Sequence[_Item]
) -> tuple[_Item, ...]:
    """What theirs has no longer is taken out of ours, what is new there is added, behind what it stands behind there.

    The order is that of theirs, unless an editor has changed it.
    """
    if tuple(ours) == tuple(base):
        return tuple(theirs)
    found = _in_their_order(base, ours, theirs)
    at = 0
    for item in theirs:
        if item not in base and item not in found:
            found.insert(at, item)
        if item in found:
            at = found.index(item) + 1
    return tuple(found)


def _in_their_order(
    base: Sequence[_Item], ours: Sequence[_Item], theirs: Sequence[_Item]
) -> list[_Item]:
    """Ours without what theirs took out."""
    kept = [item for item in ours if item in theirs or item not in base]
    shared = [item for item in kept if item in theirs and item in base]
    if shared != [item for item in base if item in shared]:
        return kept  # an editor has put them in another order
    again = iter([item for item in theirs if item in shared])
    return [next(again) if item in shared else item for item in kept]


# --- pictures, each by its file, or by its printed words where it has none


def picture_key(picture: StoryPicture) -> str:
    """By which a picture is the same one in another version or another story."""
    return picture.image or f"\n{picture.caption_printed or picture.caption}"


_Pictures = dict[str, StoryPicture]


@dataclass(frozen=True)
class _PictureEdits:
    """All pictures of the stories, as the blocks said them and as they stand."""

    base: _Pictures
    ours: _Pictures

    @classmethod
    def of(cls, stories: Iterable[StorySides]) -> _PictureEdits:
        base: _Pictures = {}
        ours: _Pictures = {}
        for one in stories:
            base |= _by_key(one.base)
            ours |= _by_key(one.ours)
        return cls(base, ours)

    def merged(self, one: StorySides) -> tuple[StoryPicture, ...]:
        base, ours, theirs = _each(one, _by_key)
        keys = _merge_items(tuple(base), tuple(ours), tuple(theirs))
        return tuple(self._merged_picture(key, ours, theirs) for key in keys)

    def _merged_picture(self, key: str, ours: _Pictures, theirs: _Pictures) -> StoryPicture:
        own = ours.get(key) or self.ours.get(key)
        if key not in theirs or own is None:
            return theirs.get(key) or ours[key]
        if key not in self.base:
            return own
        return _merge_picture(self.base[key], own, theirs[key])


def _by_key(version: Version) -> _Pictures:
    return {picture_key(picture): picture for picture in version.story.pictures}


def _merge_picture(
    base: StoryPicture, ours: StoryPicture, theirs: StoryPicture
) -> StoryPicture:
    """The words that an editor has changed stay."""
    words = {
        name: getattr(theirs if getattr(ours, name) == getattr(base, name) else ours, name)
        for name in ("caption", "caption_printed")
    }
    credits = _merge_items(base.credits, ours.credits, theirs.credits)
    region = ours.region if base.region == theirs.region else theirs.region
    return replace(ours, **words, credits=credits, region=region)

"""Three-way merge of an incoming story with the article that an earlier import made of it.
Reads and writes no rows.

base    the story as the page said it at its last import, from that import's Revision
ours    the article as its rows stand now, with whatever an editor has changed
theirs  the story as the page says it now

What diff3 and `git merge-file` do line by line is done here field by field. Where ours and
theirs agree, nothing is to be done. Where they differ, theirs is written if ours is still what
base was; if an editor has changed the field, ours stays, and the import's report names the
field.

Of a page whose blocks are known, a body that both have changed is merged paragraph by paragraph
(`text.paragraph_merge`), and what both have changed otherwise is a doubt with both texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from articles.desk import revisions
from articles.desk.normalization import NormalizedStory, make_doubt
from articles.desk.revisions import Version
from articles.desk.story_merge import StorySides
from articles.intake.candidates import Candidate
from articles.models import Page
from articles.models.doubt_codes import BOTH_CHANGED, NO_LONGER_PRINTED, TAKEN_OUT
from articles.reading.shapes import Doubt
from articles.story import CHANGEABLE, LINES, Story, StoryPicture
from articles.text.paragraph_merge import ParagraphConflict, merge_bodies
from articles.text.richtext import plain_text

# The base of an article that no import made: whatever stands in it is an editor's.
EMPTY_VERSION = Version(Story())
# Beside the names of CHANGEABLE in `MergedStory.fields`: the files of its pictures, while their captions stay.
PHOTOS = "photos"


@dataclass(frozen=True)
class MergedStory:
    """What is to be written of a story that begins on `page`.

    `candidate` holds the article that it goes into, None where it becomes a new one. `fields`,
    names of CHANGEABLE and PHOTOS, are to be written; in `kept` the editor's words stand,
    although the page says something else. `body`: what is written as its body, where that is
    neither the page's nor the editor's.
    """

    page: Page
    story: NormalizedStory
    candidate: Candidate | None = None
    fields: frozenset[str] = frozenset(CHANGEABLE)
    kept: tuple[str, ...] = ()
    body: str | None = None

    @property
    def to_write(self) -> NormalizedStory:
        """The story with its merged body."""
        if self.body is None:
            return self.story
        return replace(self.story, version=replace(self.story.version, body=self.body))


def merge_story(
    page: Page, story: NormalizedStory, candidate: Candidate | None, has_blocks: bool = False
) -> MergedStory:
    """The merge of `story` with the article of `candidate`; without one, all of the story is to be written."""
    if candidate is None:
        return MergedStory(page, story)
    ours = revisions.current_version(candidate.article)
    base = candidate.base or EMPTY_VERSION
    story = _with_known_photos(story, (candidate.base or ours).story.pictures)
    theirs = story.version
    differing = revisions.changed_fields(ours, theirs)
    edited = revisions.changed_fields(base, ours)
    fields, conflicts = differing - edited, differing & edited
    if "pictures" in conflicts and _only_captions_are_edited(base, ours, theirs):
        fields |= {PHOTOS}
        if _captions(ours) == _captions(theirs):
            conflicts -= {"pictures"}
    merged = MergedStory(page, story, candidate, fields, _in_order(conflicts))
    if has_blocks and candidate.base and conflicts:
        return _with_paragraphs_merged(merged, StorySides(candidate.base, ours, theirs))
    return merged


def _in_order(fields: frozenset[str]) -> tuple[str, ...]:
    return tuple(name for name in CHANGEABLE if name in fields)


def _with_paragraphs_merged(merged: MergedStory, sides: StorySides) -> MergedStory:
    """The same with the body's paragraphs merged one by one, and a doubt for all that both sides have changed."""
    news = set(merged.kept) & revisions.changed_fields(sides.base, sides.theirs)
    doubts = [
        make_doubt(BOTH_CHANGED, ours=ours, theirs=theirs)
        for name in LINES
        if name in news
        and (ours := getattr(sides.ours.story, name))
        and (theirs := getattr(sides.theirs.story, name))
    ]
    if "body" in news:
        body = merge_bodies(sides.base.body, sides.ours.body, sides.theirs.body)
        doubts += map(_doubt_of, body.conflicts)
        html = "\n".join(body.paragraphs)
        merged = replace(
            merged,
            fields=merged.fields | ({"body"} if html != sides.ours.body else set()),
            kept=merged.kept if body.conflicts else _without(merged.kept, "body"),
            body=html,
        )
    story = replace(merged.story, doubts=(*merged.story.doubts, *doubts))
    return replace(merged, story=story)


def _without(fields: Iterable[str], name: str) -> tuple[str, ...]:
    return tuple(field for field in fields if field != name)


def _doubt_of(conflict: ParagraphConflict) -> Doubt:
    """Both texts of a paragraph that cannot be merged, as plain text."""
    ours, theirs = plain_text(conflict.ours), plain_text(conflict.theirs)
    if not theirs:
        return make_doubt(NO_LONGER_PRINTED, ours=ours)
    if not ours:
        return make_doubt(TAKEN_OUT, theirs=theirs)
    return make_doubt(BOTH_CHANGED, ours=ours, theirs=theirs)


def _with_known_photos(
    story: NormalizedStory, known: Sequence[StoryPicture]
) -> NormalizedStory:
    """The story with the photos that are `known` already, where its pictures come without.

    A page imported from its text brings captions and no photos; that is no reason to take the
    photos away.
    """
    pictures = story.story.pictures
    if len(pictures) != len(known) or all(picture.image for picture in pictures):
        return story
    pairs = zip(pictures, known, strict=True)
    filled = tuple(replace(picture, image=picture.image or old.image) for picture, old in pairs)
    version = replace(story.version, story=replace(story.story, pictures=filled))
    return replace(story, version=version)


def _only_captions_are_edited(base: Version, ours: Version, theirs: Version) -> bool:
    """Whether the page brings other photos, as many as stand there, while the editor left the
    photos alone.

    Then the photos are replaced under the editor's captions: who corrects a name has not judged
    the picture. A photo that the editor chose stays.
    """
    before, now, incoming = _images(base), _images(ours), _images(theirs)
    return before == now and len(incoming) == len(now) and incoming != now


def _images(version: Version) -> list[str]:
    return [picture.image for picture in version.story.pictures]


def _captions(version: Version) -> list[StoryPicture]:
    """The pictures without their photos and places: captions and credits."""
    return [replace(picture, image="", region=None) for picture in version.story.pictures]

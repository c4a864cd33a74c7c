"""The state of a page before and after an operation, as far as the two differ: as JSON, kept with the operation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from articles.desk.revisions import Version
from articles.reading.arrangement import Rearrangement
from articles.reading.layout_codec import polygons
from articles.reading.operation_codec import rearrangement_from_dict, rearrangement_to_dict
from articles.story import Point, story_from_dict, story_to_dict
from articles.text import richtext

Polygons = tuple[tuple[Point, ...], ...]  # in fractions of the page


@dataclass(frozen=True)
class PageState:
    """What has to be done to the page's blocks to come here, and what then holds.

    `articles`: the pk of each story's article, by the story's number; `contents`: of each
    article that changes, by its pk, those left out that have no block here; `positions`: of
    articles on the page; `zones`: where those stand on it; `binned`: articles that go to the bin
    on the way here, and come back on the way to the other state; `barred`: those of them that are
    printed only from here on, with the state that each had before. `sequence`: the page's in its
    issue, by which pictures name it; it may stand elsewhere since.
    """

    change: Rearrangement
    articles: Mapping[int, int] = field(default_factory=dict)
    contents: Mapping[int, Version] = field(default_factory=dict)
    positions: Mapping[int, int] = field(default_factory=dict)
    zones: Mapping[int, Polygons] = field(default_factory=dict)
    binned: tuple[int, ...] = ()
    barred: Mapping[int, str] = field(default_factory=dict)
    sequence: int = 0


def state_to_dict(state: PageState) -> dict[str, Any]:
    """Keys of objects are texts in JSON."""
    contents = {pk: _version_to_dict(version) for pk, version in state.contents.items()}
    return {
        "change": rearrangement_to_dict(state.change),
        "articles": _with_text_keys(state.articles),
        "contents": _with_text_keys(contents),
        "positions": _with_text_keys(state.positions),
        "zones": _with_text_keys(state.zones),
        "binned": list(state.binned),
        "barred": _with_text_keys(state.barred),
        "sequence": state.sequence,
    }


def state_from_dict(value: Mapping[str, Any], sequence: int) -> PageState:
    """The state of the page, which has this place in its issue now."""
    then = value.get("sequence") or sequence
    return PageState(
        change=rearrangement_from_dict(value["change"]),
        articles=_with_whole_keys(value["articles"]),
        contents={
            pk: _renumbered(_version_from_dict(version), then, sequence)
            for pk, version in _with_whole_keys(value["contents"]).items()
        },
        positions=_with_whole_keys(value["positions"]),
        zones={pk: polygons(zone) for pk, zone in _with_whole_keys(value["zones"]).items()},
        binned=tuple(value["binned"]),
        barred=_with_whole_keys(value.get("barred", {})),  # kept since there are such stories
        sequence=sequence,
    )


def _renumbered(version: Version, then: int, now: int) -> Version:
    """Pictures that stood on page `then` stand on page `now`."""
    pictures = tuple(
        replace(picture, region=replace(picture.region, page_sequence=now))
        if picture.region and picture.region.page_sequence == then
        else picture
        for picture in version.story.pictures
    )
    return replace(version, story=replace(version.story, pictures=pictures))


def _with_text_keys(values: Mapping[int, Any]) -> dict[str, Any]:
    return {str(key): value for key, value in values.items()}


def _with_whole_keys(values: Mapping[str, Any]) -> dict[int, Any]:
    return {int(key): value for key, value in values.items()}


def _version_to_dict(version: Version) -> dict[str, Any]:
    """The body once, as HTML: its paragraphs follow from it."""
    return {"story": story_to_dict(replace(version.story, body=())), "body": version.body}


def _version_from_dict(value: Mapping[str, Any]) -> Version:
    story = story_from_dict(value["story"])
    body: str = value["body"]
    return Version(replace(story, body=richtext.to_paragraphs(body)), body)

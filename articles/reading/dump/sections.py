"""Sections for stories whose label the dump leaves unplaced: proposed by the kind of story and of section."""

from __future__ import annotations

from collections.abc import Sequence

from articles.reading.language.labels import kind_of
from articles.story import Story


def unplaced_names(labels: Sequence[str]) -> tuple[str, ...]:
    """The sections that loose labels name, one a word."""
    return tuple(dict.fromkeys(word for label in labels for word in label.split()))


def proposals(
    stories: Sequence[Story], signed_above: Sequence[bool], names: Sequence[str]
) -> tuple[str, ...]:
    """A section of `names` for each story, "" for none; `signed_above` tells which stories are
    signed features.

    Two sections that differ in kind sort the stories. A lone section takes the one story of its
    kind; of several, nobody can tell which stand under it.
    """
    by_kind = {kind_of(name): name for name in reversed(names)}
    is_report = [
        bool(story.lead_in) and not signed
        for story, signed in zip(stories, signed_above, strict=True)
    ]
    is_lone = len(names) == 1
    if not is_lone and not {"feature", "brief"} <= by_kind.keys():
        return ("",) * len(stories)
    feature = by_kind.get("feature", "") if not is_lone or sum(signed_above) == 1 else ""
    brief = by_kind.get("brief", "") if not is_lone or sum(is_report) == 1 else ""
    return tuple(
        _section(signed, report, feature, brief)
        for signed, report in zip(signed_above, is_report, strict=True)
    )


def _section(is_signed: bool, is_report: bool, feature: str, brief: str) -> str:
    if is_signed:
        return feature
    return brief if is_report else ""

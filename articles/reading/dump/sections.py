"""Sections for stories whose label the dump leaves unplaced: proposed by the kind of story and of column."""

from __future__ import annotations

from collections.abc import Sequence

from articles.reading.language.labels import kind_of
from articles.story import Story


def unplaced_names(labels: Sequence[str]) -> tuple[str, ...]:
    """The columns that loose labels name, one a word."""
    return tuple(dict.fromkeys(word for label in labels for word in label.split()))


def proposals(stories: Sequence[Story], signed_above: Sequence[bool], names: Sequence[str]) -> tuple[str, ...]:
    """A section a story ("" for none) out of the columns `names`; `signed_above` tells the signed features.

    Two columns that differ in kind sort the stories. A lone column takes the one story of its kind; of several, nobody
    can tell which stand under it.
    """
    kinds = {kind_of(name): name for name in reversed(names)}
    reports = [bool(story.lead_in) and not signed for story, signed in zip(stories, signed_above, strict=True)]
    is_lone = len(names) == 1
    if not is_lone and not ("feature" in kinds and "brief" in kinds):
        return ("",) * len(stories)
    features = kinds.get("feature", "") if not is_lone or sum(signed_above) == 1 else ""
    briefs = kinds.get("brief", "") if not is_lone or sum(reports) == 1 else ""
    return tuple(
        features if signed else briefs if report else "" for signed, report in zip(signed_above, reports, strict=True)
    )

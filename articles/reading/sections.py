"""Sections for stories whose label the dump leaves unplaced: proposed by the kind of story and of column."""

from __future__ import annotations

from collections.abc import Sequence

from articles.story import Story

from .labels import kind_of


def unplaced_names(labels: Sequence[str]) -> tuple[str, ...]:
    """The columns that loose labels name, one a word."""
    return tuple(dict.fromkeys(word for label in labels for word in label.split()))


def proposals(stories: Sequence[Story], signed_above: Sequence[bool], names: Sequence[str]) -> tuple[str, ...]:
    """A section a story ("" for none) out of the columns `names`; `signed_above` tells the signed features.

    Two columns that differ in kind sort the stories; a lone column says too little, since it heads one story only.
    """
    kinds = {kind_of(name): name for name in reversed(names)}
    if len(names) < 2 or not ("feature" in kinds and "brief" in kinds):
        return ("",) * len(stories)
    return tuple(
        kinds["feature"] if signed else kinds["brief"] if story.lead_in else ""
        for story, signed in zip(stories, signed_above, strict=True)
    )

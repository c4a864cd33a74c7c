"""Thresholds of what belongs to which story."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class StoryRules:
    """Lengths in ems of the type at hand unless they say otherwise."""

    indented_lines: float = 0.03  # share of a page's lines from which its paragraphs are set in
    centred: float = 0.35  # share by which the blanks beside a centred line may differ
    wide_text: float = 0.6  # share of the picture's width that the text below it fills
    own_picture: float = 3.0  # points for a story from which a picture is its, not that of a headline without text
    inside_story: float = 0.8  # share of a chart
    shared_words: float = 4.0  # times the share of a caption's words that a story has
    byline_gap: float = 3.0  # between a byline and its stack or text, times the page's usual size
    far_byline: float = 24.0  # … beside both, over a column that the text leaves empty
    label_reach: float = 24.0  # … and beside it
    label_behind: float = 8.0  # times further where it stands to the right of the story: labels stand where one begins
    label_apart: float = 0.3  # times how far a label is from the edges and the middle of its story
    largest_brief: float = 1.75  # times the usual size: a brief's headline
    sign_gap: float = 3.0  # between a jump line and its story, times the page's usual size
    margin: float = 3.0  # at most, around a story
    margin_share: float = 0.03  # … of its shorter side


STORIES = StoryRules()

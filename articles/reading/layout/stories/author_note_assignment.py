"""What stands about an author below a text, to the story that the text ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from articles.reading.geometry import overlap_x
from articles.reading.layout.lines.blocks import Block
from articles.reading.layout.regions.tuning import REGIONS

from .story_draft import Drafts, StoryDraft, replaced


def assign_notes(
    drafts: Drafts, notes: Sequence[Block], em: float
) -> tuple[Drafts, list[Block]]:
    """The drafts, each note as the last text of the one right above it, and the notes below none."""
    unassigned = []
    for note in notes:
        gaps = {
            at: gap for at, d in enumerate(drafts) if (gap := _gap(d, note, em)) is not None
        }
        if gaps:
            owner = min(gaps, key=lambda at: gaps[at])
            own = replace(note, column=(note.box.x0, note.box.x1))
            drafts = replaced(drafts, owner, drafts[owner].with_note(own))
        else:
            unassigned.append(note)
    return drafts, unassigned


def _gap(draft: StoryDraft, note: Block, em: float) -> float | None:
    """Points from a story's nearest text down to the note; None where it stands below none."""
    gaps = [
        note.box.y0 - text.box.y1
        for text in draft.text
        if overlap_x(text.box, note.box) > 0
        if -em <= note.box.y0 - text.box.y1 <= REGIONS.note_gap * em
    ]
    return min(gaps, default=None)

"""Labels that are pictures to the stories whose headlines they stand at."""

from __future__ import annotations

from collections.abc import Sequence

from articles.reading.geometry import Box
from articles.reading.layout.regions.image_labels import stands_at

from .story_draft import Drafts, StoryDraft, replaced


def assign_image_labels(drafts: Drafts, labels: Sequence[Box], em: float) -> Drafts:
    """The drafts, those without a printed label with the picture that stands in its place."""
    for label in labels:
        owner = _owner(label, drafts, em)
        if owner is not None:
            drafts = replaced(drafts, owner, drafts[owner].with_image_label(label))
    return drafts


def _owner(label: Box, drafts: Drafts, em: float) -> int | None:
    """The index of the story whose headline is nearest, of those that the image stands at."""
    near = {
        at: abs(draft.headline.box.y0 - label.y1) + abs(draft.headline.box.x0 - label.x0)
        for at, draft in enumerate(drafts)
        if draft.headline and _may_have(draft) and stands_at(label, draft.headline.box, em)
    }
    return min(near, key=lambda at: near[at], default=None)


def _may_have(draft: StoryDraft) -> bool:
    return not draft.labels and draft.image_label is None

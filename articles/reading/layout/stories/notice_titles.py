"""Titles of notices that were read as section labels: 公告 alone over its text is its headline, and no section."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from articles.reading.language import notices
from articles.reading.layout.lines.blocks import Block
from articles.reading.layout.regions.headline_block import HeadlineBlock

from .story_draft import Drafts, StoryDraft


def title_notices(drafts: Drafts) -> Drafts:
    """The drafts; each without a headline, under a notice's title that heads no other story, with that as its own."""
    used = Counter(label for draft in drafts for label in draft.labels)
    return tuple(_titled(draft, used) for draft in drafts)


def _titled(draft: StoryDraft, used: Counter[Block]) -> StoryDraft:
    if draft.headline or len(draft.labels) != 1:
        return draft
    (label,) = draft.labels
    if used[label] > 1 or not notices.kind_of(label.text, ""):
        return draft
    title = HeadlineBlock(kicker=(), headline=(label,), deck=())
    return replace(draft, flow=draft.flow.with_headline(title), labels=())

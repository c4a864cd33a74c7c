"""The stages of a sheet's layout (layout/stages.py) as marks: one function a stage."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from articles.reading.geometry import Box
from articles.reading.layout.lines.blocks import Block
from articles.reading.layout.order.story_flow import StoryFlow
from articles.reading.layout.regions.headline_block import HeadlineBlock
from articles.reading.layout.stages import LayoutStages
from articles.reading.layout.stories.findings import FoundStory
from articles.story import Point

from .marks import Mark, Stage


def segment_marks(stages: LayoutStages) -> Iterator[Mark]:
    for number, segment in enumerate(stages.segments, 1):
        kind = "shadowed segment" if segment.doubled else "segment"
        yield Mark(kind, str(number), segment.text, segment.box)


def line_marks(stages: LayoutStages) -> Iterator[Mark]:
    for number, line in enumerate(stages.lines, 1):
        kind = "upright line" if line.is_vertical else "turned line" if line.turn else "line"
        label = f"{number} {line.size:.1f}pt"
        yield Mark(kind, label, line.text, line.box)


def block_marks(stages: LayoutStages) -> Iterator[Mark]:
    for number, block in enumerate(stages.blocks, 1):
        label = f"{number} {block.size:.1f}pt {len(block.lines)} lines"
        yield Mark("block", label, block.text, block.box)


def role_marks(stages: LayoutStages) -> Iterator[Mark]:
    """What each block is, and what is drawn between them."""
    roles = stages.roles
    for headline in roles.headlines:
        yield from _headline_marks(headline)
    for role, blocks in _blocks_by_role(stages).items():
        for block in blocks:
            yield Mark(role, role, block.text, block.box)
    for picture in roles.pictures:
        yield Mark("picture", "chart" if picture.is_figure else "picture", "", picture.box)
    for frame in roles.classified.frames:
        yield Mark("frame", "frame", "", frame)
    for rule in (*roles.classified.horizontal_rules, *roles.classified.vertical_rules):
        yield Mark("rule", "", "", rule)


def _headline_marks(headline: HeadlineBlock) -> Iterator[Mark]:
    main = "crosshead?" if headline.may_be_crosshead else "headline"
    parts = {"kicker": headline.kicker, main: headline.headline, "deck": headline.deck}
    for role, blocks in parts.items():
        for block in blocks:
            yield Mark(role, role, block.text, block.box)


def _blocks_by_role(stages: LayoutStages) -> Mapping[str, Sequence[Block]]:
    """The blocks outside headlines; those of no role are what later steps have to place."""
    roles, rest = stages.roles, stages.roles.remaining
    return {
        "body": rest.body,
        "byline": roles.bylines,
        "caption": [block for picture in roles.pictures for block in picture.words],
        "label": rest.labels,
        "jump line": roles.jump_lines,
        "pull quote": [block for quote in roles.pull_quotes for block in quote.blocks],
        "furniture": roles.classified.furniture,
        "display": rest.display,
        "small": rest.small,
    }


def column_marks(stages: LayoutStages) -> Iterator[Mark]:
    """Each text with its row of columns and the headline that covers it."""
    for number, headline in enumerate(stages.roles.headlines, 1):
        yield Mark("headline", f"H{number}", _first(headline).text, headline.box)
    placed = zip(stages.roles.remaining.body, stages.columns, strict=True)
    for block, column in placed:
        covered = "no headline" if column.headline is None else f"under H{column.headline + 1}"
        begins = ", begins here" if column.is_first else ""
        label = f"row {column.row + 1}, {covered}{begins}"
        yield Mark("column", label, block.text, block.box, group=column.row)


def order_marks(stages: LayoutStages) -> Iterator[Mark]:
    """Headlines and texts in the order in which they are read, story by story."""
    before = 0
    for number, flow in enumerate(stages.order, 1):
        pieces = _pieces(flow)
        for place, piece in enumerate(pieces):
            kind = "headline" if isinstance(piece, HeadlineBlock) else "body"
            after = before + place - 1 if place else None
            yield Mark(
                kind,
                f"{number}.{place + 1}",
                _text(piece),
                piece.box,
                group=number,
                after=after,
            )
        before += len(pieces)


def _pieces(flow: StoryFlow) -> list[Block | HeadlineBlock]:
    return [*([flow.headline] if flow.headline else []), *flow.pieces]


def _text(piece: Block | HeadlineBlock) -> str:
    if isinstance(piece, HeadlineBlock):
        return " / ".join(block.text for block in piece.blocks)
    return piece.text


def _first(headline: HeadlineBlock) -> Block:
    return (headline.headline or headline.blocks)[0]


def story_marks(stages: LayoutStages) -> Iterator[Mark]:
    """Each story with its outline, then what no story took."""
    for number, found in enumerate(stages.stories, 1):
        yield _story_mark(stages, found, number)
    for left in stages.unassigned:
        yield Mark(
            "left over", "left over", f"{left.block.text} ({left.reason})", left.block.box
        )


def _story_mark(stages: LayoutStages, found: FoundStory, number: int) -> Mark:
    finding = found.finding
    doubts = f", {len(finding.doubts)} doubts" if finding.doubts else ""
    label = f"{number} {finding.confidence:.2f}{doubts}"
    outlines = tuple(stages.scale.points(region.polygon) for region in finding.story.regions)
    return Mark("story", label, finding.story.title, _around(outlines), outlines, group=number)


def _around(outlines: Sequence[Sequence[Point]]) -> Box | None:
    points = [point for outline in outlines for point in outline]
    if not points:
        return None
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


MARKS: Mapping[Stage, Callable[[LayoutStages], Iterator[Mark]]] = {
    "segments": segment_marks,
    "lines": line_marks,
    "blocks": block_marks,
    "roles": role_marks,
    "columns": column_marks,
    "order": order_marks,
    "stories": story_marks,
}

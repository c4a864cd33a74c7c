"""A sheet's layout stage by stage, so that each can be looked at by itself.

1. lines      characters → line segments → lines → blocks
2. regions    what each block is: text, headline, caption, label, furniture …
3. order      which headline covers which columns, and what is read after what
4. stories    pictures, bylines, labels and jump lines at their stories, which become findings
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from articles.reading.geometry import Box
from articles.reading.language import byline_tails
from articles.reading.leftovers import (
    ANNOTATION,
    PULL_QUOTE,
    UNTAKEN_BYLINE,
    UNTAKEN_HEADLINE,
    UNTAKEN_PICTURE,
)
from articles.reading.page_layout import PagePart
from articles.reading.sheet import Sheet

from .lines.annotations import without_annotations
from .lines.block_grouping import blocks_of
from .lines.blocks import Block
from .lines.drop_caps import with_drop_caps
from .lines.line_segment import LineSegment
from .lines.page_lines import lines_of, segments_on
from .lines.printed_line import PrintedLine
from .lines.turned_headlines import with_turned_headlines
from .order.brief_headlines import with_brief_headlines
from .order.column_placement import ColumnPlacement
from .order.graph import OrderInput
from .order.headline_columns import place_columns
from .order.labelled_lists import with_briefs_parted
from .order.reading_order import story_flows
from .order.story_flow import StoryFlow, quotations_inside
from .order.unnamed_lists import with_lists_labelled
from .regions.classified_blocks import ClassifiedBlocks
from .regions.headline_block import HeadlineBlock
from .regions.headlines import headlines_of
from .regions.image_labels import image_labels
from .regions.page_picture import PagePicture, reads_as_caption
from .regions.pictures import pictures_of
from .regions.pull_quotes import pull_quotes
from .regions.quote_surroundings import area_of, quotes_taken_out
from .regions.roles import classify_blocks
from .regions.stanzas import with_stanzas_joined
from .regions.tuning import REGIONS
from .stories.attachments import Attachments, Unassigned, attach, unassigned
from .stories.findings import FoundStory, find_stories
from .stories.jump_line_assignment import without_jump_lines
from .stories.left_doubts import UntakenPart, is_large
from .stories.page_scale import PageScale
from .stories.story_draft import Drafts
from .stories.text import shows_indents

# Reasons why a block was left over that may be a story's
_MAY_BE_A_STORYS = (UNTAKEN_HEADLINE, UNTAKEN_BYLINE, UNTAKEN_PICTURE)


@dataclass(frozen=True)
class BlockRoles:
    """What each block of a page is.

    `classified`: every block in one role. Of those, `jump_lines`, `headlines`, `pull_quotes`,
    `bylines` and the words of `pictures` were then told apart; `remaining` are the others.
    `image_labels`: images where a label stands.
    """

    classified: ClassifiedBlocks
    jump_lines: tuple[Block, ...]
    pictures: tuple[PagePicture, ...]
    headlines: tuple[HeadlineBlock, ...]
    pull_quotes: tuple[HeadlineBlock, ...]
    bylines: tuple[Block, ...]
    remaining: ClassifiedBlocks
    image_labels: tuple[Box, ...] = ()


@dataclass(frozen=True)
class LayoutStages:
    """What each stage makes of a sheet, in points of it, origin top left.

    `segments`: those of level and vertical lines, not of turned ones. `columns`: a placement
    for each text in `roles.remaining.body`, whose headline is an index into `roles.headlines`.
    `unassigned`: blocks that no story took, with the reason.
    """

    scale: PageScale
    part: PagePart
    segments: tuple[LineSegment, ...]
    lines: tuple[PrintedLine, ...]
    blocks: tuple[Block, ...]
    roles: BlockRoles
    columns: tuple[ColumnPlacement, ...]
    order: tuple[StoryFlow, ...]
    stories: tuple[FoundStory, ...]
    unassigned: tuple[Unassigned, ...]


def layout_stages(sheet: Sheet, sequence: int) -> LayoutStages:
    """`sequence`: the page's place in its source, from 1."""
    scale = PageScale(sequence, sheet.width, sheet.height, sheet.is_turned)
    segments = segments_on(sheet)
    lines = with_drop_caps(lines_of(segments))
    if sheet.is_turned:
        lines = with_turned_headlines(lines)
    text, annotations = without_annotations(lines)
    blocks = blocks_of(text, sheet.drawings)
    roles = _roles(sheet, blocks)
    roles, given, columns = _placed(roles)
    order = story_flows(given, columns)
    inside = quotations_inside(order, REGIONS.pulled_inside * roles.classified.em)
    if inside:
        roles, given, columns = _placed(_without_quotations(roles, inside))
        order = story_flows(given, columns)
    part = PagePart(
        is_turned=sheet.is_turned,
        shows_indents=shows_indents(roles.remaining.body),
        em=roles.classified.em,
    )
    stories, left = _stories(order, roles, scale, part)
    return LayoutStages(
        scale=scale,
        part=part,
        segments=segments.level,
        lines=tuple(lines),
        blocks=tuple(blocks),
        roles=roles,
        columns=columns,
        order=order,
        stories=stories,
        unassigned=(*left, *unassigned(map(_alone, annotations), ANNOTATION)),
    )


def _alone(line: PrintedLine) -> Block:
    return Block((line,))


def _roles(sheet: Sheet, blocks: list[Block]) -> BlockRoles:
    classified = classify_blocks(sheet, blocks)
    jump_lines, page = without_jump_lines(classified)
    pictures, pictured = pictures_of(sheet, page)
    labels = image_labels(sheet, pictured, pictures)
    headlines, bylines, pictured_rest = headlines_of(pictured)
    between = [block.box for block in (*bylines, *pictured_rest.labels)]
    between += [*pictured_rest.pictures, *(head.box for head in headlines)]
    texts = with_stanzas_joined(pictured_rest, between)
    pictured_rest = replace(pictured_rest, body=texts)
    found = pull_quotes(headlines, bylines, pictured_rest)
    quotes, remaining = quotes_taken_out(found, pictured_rest)
    return BlockRoles(
        classified=classified,
        jump_lines=tuple(jump_lines),
        pictures=tuple(p for p in pictures if p.box not in labels),
        headlines=tuple(h for h in headlines if h not in found),
        pull_quotes=tuple(quotes),
        bylines=tuple(bylines),
        remaining=remaining,
        image_labels=labels,
    )


def _without_quotations(roles: BlockRoles, inside: Sequence[HeadlineBlock]) -> BlockRoles:
    """The roles, quotations that were found inside a story's text taken out of it."""
    quotes, remaining = quotes_taken_out(inside, roles.remaining)
    return replace(
        roles,
        headlines=tuple(h for h in roles.headlines if h not in inside),
        pull_quotes=(*roles.pull_quotes, *quotes),
        remaining=remaining,
    )


def _placed(
    roles: BlockRoles,
) -> tuple[BlockRoles, OrderInput, tuple[ColumnPlacement, ...]]:
    """What the order is told from, and where each column stands.

    Briefs without headlines are cut apart. Headlines of briefs have columns of their own.
    """
    given = _order_input(roles)
    columns = place_columns(given.headlines, given.pictures, given.page, given.signatures)
    labelled = with_lists_labelled(given, columns)
    if labelled is not given:
        given = labelled
        roles = replace(roles, headlines=tuple(given.headlines), remaining=given.page)
        columns = place_columns(given.headlines, given.pictures, given.page, given.signatures)
    page = with_briefs_parted(given, columns)
    if page is not given.page:
        roles = replace(roles, remaining=page)
        given = replace(given, page=page)
        columns = place_columns(given.headlines, given.pictures, page, given.signatures)
    headlines = with_brief_headlines(given, columns)
    if headlines == given.headlines:
        return roles, given, columns
    columns = place_columns(headlines, given.pictures, given.page, given.signatures)
    return replace(roles, headlines=headlines), replace(given, headlines=headlines), columns


def _order_input(roles: BlockRoles) -> OrderInput:
    """What the order of reading is told from; text runs around pictures and around quotations."""
    page = roles.remaining
    around_quotes = [PagePicture(area_of(quote, page)) for quote in roles.pull_quotes]
    return OrderInput(
        headlines=roles.headlines,
        pictures=(*roles.pictures, *around_quotes),
        signatures=roles.bylines,
        page=page,
        words=frozenset[str]().union(*(block.words for block in page.body)),
    )


def _stories(
    order: tuple[StoryFlow, ...], roles: BlockRoles, scale: PageScale, part: PagePart
) -> tuple[tuple[FoundStory, ...], tuple[Unassigned, ...]]:
    attachments = Attachments(
        pictures=roles.pictures,
        bylines=roles.bylines,
        jump_lines=roles.jump_lines,
        page=roles.remaining,
        image_labels=roles.image_labels,
    )
    drafts, left = attach(order, attachments)
    quoted = [block for quote in roles.pull_quotes for block in quote.blocks]
    beside = _left_parts(drafts, left, roles)
    return find_stories(drafts, beside, scale, part), (*unassigned(quoted, PULL_QUOTE), *left)


def _left_parts(
    drafts: Drafts, left: Sequence[Unassigned], roles: BlockRoles
) -> list[UntakenPart]:
    """What may be a story's and no story took: headlines, names, captions and pictures."""
    taken = {line.order for draft in drafts for block in draft.blocks for line in block.lines}
    shown = {picture.box for draft in drafts for picture in draft.pictures}
    words = [one.block for one in left if one.reason in _MAY_BE_A_STORYS]
    lone = [one.block for one in left if one.reason == UNTAKEN_HEADLINE]
    words += [b for b in roles.remaining.small if _is_told_of(b) and b not in words]
    return [
        *(
            UntakenPart(
                b.box, b.text, is_headline=b in lone and is_large(b, roles.classified.em)
            )
            for b in words
            if b.lines[0].order not in taken
        ),
        *(UntakenPart(p.box) for p in roles.pictures if not p.words and p.box not in shown),
    ]


def _is_told_of(block: Block) -> bool:
    """Whether small type is a caption's or a byline's by its words."""
    return reads_as_caption(block) or byline_tails.names_alone(block.text) is not None

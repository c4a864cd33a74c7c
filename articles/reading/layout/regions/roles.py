"""What a block is by its type and place: text, display type, label, furniture, or small type.

Small type is what later steps sort out: captions, kickers, decks, bylines, headlines of briefs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Literal

from articles.reading.geometry import Box, contains, overlap_x
from articles.reading.language.jump_lines import numbers_part
from articles.reading.language.labels import LONGEST, NO_LABEL, holds_section_word, label_score
from articles.reading.language.measure import han_count
from articles.reading.layout.lines.blocks import Block, reads_downwards
from articles.reading.layout.lines.report_ends import (
    ends_names,
    is_tail,
    split_at_author,
    split_at_centred_head,
    split_at_reports,
)
from articles.reading.sheet import Drawing, Sheet

from .author_notes import author_notes
from .body_type import BodyType, body_type_of
from .classified_blocks import ClassifiedBlocks
from .columns import with_columns
from .frames import plates_of, text_frames
from .opening_notes import opening_notes
from .picture_tuning import PICTURES
from .sign_offs import with_sign_offs
from .small_notices import small_notices
from .tuning import REGIONS
from .zones import zones_of

Role = Literal["body", "display", "small", "label", "furniture"]


def classify_blocks(sheet: Sheet, blocks: Sequence[Block]) -> ClassifiedBlocks:
    """Each block with its role; text with its column, and cut where a report ends inside one."""
    body_type = body_type_of(blocks, sheet.text_sizes)
    zones = zones_of(sheet, blocks, body_type)
    plates = [d for d in sheet.drawings if d.kind in ("tint", "frame")]
    found: defaultdict[Role, list[Block]] = defaultdict(list)
    for at, block in enumerate(blocks):
        is_furniture = at in zones.furniture
        role = "furniture" if is_furniture else _role(block, blocks, body_type, plates)
        found[role].append(block)
    notes = author_notes(
        found["small"], found["body"], found["display"], body_type, plates_of(sheet)
    )
    heads = [*found["display"], *found["label"]]
    notices = small_notices(found["small"], heads, found["body"])
    found["small"] = [b for b in found["small"] if b not in notes and b not in notices]
    found["body"] = [b for b in found["body"] if b not in notes] + notices
    text = [*found["body"], *found["small"]]
    openers = opening_notes(sheet, text, heads)
    _take_as_text(openers.blocks, found)
    body = _in_parts(with_columns(found["body"], body_type.size))
    rules = [*_rules_of(sheet, zones.figures), *_bars_of(found["label"], plates)]
    return ClassifiedBlocks(
        body_type=body_type,
        body=tuple(with_sign_offs(body, [*found["display"], *found["small"]])),
        display=tuple(found["display"]),
        small=tuple(found["small"]),
        labels=tuple(found["label"]),
        notes=tuple(notes),
        openers=tuple(block.box for block in openers.blocks),
        furniture=tuple(found["furniture"]),
        frames=_without(text_frames(sheet, found["body"]), openers.frames),
        ads=zones.ads,
        figures=zones.figures,
        silent=frozenset(blocks[at] for at in zones.silent),
        adverts=frozenset(blocks[at] for at in zones.adverts),
        is_ocr=sheet.is_ocr,
        horizontal_rules=tuple(rule for rule in rules if rule.width > rule.height),
        vertical_rules=tuple(rule for rule in rules if rule.width <= rule.height),
    )


def _take_as_text(
    blocks: Sequence[Block],
    found: dict[Role, list[Block]],
) -> None:
    """Puts blocks among the text, if they are small type."""
    taken = [b for b in found["small"] if b in blocks]
    found["small"] = [b for b in found["small"] if b not in taken]
    found["body"] += taken


def _without(
    frames: Sequence[Box],
    others: Sequence[Box],
) -> tuple[Box, ...]:
    return tuple(f for f in frames if f not in others)


def _in_parts(texts: Sequence[Block]) -> list[Block]:
    """Text, cut where a report ends inside a block, and below a name or a centred line that it begins with."""
    return [
        text
        for block in texts
        for report in split_at_reports(block)
        for part in split_at_centred_head(report)
        for text in split_at_author(part)
    ]


def _rules_of(sheet: Sheet, figures: Sequence[Box]) -> list[Box]:
    """The page's rules but for those of charts and tables, which part no stories."""
    rules = [d.box for d in sheet.drawings if d.kind == "rule"]
    slack = PICTURES.rule_in_figure
    return [rule for rule in rules if not any(contains(box, rule, slack) for box in figures)]


def _bars_of(
    labels: Sequence[Block],
    plates: Sequence[Drawing],
) -> list[Box]:
    """A rule through each bar that a section's name stands on: it parts what is above from what is below."""
    bars: list[Box] = []
    for label in labels:
        least = REGIONS.label_bar * label.box.width
        highest = REGIONS.label_box * label.box.height
        bars += [
            plate.box._replace(y0=label.box.middle_y, y1=label.box.middle_y)
            for plate in plates
            if contains(plate.box, label.box, label.size / 2)
            if plate.box.width >= least and plate.box.height <= highest
        ]
    return bars


def _role(
    block: Block,
    blocks: Sequence[Block],
    body_type: BodyType,
    plates: Sequence[Drawing],
) -> Role:
    if _is_label(block, plates) and not _is_headline_on_plate(block, body_type):
        return "display" if _heads_its_deck(block, blocks, body_type) else "label"
    if not block.is_upright:
        return "display"
    if numbers_part(block.text):
        return "small"
    if body_type.is_body(block) or body_type.has_lead_in(block):
        return "body"
    if body_type.is_of_size(block) and _is_report_end(block):
        return "body"
    return "display" if body_type.is_display(block) else "small"


def _is_report_end(block: Block) -> bool:
    """Whether nothing stands in it but a report's end, with its names: often in other type than the text."""
    if len(block.lines) > REGIONS.tail_lines:
        return False
    return is_tail(block.lines[-1].text) or ends_names(block.lines)


def _is_headline_on_plate(block: Block, body_type: BodyType) -> bool:
    """Whether large type reversed out of a plate has more words than a section's name has."""
    is_large = block.size >= REGIONS.plate_headline * body_type.size
    is_long = han_count(block.text) > LONGEST
    return is_large and is_long and label_score(block.text, is_told=False) <= NO_LABEL


def _heads_its_deck(block: Block, blocks: Sequence[Block], body_type: BodyType) -> bool:
    """Whether large type reversed out of a plate stands right on display type that is clearly smaller: a section's
    name stands on headlines, which are hardly ever.
    """
    is_large = block.size >= REGIONS.plate_headline * body_type.size
    if not is_large or han_count(block.text) < REGIONS.plate_over_deck:
        return False
    if holds_section_word(block.text):
        return False
    below = [
        other
        for other in blocks
        if 0 <= other.box.y0 - block.box.y1 + block.size / 2 <= 2 * block.size
        and overlap_x(other.box, block.box) > 0
    ]
    first = min(below, key=lambda other: other.box.y0, default=None)
    if first is None or not body_type.is_display(first):
        return False
    return first.size <= REGIONS.deck_under_plate * block.size


def _is_label(block: Block, plates: Sequence[Drawing]) -> bool:
    """A few characters in a box of their own, reversed out of it or not."""
    is_vertical = reads_downwards(block)
    if len(block.lines) > 1 and not is_vertical:
        return False
    if block.lines[0].turn or block.characters > REGIONS.longest_label:
        return False
    highest = REGIONS.label_box * _across(block.box, is_vertical)
    slack = REGIONS.label_slack * block.size
    return any(
        _across(plate.box, is_vertical) <= highest and contains(plate.box, block.box, slack)
        for plate in plates
    )


def _across(box: Box, is_vertical: bool) -> float:
    """Points across the direction of reading."""
    return box.width if is_vertical else box.height

"""Chinese pages, by seed, with a quotation in larger type: in a column, above a crosshead, across a gutter."""

from __future__ import annotations

import random

from articles.reading.geometry import Box
from articles.reading.sheet import Drawing
from tests.reading.column_pages import set_column
from tests.reading.sheets import HEI, KAI, line, sheet
from tests.reading.typesetter import set_body, title, write

PLACES = ("column", "crosshead", "gutter")
QUOTES = ("我们等了十年桥终于通了", "没有人数过船直到船都没了", "地种好了心里就踏实了")
CROSSHEADS = ("渔村新貌", "桥修好了", "再起步")
GUTTER = 1.8  # ems


def make_quotation_page(seed, place, *, is_ruled=False):
    """The sheet, its stories' paragraphs by headline, a crosshead or "", and the quotation; the first story quotes."""
    chance = random.Random(f"quotation {seed} {place} {is_ruled}")
    em, measure = chance.choice((9.0, 9.5, 10.0)), chance.choice((14, 16))
    step = (measure + GUTTER) * em
    left = [40 + n * step for n in range(3)]
    quote, times = f"“{chance.choice(QUOTES)}”", chance.choice((1.3, 1.5, 1.8))
    said, setting = (quote, times, chance.choice((HEI, KAI))), (em, measure, 120.0)
    parts = [line("江南日报", 40, 44, 14, style=HEI), line("2026年5月24日", 140, 44, 9)]
    parts.append(line(title(seed), 40, 90, 2.6 * em, style=HEI))
    told, below = write(seed, 12, (2, 4)), write(seed + 40, 6, (2, 3))
    columns = _thirds(set_body(told, measure, shows_indents=True))
    crosshead = chance.choice(CROSSHEADS) if place == "crosshead" else ""
    drawings = []
    if place == "gutter":
        high = _across(parts, columns, left, said, setting)
    else:
        high, rules = _in_column(parts, columns, left, said, setting, crosshead)
        drawings = rules if is_ruled else []
    low = 120 + len(columns[0]) * 1.5 * em + high + 3 * em
    parts.append(line(title(seed + 40), 40, low + 2 * em, 1.9 * em, style=HEI))
    for x, part in zip(
        left, _thirds(set_body(below, measure, shows_indents=True)), strict=True
    ):
        parts.append(set_column(part, x, low + 4.5 * em, em, measure))
    page = sheet(*parts, drawings=drawings, width=left[-1] + step + 30, height=1200)
    return page, {title(seed): told, title(seed + 40): below}, crosshead, quote


def make_corner_page(seed):
    """The sheet and its stories by headline: one that only a quotation heads stands in a column of another."""
    chance = random.Random(f"corner {seed}")
    em, measure = chance.choice((9.0, 9.5, 10.0)), chance.choice((14, 16))
    left = [40 + n * (measure + GUTTER) * em for n in range(3)]
    quote, times = f"“{chance.choice(QUOTES)}”", chance.choice((1.5, 1.8, 2.0))
    told, small = write(seed, 12, (2, 4)), write(seed + 70, 3, (2, 3))
    rows, own = (set_body(text, measure, shows_indents=True) for text in (told, small))
    words, column = _wrapped(quote, int(measure / times)), chance.choice((1, 2))
    high = int(len(words) * times * 1.3 / 1.5 + 1.6) + 1
    each = -(-(len(rows) + len(own) + high) // 3)
    cut, n = each - len(own) - high, 0
    parts = [line("江南日报", 40, 44, 14, style=HEI), line("2026年5月24日", 140, 44, 9)]
    parts.append(line(title(seed), 40, 90, 2.6 * em, style=HEI))
    for at, x in enumerate(left):
        most = cut if at == column else each + (at == 2) * len(rows)
        parts.append(set_column(rows[n : n + most], x, 120, em, measure))
        n += most
    for k, text in enumerate(words):
        y = 120 + (cut - 1) * 1.5 * em + 1.2 * em + (k + 1) * times * em * 1.25
        parts.append(line(text, left[column], y, times * em, style=HEI))
    y = 120 + (cut + high) * 1.5 * em
    parts.append(set_column(own, left[column], y, em, measure))
    page = sheet(*parts, width=left[-1] + (measure + 4) * em + 30, height=1200)
    return page, {title(seed): told, quote: small}


def _thirds(rows):
    each = -(-len(rows) // 3)
    return [rows[n * each : (n + 1) * each] for n in range(3)]


def _in_column(parts, columns, left, said, setting, crosshead):
    """The columns set with a quotation between two paragraphs of the second; the height added, rules around it."""
    (quote, times, style), (em, measure, y) = said, setting
    pitch, cut = 1.5 * em, _paragraph_in(columns[1])
    words = _wrapped(quote, int(measure / times))
    high = len(words) * times * em * 1.3 + em * (2 if crosshead else 1) + em
    foot = y + (cut - 1) * pitch
    for n, text in enumerate(words):
        where = foot + 0.9 * em + (n + 1) * times * em * 1.25
        parts.append(line(text, left[1], where, times * em, style=style))
    if crosshead:
        parts.append(line(crosshead, left[1], foot + high + 0.2 * em, em, style=HEI))
    below = foot + high + pitch
    for rows, x, top in (
        (columns[0], left[0], y),
        (columns[1][:cut], left[1], y),
        (columns[1][cut:], left[1], below),
        (columns[2], left[2], y),
    ):
        parts.append(set_column(rows, x, top, em, measure))
    ends = (foot + 0.5 * em, where + 0.5 * em)
    wide = measure * em
    return high, [Drawing("rule", Box(left[1], at, left[1] + wide, at + 0.5)) for at in ends]


def _paragraph_in(rows):
    """Where a paragraph begins in the middle of a column."""
    begun = [n for n, row in enumerate(rows) if row.startswith("　") and 4 < n < len(rows) - 5]
    return begun[len(begun) // 2] if begun else len(rows) // 2


def _wrapped(text, most):
    return [text[at : at + most] for at in range(0, len(text), most)]


def _across(parts, columns, left, said, setting):
    """The columns set with a quotation in the gutter between the first two, which run around it; the height added."""
    (quote, times, style), (em, measure, y) = said, setting
    pitch, rows = 1.5 * em, [row for c in columns for row in c]
    words = _wrapped(quote, 6)
    size = times * em
    taken = int((len(words) * size * 1.25 + 1.5 * em) / pitch) + 1
    into = (6 * size - GUTTER * em) / 2 + 0.6 * em  # of each column
    short = measure - int(into / em) - 1
    top, n = 6, 0
    text = "".join(rows).replace("　　", "\n").split("\n")[1:]
    each = -(-(len(rows) + 2 * taken * (measure - short) // measure + 4) // 3)
    slots = [(c, r) for c in range(3) for r in range(each + 1)]
    for paragraph in text:
        rest, is_first = paragraph, True
        while rest and n < len(slots):
            c, r = slots[n]
            is_cut = c < 2 and top <= r < top + taken
            room = (short if is_cut else measure) - 2 * is_first
            x = left[c] + (measure - short) * em * (is_cut and c == 1) + 2 * em * is_first
            part, rest = _line(rest, room)
            parts.append(line(part, x, y + r * pitch, em))
            n, is_first = n + 1, False
    middle = left[0] + (measure + GUTTER / 2) * em
    for k, row in enumerate(words):
        where = y + (top - 1) * pitch + 0.9 * em + (k + 1) * size * 1.25
        parts.append(line(row, middle - 3 * size, where, size, style=style))
    return 2 * pitch


def _line(text, room):
    """What fits into a line, with a mark that may not begin the next one."""
    end = room if len(text) <= room or text[room] not in "，。" else room - 1
    return text[:end], text[end:]

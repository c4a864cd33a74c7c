"""An editor's note between a headline and its text, in a box or not, is the story's first paragraph."""

import pytest

from articles.reading.geometry import Box
from articles.reading.language.editor_notes import is_editors_note
from articles.reading.layout.page import read_sheet_layout
from articles.reading.sheet import Drawing
from tests.reading.picture_pages import BRIDGE, LAKE, TEA
from tests.reading.sheets import HEI, KAI, column, line, sheet, wrapped

NOTE = "{}新桥连着两岸的菜园和集市，从今天起本报派出记者沿江采访，把一路上的见闻写给读者。"
MEASURE = 18
TOLD = "。".join((LAKE, BRIDGE, TEA)) + "。"


def flowed(texts, x, y, columns, size=10):
    rows = [row for text in texts for row in wrapped(text, MEASURE)]
    each = -(-len(rows) // columns)
    parts = [
        column(rows[n * each : (n + 1) * each], x + n * (MEASURE + 2) * size, y)
        for n in range(columns)
    ]
    return parts, y + 1.5 * size * each


def make_page(note, opening, columns, kind):
    parts, foot = flowed([BRIDGE + "。" + LAKE + "。", TEA + "。"], 40, 80, 3)
    parts.append(line("湖上渔家早", 40, 60, 22, style=HEI))
    top, wide = foot + 40, (MEASURE + 2) * columns * 10 - 20
    parts.append(line("一座桥两岸情", 40, top, 24, style=HEI))
    rows = wrapped(note, wide // 10 - 2)
    box = Box(40, top + 12, 40 + wide, top + 26 + 15 * len(rows))
    parts.append(column(rows, 50, top + 30, style=KAI))
    text, _ = flowed([opening + TOLD, TOLD[30:]], 40, box.y1 + 24, columns)
    drawings = [] if kind is None else [Drawing(kind, box, 0.9)]
    return sheet(*parts, *text, drawings=drawings, width=680, height=1000)


CUES = ("编者按：", "【编者按】", "开栏的话：")
SHOWN = [(cue, kind) for cue in CUES for kind in ("frame", "tint", None)]
SHOWN += [("", "frame"), ("", "tint")]


@pytest.mark.parametrize(("cue", "kind"), SHOWN)
@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize("opening", ["", "本报讯（记者 周禾）"])
def test_a_note_below_a_headline_is_its_first_paragraph(cue, opening, columns, kind):
    note = NOTE.format(cue)
    found = read_sheet_layout(make_page(note, opening, columns, kind), 1).findings
    told = {f.story.headline: f.story for f in found}
    assert set(told) == {"湖上渔家早", "一座桥两岸情"}
    story = told["一座桥两岸情"]
    assert story.body[0].text == note
    assert "".join(p.text for p in story.body[1:]).endswith(TOLD + TOLD[30:])


@pytest.mark.parametrize("cue", CUES)
def test_a_report_below_an_editors_note_is_signed_by_its_opening(cue):
    found = read_sheet_layout(make_page(NOTE.format(cue), "本报讯（记者 周禾）", 2, "frame"), 1)
    story = next(f.story for f in found.findings if f.story.headline == "一座桥两岸情")
    assert [credit.name for credit in story.bylines] == ["周禾"]
    assert [p.text for p in story.body[1:]] == [TOLD, TOLD[30:]]


@pytest.mark.parametrize(
    ("text", "is_note"),
    [
        ("编者按：三月六日清晨", True),
        ("【编者按】三月六日清晨", True),
        ("开栏的话 从今天起", True),
        ("编者按语写得好不好", False),
        ("三月六日，编者按：", False),
    ],
)
def test_an_editors_note_says_that_it_is_one(text, is_note):
    assert is_editors_note(text) == is_note


@pytest.mark.parametrize("columns", [2, 3])
def test_a_note_over_a_column_and_a_picture_is_the_first_paragraph(columns):
    """Two lines of sentences in another face: one of the story's columns begins right below them."""
    wide = (MEASURE + 2) * columns * 10 - 20
    note = NOTE.format("") + NOTE.format("")[:-1] + "，也把人们的心里话写给读者。"
    rows = wrapped(note, wide // 10)
    foot = 130 + 15 * len(rows)
    text = [row for part in (TOLD, TOLD[30:] + TOLD) for row in wrapped("　　" + part, MEASURE)]
    first, rest = text[:12], text[12:]
    each = -(-len(rest) // (columns - 1))
    parts = [column(first, 40, foot)]
    for n in range(columns - 1):
        x = 40 + (n + 1) * (MEASURE + 2) * 10
        parts.append(column(rest[n * each : (n + 1) * each], x, foot + 190))
    right = 40 + wide
    photo = Drawing("image", Box(40 + (MEASURE + 2) * 10, foot - 8, right, foot + 170))
    page = sheet(
        line("一座桥两岸情", 40, 100, 24, style=HEI),
        column(rows, 40, 125, style=KAI),
        *parts,
        drawings=[photo],
        width=680,
        height=1000,
    )
    (found,) = read_sheet_layout(page, 1).findings
    assert (found.story.headline, found.story.deck) == ("一座桥两岸情", "")
    assert found.story.body[0].text == note

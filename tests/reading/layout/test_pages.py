"""Whole pages set by hand, and every printed sample: who gets what, and nothing is lost."""

import io
from collections import Counter

import pypdfium2 as pdfium
import pytest

from articles.reading import Source, read_pages
from articles.reading.geometry import Box
from articles.reading.layout.lines.drop_caps import with_drop_caps
from articles.reading.layout.lines.page_lines import lines_of, segments_on
from articles.reading.layout.page import read_sheet_layout
from articles.reading.layout.spreads import part, parts_of
from articles.reading.pdf import opened, read_sheet
from articles.reading.sheet import Drawing
from tests.pdfs import FONT, HEIGHT, WIDTH, draw_page, make_pdf
from tests.reading.floors import PAGES
from tests.reading.sheets import HEI, KAI, column, line, sheet, wrapped
from tests.reading.test_nothing_is_lost import kept, printed

LAKE = "清晨六点湖面起雾渔船陆续出港沿岸的集市已经开张人们挑着新鲜的银鱼走过石桥去赶早市湖边的小学传来读书声。"
BRIDGE = "两岸乡亲盼了十年的新桥今天通车第一辆过桥的是送菜的三轮车车上装满了刚摘的黄瓜和番茄一路叫卖到城里。"
SCHOOL = "县实验小学的新操场昨天启用孩子们在红色跑道上比赛接力跑老师说以后下雨天也能上体育课了家长都来观看。"
PDFS = sorted(PAGES.glob("*.pdf"))


def stories(*parts, **options):
    return [
        finding.story for finding in read_sheet_layout(sheet(*parts, **options), 1).findings
    ]


def body(story):
    return "".join(p.text for p in story.body)


def test_two_headlines_side_by_side_take_their_own_columns():
    parts = [line("湖上渔家早", 60, 80, 20), column(wrapped(LAKE, 12), 40, 110)]
    parts += [line("新桥今通车", 260, 80, 20), column(wrapped(BRIDGE, 12), 240, 110)]
    assert {s.headline: body(s) for s in stories(*parts)} == {
        "湖上渔家早": LAKE,
        "新桥今通车": BRIDGE,
    }


def test_a_story_flows_over_the_columns_below_its_headline():
    lines = wrapped(LAKE + BRIDGE, 12)
    half = (len(lines) + 1) // 2
    (story,) = stories(
        line("湖上渔家早新桥今通车", 50, 80, 20),
        column(lines[:half], 40, 110),
        column(lines[half:], 180, 110),
    )
    assert (story.headline, body(story)) == ("湖上渔家早新桥今通车", LAKE + BRIDGE)


def test_kicker_and_deck_are_told_by_size_and_place():
    heads = [
        line("十年盼来一朝梦", 60, 60, 13),
        line("新桥今通车", 50, 90, 26),
        line("送菜车第一个过桥", 60, 112, 13),
    ]
    (story,) = stories(*heads, column(wrapped(BRIDGE, 14), 40, 140))
    assert (story.kicker, story.headline, story.deck) == (
        "十年盼来一朝梦",
        "新桥今通车",
        "送菜车第一个过桥",
    )


def test_briefs_under_a_common_label_are_a_story_each_without_a_headline():
    plate = Drawing("tint", Box(38, 60, 160, 84), 0.2)
    lines = [
        *wrapped(LAKE + "（王伟）", 12),
        *wrapped(BRIDGE + "（李娜）", 12),
        *wrapped(SCHOOL + "（周明）", 12),
    ]
    found = stories(
        line("简讯", 80, 77, 14, light=1.0), column(lines, 40, 100), drawings=[plate]
    )
    assert [(s.headline, s.section, body(s)) for s in found] == [
        ("", "简讯", t) for t in (LAKE, BRIDGE, SCHOOL)
    ]


PLATES = [("新桥今通车两岸乡亲乐", 20), ("湖上渔家赶早集", 24), ("操场上跑出笑声来", 18)]


@pytest.mark.parametrize(("headline", "size"), PLATES)
@pytest.mark.parametrize("columns", [1, 2])
def test_a_headline_reversed_out_of_a_bar_is_a_headline(headline, size, columns):
    bar = Drawing("tint", Box(38, 78 - size, 330, 86), 0.2)
    lines = wrapped(BRIDGE + LAKE, 26 // columns)
    half = -(-len(lines) // columns)
    parts = [
        column(lines[at : at + half], 40 + 145 * (at // half), 110)
        for at in range(0, len(lines), half)
    ]
    (story,) = stories(line(headline, 50, 80, size, light=1.0), *parts, drawings=[bar])
    assert (story.headline, story.section) == (headline, "")
    assert body(story) == BRIDGE + LAKE


@pytest.mark.parametrize(
    ("name", "size"), [("一线观察", 20), ("聚焦2026两会", 20), ("县域经济观察站", 14)]
)
def test_a_sections_name_reversed_out_of_a_plate_is_none(name, size):
    plate = Drawing("tint", Box(38, 40, 58 + size * len(name), 48 + size), 0.2)
    heads = [line(name, 48, 40 + size, size, light=1.0), line("湖上渔家早", 60, 100, 24)]
    (story,) = stories(*heads, column(wrapped(LAKE, 14), 40, 130), drawings=[plate])
    assert (story.headline, story.section) == ("湖上渔家早", name)


def test_names_in_other_type_end_a_story_and_are_its_byline():
    lines = wrapped(LAKE, 12)
    end = 40 + 10 * len(lines[-1])
    names = line("（王伟）", end, 110 + 15 * (len(lines) - 1), style=KAI)
    (story,) = stories(line("湖上渔家早", 60, 80, 20), column(lines, 40, 110), names)
    assert (body(story), [b.name for b in story.bylines]) == (LAKE, ["王伟"])


def test_a_picture_takes_the_caption_below_it_and_goes_to_the_story_that_it_stands_in():
    photo = Drawing("image", Box(40, 100, 180, 180))
    caption = line("图为湖边的早市。王伟 摄", 40, 192, 8)
    found = stories(
        line("湖上渔家早", 60, 80, 20),
        column(wrapped(LAKE, 14), 40, 215),
        caption,
        drawings=[photo],
    )
    assert [(p.caption, [c.name for c in p.credits]) for s in found for p in s.pictures] == [
        ("图为湖边的早市。", ["王伟"])
    ]


def test_an_ad_is_furniture_with_all_that_is_in_its_frame():
    frame = Drawing("frame", Box(300, 500, 580, 700))
    ad = [line("广告", 550, 515, 8), line("开业大吉全场五折", 320, 600, 30)]
    page = read_sheet_layout(
        sheet(
            line("湖上渔家早", 60, 80, 20),
            column(wrapped(LAKE, 14), 40, 110),
            *ad,
            drawings=[frame],
        ),
        1,
    )
    assert ([f.story.headline for f in page.findings], page.leftovers) == (["湖上渔家早"], ())
    assert "开业大吉全场五折" in page.furniture


def test_a_crosshead_in_bold_stays_inside_its_story():
    lines = [
        *column(wrapped(LAKE, 14), 40, 110),
        *line("新桥通车之后", 60, 185, style=HEI),
        *column(wrapped(BRIDGE, 14), 40, 200),
    ]
    (story,) = stories(line("湖上渔家早", 60, 80, 20), lines)
    assert [(p.text, p.kind) for p in story.body] == [
        (LAKE, "paragraph"),
        ("新桥通车之后", "crosshead"),
        (BRIDGE, "paragraph"),
    ]


def test_a_jump_line_is_told_and_stands_in_no_text():
    lines = [*wrapped(LAKE.rstrip("。"), 14), "（下转第4版）"]
    page = read_sheet_layout(sheet(line("湖上渔家早", 60, 80, 20), column(lines, 40, 110)), 1)
    (finding,) = page.findings
    assert (finding.continues_on, "下转" in body(finding.story)) == ("4", False)


def test_an_empty_sheet_has_no_stories_and_says_nothing():
    page = read_sheet_layout(sheet(), 1)
    assert (page.findings, page.leftovers, page.characters) == ((), (), 0)


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.stem)
def test_nothing_printed_is_lost(path):
    source = Source(path.name, path.read_bytes())
    with opened(source) as document:
        sheets = [read_sheet(document, n + 1) for n in range(len(document))]
    lines = [
        x.text
        for whole in sheets
        for crop in parts_of(whole)
        for x in with_drop_caps(lines_of(segments_on(part(whole, crop))))
    ]
    assert not printed("".join(lines)) - sum(
        (printed(kept(page)) for page in read_pages(source)), Counter()
    )


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.stem)
def test_regions_of_printed_pages_lie_on_the_page_and_have_few_corners(path):
    for page in read_pages(Source(path.name, path.read_bytes())):
        polygons = [
            region.polygon for finding in page.findings for region in finding.story.regions
        ]
        assert all(0 <= v <= 1 for polygon in polygons for point in polygon for v in point)
        assert max(map(len, polygons)) <= 20


def with_marks(canvas):
    draw_page(canvas, number="3")
    canvas.setFont(FONT, 12)
    canvas.drawString(WIDTH + 6, HEIGHT - 80, "青 品红")


def test_marks_and_colour_names_outside_the_trim_box_are_no_part_of_the_page():
    data, trimmed = make_pdf(with_marks, size=(WIDTH + 60, HEIGHT)), io.BytesIO()
    with pdfium.PdfDocument(data) as document:
        document[0].set_trimbox(0, 0, WIDTH, HEIGHT)
        document.save(trimmed)
    (whole,), (cut,) = (
        read_pages(Source("a.pdf", data)),
        read_pages(Source("b.pdf", trimmed.getvalue())),
    )
    assert [(page.size, "品红" in printed_of(page)) for page in (whole, cut)] == [
        ((WIDTH + 60, HEIGHT), True),
        ((WIDTH, HEIGHT), False),
    ]


def printed_of(page):
    return "".join(
        [*page.furniture, *(left.text for left in page.leftovers), *map(str, page.findings)]
    )

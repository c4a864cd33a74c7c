"""A printed line is one line, on however many baselines its characters stand."""

import pytest

from articles.reading.language.measure import squeeze
from articles.reading.layout.lines.glyph_rows import GlyphRows
from articles.reading.layout.lines.page_lines import lines_of, segments_on
from articles.reading.layout.lines.shared_baselines import on_shared_baselines
from articles.reading.layout.page import read_sheet_layout
from tests.reading.county_pages import page_of_columns, page_of_reports
from tests.reading.sheets import HEI, column, line, sheet

REPORT = [
    "上个月底停车场增添了",
    "新的设备大家都愿意来",
    "坐坐路平了灯也亮了管",
    "理员说晒谷场按时完成",
]


def texts(*parts):
    found = lines_of(segments_on(sheet(*parts)))
    return [x.text for x in sorted(found, key=lambda x: (round(x.baseline / 3), x.box.x0))]


@pytest.mark.parametrize("seed", range(40))
def test_reports_of_a_county_paper_are_whole_whatever_its_lifts_and_overlaps(seed):
    page, reports = page_of_reports(seed)
    stories = [found.story for found in read_sheet_layout(page, 1).findings]
    assert sorted(
        (squeeze("".join(p.text for p in s.body)), sorted(c.name for c in s.bylines))
        for s in stories
    ) == sorted((squeeze(r.text), sorted(r.authors)) for r in reports)


@pytest.mark.parametrize("seed", range(40))
def test_no_line_is_read_across_columns_whose_marks_hang_into_the_gutter(seed):
    page, reports = page_of_columns(seed)
    told = [squeeze(r.lead_in + r.text) for r in reports]
    lines = [squeeze(x.text) for x in lines_of(segments_on(page))]
    torn = [x for x in lines if not x.startswith("湖边小路") and not any(x in t for t in told)]
    assert torn == []


@pytest.mark.parametrize("lift", [-2.0, -1.2, -0.4, 0.4, 1.2, 2.0])
def test_a_bold_lead_in_is_of_the_line_that_it_begins(lift):
    lead = line("本报讯", 60, 100 - lift, style=HEI)
    assert texts(lead, line("上个月底停车场", 90, 100), column(REPORT, 40, 115))[0] == (
        "本报讯上个月底停车场"
    )


@pytest.mark.parametrize("lift", [-1.0, -0.4, 0.4, 1.0])
def test_figures_from_another_font_stand_where_they_are_printed(lift):
    words = [*line("共有", 40, 100), *line("个村", 65, 100)]
    figure = [
        g._replace(box=g.box._replace(x1=g.box.x0 + 5)) for g in line("5", 60, 100 + lift)
    ]
    assert texts(words, figure, column(REPORT, 40, 115))[0] == "共有5个村"


@pytest.mark.parametrize("shared", [0.4, 0.7, 1.0, 1.1])
@pytest.mark.parametrize("lift", [0.0, 0.4, -0.8])
def test_a_closing_bracket_and_an_opening_quotation_mark_share_an_em(shared, lift):
    lead = line("本报讯（记者林小满）", 40, 100 - lift, style=HEI)
    quote = line("“总算能走了。”", 140 - 10 * shared, 100)
    assert (
        texts(lead, quote, column(REPORT, 40, 115))[0] == "本报讯（记者林小满）“总算能走了。”"
    )


@pytest.mark.parametrize("lift", [-0.8, 0.0, 0.4, 1.0])
@pytest.mark.parametrize("names", ["（石予）", "（林小满 周禾 何田）"])
@pytest.mark.parametrize("beyond", [-9.0, 0.0, 5.0])
def test_names_at_the_right_of_a_last_line_are_of_that_line(lift, names, beyond):
    wide = [text * 2 for text in REPORT]
    signed = line(names, 240 + beyond - 10 * len(names), 160 - lift, style=HEI)
    last = line("家家都装上了", 40, 160)
    found = texts(column(wide, 40, 100), last, signed)
    assert [squeeze(x) for x in found][-1] == f"家家都装上了{squeeze(names)}"


def test_lines_of_columns_that_are_not_aligned_stay_apart():
    left, right = column(REPORT, 40, 100), column(REPORT, 144, 101)
    assert sorted(texts(left, right)) == sorted([*REPORT, *REPORT])


def test_lines_of_two_texts_printed_over_each_other_stay_apart():
    over = line("旧的一行", 42, 101)
    moved = on_shared_baselines(GlyphRows([*line("新的一行", 40, 100), *over])).glyphs
    assert {g.baseline for g in moved} == {100, 101}


@pytest.mark.parametrize("lift", [-1.5, -0.7, 0.7, 1.5])
@pytest.mark.parametrize("lead", ["本报讯（记者 高 寒）", "本报讯（记者 高 寒 通讯员 何 平）"])
def test_a_lifted_lead_in_with_spaced_names_is_of_the_line_that_it_begins(lead, lift):
    bold = [g for g in line(lead, 60, 100 - lift, style=HEI) if g.text != " "]
    rest = line("上个月底", 60 + 10 * len(lead), 100)
    found = [squeeze(x) for x in texts(bold, rest, column(REPORT, 40, 115))]
    assert found[0] == squeeze(lead) + "上个月底"

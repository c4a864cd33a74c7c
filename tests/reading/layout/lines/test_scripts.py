"""Small figures and letters that hang at larger ones are read in the line that they stand in."""

import pytest

from articles.reading.layout.lines.page_lines import lines_of, segments_on
from tests.reading.sheets import column, line, sheet

BELOW = ["上个月底停车场增添了", "新的设备大家都愿意来", "坐坐路平了灯也亮了管"]


def latin(text, x, y, size=10.0):
    """Characters half an em wide."""
    return [
        g._replace(box=g.box._replace(x0=x + n * size / 2, x1=x + (n + 1) * size / 2))
        for n, g in enumerate(line(text, x, y, size))
    ]


def set_line(base, script, share, drop):
    small = latin(script, 60 + 5 * len(base), 100 + drop * 10, 10 * share)
    return [
        *line("全县", 40, 100),
        *latin(base, 60, 100),
        *small,
        *line("浓度再次下降", small[-1].box.x1, 100),
    ]


@pytest.mark.parametrize("share", [0.5, 0.6, 0.7, 0.8])
@pytest.mark.parametrize("drop", [0.0, 0.1, 0.17, 0.3])
@pytest.mark.parametrize(
    ("base", "script"), [("PM", "2.5"), ("PM", "10"), ("CO", "2"), ("x", "n")]
)
def test_a_subscript_stays_in_its_word(base, script, share, drop):
    found = lines_of(
        segments_on(sheet(set_line(base, script, share, drop), column(BELOW, 40, 115)))
    )
    assert f"全县{base}{script}浓度再次下降" in [x.text for x in found]


@pytest.mark.parametrize("share", [0.5, 0.6, 0.7])
@pytest.mark.parametrize("rise", [0.25, 0.4, 0.55])
@pytest.mark.parametrize(
    ("base", "script", "read"), [("m", "2", "²"), ("10", "8", "⁸"), ("m", "3", "³")]
)
def test_a_raised_figure_is_read_as_one(base, script, read, share, rise):
    found = lines_of(
        segments_on(sheet(set_line(base, script, share, -rise), column(BELOW, 40, 115)))
    )
    assert f"全县{base}{read}浓度再次下降" in [x.text for x in found]


@pytest.mark.parametrize("sign", ["-", "−", "+"])
def test_a_raised_charge_behind_a_subscript_is_read_too(sign):
    below = latin("4", 70, 101.5, 6)
    raised = latin(f"2{sign}", below[-1].box.x1, 96.2, 6)
    rows = [*line("检", 40, 100), *latin("SO", 60, 100), *below, *raised]
    rows += line("未超标", raised[-1].box.x1, 100)
    found = lines_of(segments_on(sheet(rows, column(BELOW, 40, 115))))
    read = {"-": "⁻", "−": "⁻", "+": "⁺"}[sign]
    assert f"SO4²{read}未超标" in found[0].text


def test_a_subscript_at_a_lines_end_is_of_a_wide_letter_behind_a_character_too():
    letter = line("O", 60, 100)[0]
    base = [letter._replace(box=letter.box._replace(x1=68.0))]
    rows = [*line("臭氧", 40, 100), *base, *latin("3", 68, 101.5, 5)]
    found = lines_of(segments_on(sheet(rows, column(BELOW, 40, 115))))
    assert found[0].text == "臭氧O3"


def test_small_type_that_stands_apart_is_no_script():
    found = lines_of(segments_on(sheet(latin("A", 40, 100, 28), latin("2024", 75, 95, 10))))
    assert sorted(x.text for x in found) == ["2024", "A"]


@pytest.mark.parametrize("share", [0.5, 0.58, 0.7])
@pytest.mark.parametrize("rise", [0.27, 0.4])
@pytest.mark.parametrize("drop", [0.1, 0.18, 0.3])
@pytest.mark.parametrize("charge", ["+", "-", "−"])
def test_a_sign_above_a_figure_that_hangs_at_a_letter_is_of_their_word(
    share, rise, drop, charge
):
    figure = latin("4", 70, 100 + 10 * drop, 10 * share)
    sign = latin(charge, figure[-1].box.x1, 100 - 10 * rise, 10 * share)
    behind = line("含量再次下降", sign[-1].box.x1, 100)
    parts = line("全县", 40, 100), latin("NH", 60, 100), figure, sign, behind
    found = lines_of(segments_on(sheet(*parts, column(BELOW, 40, 115))))
    assert f"全县NH4{charge}含量再次下降" in [x.text for x in found]


def set_note(before, mark, behind, rise, share=0.6):
    """A mark that is as wide as its characters, raised behind Chinese text."""
    small = line(mark, 40 + 10 * len(before), 100 - rise * 10, 10 * share)
    return [*line(before, 40, 100), *small, *line(behind, small[-1].box.x1, 100)]


@pytest.mark.parametrize("mark", ["①", "⑫", "［3］", "[12]", "〔4〕", "注", "*", "7"])
@pytest.mark.parametrize("rise", [0.2, 0.35, 0.5])
@pytest.mark.parametrize(
    ("before", "behind"), [("此说始于县志", "，后来有人"), ("“河水”", "。其后")]
)
def test_the_mark_of_a_note_is_read_behind_the_word_that_it_notes(mark, rise, before, behind):
    rows = set_note(before, mark, behind, rise), column(BELOW, 40, 115)
    read = mark.replace("7", "⁷")
    assert f"{before}{read}{behind}" in [x.text for x in lines_of(segments_on(sheet(*rows)))]


@pytest.mark.parametrize("mark", ["注", "①", "12"])
def test_small_type_on_the_line_or_far_behind_it_is_no_mark_of_a_note(mark):
    level = lines_of(segments_on(sheet(set_note("此说始于县志", mark, "", 0.0))))
    far = line(mark, 140, 96, 6)
    apart = lines_of(segments_on(sheet(line("此说始于县志", 40, 100), far)))
    assert "此说始于县志" in [x.text for x in level]
    assert sorted(x.text for x in apart) == sorted(["此说始于县志", mark])

"""Words in another size inside a line are read where they stand."""

import pytest

from articles.reading.layout.lines.page_lines import lines_of, segments_on
from tests.reading.sheets import HEI, column, line, sheet

BELOW = ["上个月底停车场增添了新的设备大家都愿意", "来坐坐路平了灯也亮了管理员说晒谷场按时"]


def texts(*parts):
    return [x.text for x in lines_of(segments_on(sheet(*parts)))]


def narrow(text, x, y, size):
    return [
        g._replace(box=g.box._replace(x0=x + n * size / 2, x1=x + (n + 1) * size / 2))
        for n, g in enumerate(line(text, x, y, size, style=HEI))
    ]


@pytest.mark.parametrize("times", [0.5, 0.6, 0.75, 1.35, 1.6, 2.0])
def test_a_figure_that_stands_out_in_a_headline(times):
    figure = narrow("100", 40 + 4 * 24, 100, 24 * times)
    behind = line("亿元大关", figure[-1].box.x1, 100, 24, style=HEI)
    assert "产值突破100亿元大关" in texts(
        line("产值突破", 40, 100, 24, style=HEI), figure, behind
    )


@pytest.mark.parametrize("share", [0.6, 0.7])
def test_a_reading_in_brackets_in_smaller_type(share):
    small = narrow("yǎn", 110, 100, 10 * share)
    behind = line("）今年七十岁", small[-1].box.x1, 100)
    assert "手艺人刘䶮（yǎn）今年七十岁" in texts(
        line("手艺人刘䶮（", 50, 100), small, behind, column(BELOW, 40, 116)
    )


def test_a_headline_beside_a_text_is_not_of_its_line():
    found = texts(line("湖边小路", 40, 100, 24, style=HEI), line("上个月底停车场", 142, 100))
    assert sorted(found) == ["上个月底停车场", "湖边小路"]

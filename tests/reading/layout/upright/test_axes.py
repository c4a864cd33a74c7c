"""What the strings of one upright line stand on."""

import pytest

from articles.reading.layout.upright.axes import axes_of
from articles.reading.layout.upright.strings import strings_of
from articles.reading.layout.upright.tuning import UPRIGHT
from tests.reading.sheets import upright

LONG, SHORT = "清晨六点湖面起雾渔船陆续", "以前"


@pytest.mark.parametrize("off", [0.0, 0.04, 0.09, 0.14])
def test_strings_of_one_line_share_its_axis_though_marks_part_them(off):
    line = upright(LONG, 400, 100, 10, 1.0)
    beside = [g for n in (1, 2, 3) for g in upright(LONG, 400 - 17 * n, 100, 10, 1.0)]
    rest = upright(SHORT, 400 - 10 * off, 100 + 14 * 10, 10, 1.0)
    found = strings_of([*line, *beside, *rest]).upright
    axes = axes_of(found, [])
    assert {axes[g.order] for g in rest} == {axes[g.order] for g in line}


def test_a_line_further_off_has_an_axis_of_its_own():
    line = upright(LONG, 400, 100, 10, 1.0)
    beside = [g for n in (1, 2, 3) for g in upright(LONG, 400 - 17 * n, 100, 10, 1.0)]
    rest = upright("湖面起雾", 400 - 10 * (UPRIGHT.off_axis + 0.3), 100 + 16 * 10, 10, 1.0)
    axes = axes_of(strings_of([*line, *beside, *rest]).upright, [])
    assert axes[rest[0].order] != axes[line[0].order]

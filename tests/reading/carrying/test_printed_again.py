"""A printed page that a desk has mended is read again from a corrected sheet: every line is where the desk had it."""

import random

import pytest

from articles.reading.carrying.carry_over import carry_over
from articles.reading.operations import OperationError, apply_operation
from tests.reading.set_pages import MAKES, set_page
from tests.reading.test_operations import any_operation

from .printed_again import CORRECTIONS, moved_by, read, standing

STEPS = 8


@pytest.mark.parametrize("name", CORRECTIONS)
@pytest.mark.parametrize("make", MAKES)
@pytest.mark.parametrize("seed", range(900, 902))
def test_every_line_is_where_the_desk_had_it(make, name, seed):
    sheet = set_page(seed, make, hard=bool(seed % 2)).sheet
    chance = random.Random(f"{make} {seed} {name}")
    layout = now = read(sheet)
    for _ in range(STEPS):
        try:
            now = apply_operation(now, any_operation(now, chance))
        except OperationError:
            continue
    again = carry_over(layout, now, read(CORRECTIONS[name](sheet, layout, chance))).layout
    before, after = standing(now, *moved_by(name, sheet)), standing(again)
    pairs = [(before[place], kind) for place, kind in after.items() if place in before]
    assert len(pairs) > len(after) / 2
    assert [pair for pair in pairs if pair[0] != pair[1]] == []

"""Whether characters are read downwards is told by where the next one stands closer."""

from articles.reading.layout.upright.strings import solid_columns, strings_of
from articles.reading.layout.upright.tuning import UPRIGHT
from tests.reading.sheets import column, line, upright

TEXT = "清晨六点湖面起雾渔船陆续出港"


def upright_lines(count, pitch=1.7):
    return [g for n in range(count) for g in upright(TEXT, 400 - n * pitch * 10, 100, 10, 1.0)]


def texts(strings):
    return ["".join(g.text for g in string.glyphs) for string in strings]


def test_characters_set_solid_below_each_other_are_strings():
    assert texts(strings_of(upright_lines(4)).upright) == [TEXT] * 4


def test_level_lines_are_none_however_tight():
    assert strings_of(column([TEXT] * 8, 40, 100, 10, 1.15)).upright == ()


def test_a_figure_beside_a_character_is_its_neighbour_in_a_level_line():
    lines = [g for n in range(6) for g in line("12湖34", 40, 100 + 13 * n)]
    assert strings_of(lines).upright == ()


def test_only_pages_with_solid_columns_are_looked_at_closely():
    assert sum(solid_columns(upright_lines(4)).values()) >= UPRIGHT.solid_steps
    assert not solid_columns(column([TEXT] * 40, 40, 100, 10, 1.5))

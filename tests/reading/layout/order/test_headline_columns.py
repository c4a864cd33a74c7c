"""Which columns each headline covers, told by where their edges and middles are."""

import pytest

from articles.reading.layout.stages import layout_stages
from tests.reading.sheets import column, line, sheet, upright, wrapped

LAKE = "清晨六点湖面起雾渔船陆续出港沿岸的集市已经开张人们挑着新鲜的银鱼走过石桥去赶早市湖边的小学传来读书声。"
TEXT = wrapped(LAKE, 12)
TOP, WIDTH, STEP = 110, 120, 140  # points


def columns(*, count, x=40):
    return [column(TEXT, x + n * STEP, TOP) for n in range(count)]


def covered(*parts):
    """For each column from the left the text of the headline over it."""
    found = layout_stages(sheet(*parts), 1)
    texts = zip(found.roles.remaining.body, found.columns, strict=True)
    by_place = sorted(texts, key=lambda pair: pair[0].column[0])
    headlines = found.roles.headlines
    return [
        None if place.headline is None else headlines[place.headline].text
        for _, place in by_place
    ]


def test_a_headline_covers_the_columns_that_it_stands_in_the_middle_of():
    assert (
        covered(line("湖上渔家起得早", 100, 80, 20), *columns(count=2))
        == ["湖上渔家起得早"] * 2
    )


def test_two_headlines_over_one_row_share_its_columns_where_the_second_begins():
    heads = [line("湖上渔家起得早", 100, 80, 20), line("新桥通车了", 330, 80, 20)]
    assert covered(*heads, *columns(count=3)) == [
        "湖上渔家起得早",
        "湖上渔家起得早",
        "新桥通车了",
    ]


def test_a_column_that_begins_at_another_height_is_in_no_row_with_the_others():
    lower = column(TEXT, 40 + 2 * STEP, TOP + 100)
    assert covered(line("湖上渔家起得早", 100, 80, 20), *columns(count=2), lower) == [
        "湖上渔家起得早"
    ] * 2 + [None]


@pytest.mark.parametrize("side", ["left", "right"])
def test_an_upright_headline_covers_the_row_beside_it(side):
    x = 40 if side == "left" else 40 + 2 * STEP
    texts = columns(count=2, x=80 if side == "left" else 40)
    assert covered(upright("新桥通车", x, 126, 24), *texts) == ["新桥通车"] * 2

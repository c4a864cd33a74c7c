"""What speaks for and against reading one piece of a page straight after another."""

import pytest

from articles.reading.geometry import Box
from articles.reading.layout.order.columns import columns_of
from articles.reading.layout.order.costs import link_cost, start_cost
from articles.reading.layout.order.graph import OrderInput, graph_of
from articles.reading.layout.order.tuning import COSTS
from articles.reading.layout.stages import layout_stages
from articles.reading.sheet import Drawing
from tests.reading.sheets import HEI, column, line, sheet, wrapped

LAKE = "清晨六点湖面起雾渔船陆续出港沿岸的集市已经开张人们挑着新鲜的银鱼走过石桥去赶早市湖边的小学传来读书声。"
BRIDGE = "两岸乡亲盼了十年的新桥今天通车第一辆过桥的是送菜的三轮车车上装满了刚摘的黄瓜和番茄一路叫卖到城里。"
LINES = wrapped(LAKE + BRIDGE, 12)
BREAKS_OFF, GOES_ON = LINES[:6], LINES[6:]
FAR = 1000.0  # marks: more than any link saves


def columns_on(*parts, **options):
    found = layout_stages(sheet(*parts, **options), 1)
    roles = found.roles
    contents = OrderInput(
        roles.headlines, roles.pictures, roles.bylines, roles.remaining, frozenset()
    )
    return columns_of(graph_of(contents, found.columns))


def cost(columns, before, after):
    return link_cost(columns, before, after, FAR)


def texts_cost(*parts, **options):
    """The cost of reading the right text of a page after the left one, or the lower after the upper one."""
    columns = columns_on(*parts, **options)
    before, after = sorted(columns.graph.texts, key=lambda text: (text.box.x0, text.box.y0))
    return cost(columns, before, after)


def test_a_line_that_breaks_off_goes_on_where_a_line_begins_without_an_indent():
    runs_on = texts_cost(column(BREAKS_OFF, 40, 110), column(GOES_ON, 180, 110))
    begins = texts_cost(column(BREAKS_OFF, 40, 110), column(wrapped(BRIDGE, 12), 180, 110))
    assert begins - runs_on == pytest.approx(COSTS.mid_sentence + COSTS.goes_on)


def test_a_rule_between_two_texts_in_one_column_speaks_against_their_being_one():
    parts = column(wrapped(LAKE, 12), 40, 110), column(wrapped(BRIDGE, 12), 40, 210)
    narrow, wide = (Drawing("rule", Box(40, 190, 40 + width, 190.5)) for width in (120, 300))
    free = texts_cost(*parts)
    assert texts_cost(*parts, drawings=[narrow]) - free == pytest.approx(COSTS.ruled)
    assert texts_cost(*parts, drawings=[wide]) - free == pytest.approx(COSTS.ruled_off)


def test_a_text_is_not_read_on_upwards_in_its_own_column():
    columns = columns_on(
        column(wrapped(LAKE, 12), 40, 110), column(wrapped(BRIDGE, 12), 40, 210)
    )
    upper, lower = columns.graph.texts
    assert cost(columns, upper, lower) is not None
    assert cost(columns, lower, upper) is None


def test_a_headline_costs_nothing_before_the_first_of_its_columns_only():
    columns = columns_on(
        line("湖上渔家起得早", 100, 80, 20),
        column(BREAKS_OFF, 40, 110),
        column(GOES_ON, 180, 110),
    )
    (headline,) = columns.graph.headlines
    first, second = columns.graph.texts
    assert cost(columns, headline, first) == 0.0
    assert cost(columns, headline, second) == pytest.approx(COSTS.not_first + COSTS.inside)


def test_a_large_headline_is_read_after_no_text():
    columns = columns_on(
        column(wrapped(LAKE, 12), 40, 110),
        line("新桥今天通车", 40, 230, 24),
        column(GOES_ON, 40, 260),
    )
    (headline,) = columns.graph.headlines
    assert [cost(columns, text, headline) for text in columns.graph.texts] == [None, None]


def test_a_crosshead_between_paragraphs_is_read_after_the_text_above_it():
    above, below = column(wrapped(LAKE, 12), 40, 110), column(wrapped(BRIDGE, 12), 40, 225)
    columns = columns_on(
        line("湖上渔家起得早", 40, 80, 20),
        above,
        line("新桥通车", 80, 205, 10, style=HEI),
        below,
    )
    crosshead = next(h for h in columns.graph.headlines if h.block.may_be_crosshead)
    upper = min(columns.graph.texts, key=lambda text: text.box.y0)
    assert cost(columns, upper, crosshead) < COSTS.crosshead_first


def test_a_heading_set_off_from_its_text_by_white_is_hardly_a_crosshead():
    costs = []
    for lower in (225, 242):
        headed = [
            part
            for x in (40, 220, 400)
            for part in (
                line("湖上渔家起得早", x, 80, 20, style=HEI),
                column(wrapped(LAKE, 12), x, 110),
            )
        ]
        heading = line("新桥通车", 80, 205, 10, style=HEI)
        columns = columns_on(*headed, heading, column(wrapped(BRIDGE, 12), 40, lower))
        crosshead = next(h for h in columns.graph.headlines if h.block.may_be_crosshead)
        upper = min(columns.graph.texts, key=lambda text: (text.box.x0, text.box.y0))
        costs.append(cost(columns, upper, crosshead))
    assert costs[1] > costs[0]


def test_a_text_without_a_headline_costs_less_where_it_opens_a_report():
    columns = columns_on(
        column(wrapped(LAKE, 12), 40, 110), column(wrapped("本报讯 " + BRIDGE, 12), 200, 110)
    )
    plain, report = columns.graph.texts
    assert start_cost(columns.graph, plain) == COSTS.headless
    assert start_cost(columns.graph, report) == COSTS.headless_report

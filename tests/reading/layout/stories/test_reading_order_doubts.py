"""Doubts about which columns belong together, told by text that does not run on."""

from articles.reading.confidence import BEGINS_INSIDE, TORN
from articles.reading.layout.page import read_sheet_layout
from tests.reading.sheets import column, line, sheet, wrapped

LAKE = "清晨六点湖面起雾渔船陆续出港沿岸的集市已经开张人们挑着新鲜的银鱼走过石桥去赶早市湖边的小学传来读书声。"
BRIDGE = "两岸乡亲盼了十年的新桥今天通车第一辆过桥的是送菜的三轮车车上装满了刚摘的黄瓜和番茄一路叫卖到城里。"
HEAD = line("湖上渔家早新桥今通车", 60, 80, 20)


def doubts(*parts):
    (finding,) = read_sheet_layout(sheet(HEAD, *parts), 1).findings
    return [d.message for d in finding.doubts if d.message in (TORN, BEGINS_INSIDE)]


def columns(text, others):
    """Two columns: the lines of a text as far as its full lines go, and others beside them."""
    return column(text, 40, 110), column(others, 200, 110)


def test_text_that_runs_on_raises_no_doubt():
    lines = wrapped(LAKE + BRIDGE, 12)
    assert doubts(*columns(lines[:5], lines[5:])) == []


def test_a_line_that_breaks_off_before_a_new_paragraph_does():
    assert doubts(*columns(wrapped(LAKE, 12)[:4], wrapped(BRIDGE, 12))) == [TORN]


def test_a_column_that_begins_inside_a_paragraph_behind_one_that_ended_does():
    assert doubts(
        *columns(wrapped(LAKE, 12), [*wrapped(BRIDGE, 12)[1:], *wrapped(LAKE, 12)])
    ) == [TORN]


def test_a_text_that_begins_inside_a_paragraph_does():
    assert doubts(
        *columns([*wrapped(BRIDGE, 12)[1:], *wrapped(LAKE, 12)], wrapped(LAKE, 12))
    ) == [BEGINS_INSIDE]

"""Which text goes on where, told by place, type and language."""

from articles.reading.geometry import Box
from articles.reading.layout.order.reading_order import without_circles
from articles.reading.layout.order.tuning import COSTS
from articles.reading.layout.page import read_sheet_layout
from articles.reading.layout.stages import layout_stages
from articles.reading.layout.stories.tuning import STORIES
from articles.reading.sheet import Drawing
from tests.reading.set_pages import set_page
from tests.reading.sheets import column, line, sheet, wrapped

LAKE = "清晨六点湖面起雾渔船陆续出港沿岸的集市已经开张人们挑着新鲜的银鱼走过石桥去赶早市湖边的小学传来读书声。"
BRIDGE = "两岸乡亲盼了十年的新桥今天通车第一辆过桥的是送菜的三轮车车上装满了刚摘的黄瓜和番茄一路叫卖到城里。"
SCHOOL = "县实验小学的新操场昨天启用孩子们在红色跑道上比赛接力跑老师说以后下雨天也能上体育课了家长都来观看。"


def stories(*parts, **options):
    return [
        finding.story for finding in read_sheet_layout(sheet(*parts, **options), 1).findings
    ]


def body(story):
    return "".join(p.text for p in story.body)


def test_columns_are_read_down_past_a_picture_that_stands_across_them():
    text = LAKE + BRIDGE + SCHOOL + LAKE
    lines = wrapped(text, 12)
    photo = Drawing("image", Box(40, 180, 300, 280))
    parts = [
        column(lines[:5], 40, 110),
        column(lines[5:9], 40, 300),
        column(lines[9:14], 180, 110),
    ]
    (story,) = stories(
        line("湖上渔家早", 120, 80, 20), *parts, column(lines[14:], 180, 300), drawings=[photo]
    )
    assert body(story) == text


def test_where_each_of_two_texts_could_go_on_in_the_other_the_weaker_link_gives_way():
    """A text at the foot of the left column breaks off and goes on at the top of the right one."""
    lines = wrapped(LAKE + BRIDGE, 12)
    (story,) = stories(column(lines[:4], 40, 400), column(lines[4:], 180, 110))
    assert body(story) == LAKE + BRIDGE


def test_a_circle_is_opened_at_its_weakest_link_wherever_that_stands():
    circle = {0: 1, 1: 2, 2: 0}
    for weakest in circle.items():
        gains = dict.fromkeys(circle.items(), 2.0) | {weakest: 1.0}
        left = without_circles(circle, gains)
        assert set(left.items()) == set(circle.items()) - {weakest}


def test_every_circle_is_opened_and_no_path_is_cut():
    circles = {0: 1, 1: 0, 4: 5, 5: 6, 6: 4}
    paths = {2: 3, 7: 8, 8: 9}
    gains = {link: float(sum(link)) for link in (circles | paths).items()}
    assert without_circles(circles | paths, gains) == paths | {1: 0, 5: 6, 6: 4}


def test_opening_circles_changes_no_input():
    successors = {0: 1, 1: 0}
    without_circles(successors, {(0, 1): 1.0, (1, 0): 2.0})
    assert successors == {0: 1, 1: 0}


def margins(*parts):
    (flow,) = layout_stages(sheet(*parts), 1).order
    return flow.margins


def test_a_text_that_could_as_well_be_read_elsewhere_has_a_small_margin():
    """Three columns of paragraphs that end where their column does: the last two could stand the other way round."""
    sure = margins(line("湖上渔家早", 60, 80, 20), column(wrapped(LAKE + BRIDGE, 12), 40, 110))
    assert sure == (None,)
    text = wrapped(LAKE, 12)
    ends = [column(text, 40 + n * 140, 110 + 100 * (n == 2)) for n in range(3)]
    weak = margins(line("湖上渔家早", 60, 80, 20), *ends)
    assert len(weak) == 3
    assert weak[2] is not None
    assert weak[2] < COSTS.sure_link


def test_pages_with_two_stories_run_into_one_have_a_link_with_a_small_margin():
    """Merged stories: of their links one costs hardly more to do without (docs/reading.md)."""
    merged = 0
    for seed in range(12, 18):
        page = set_page(seed, "airy", hard=True)
        truth = [story.body for story in page.stories]
        for found in layout_stages(page.sheet, 1).stories:
            text = body(found.finding.story)
            if sum(one[:40] in text for one in truth) > 1 or text not in truth:
                merged += 1
                least = min(m for m in found.draft.flow.margins if m is not None)
                assert least < STORIES.unsure_link
    assert merged

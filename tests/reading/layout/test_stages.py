"""Each stage of a page's layout, seen by itself."""

from articles.reading.geometry import Box
from articles.reading.layout.stages import layout_stages
from articles.reading.leftovers import UNTAKEN_HEADLINE
from articles.reading.sheet import Drawing
from tests.reading.sheets import column, line, sheet, wrapped

LAKE = "清晨六点湖面起雾渔船陆续出港沿岸的集市已经开张人们挑着新鲜的银鱼走过石桥去赶早市湖边的小学传来读书声。"
BRIDGE = "两岸乡亲盼了十年的新桥今天通车第一辆过桥的是送菜的三轮车车上装满了刚摘的黄瓜和番茄一路叫卖到城里。"
LINES = wrapped(LAKE + BRIDGE, 12)
STORY = [
    line("湖上渔家早", 120, 80, 20),
    column(LINES[:5], 40, 110),
    column(LINES[5:], 180, 110),
]


def stages(*parts, **options):
    return layout_stages(sheet(*parts, **options), 3)


def test_characters_become_segments_then_lines_then_blocks():
    found = stages(*STORY)
    assert len(found.segments) == len(found.lines) == 1 + len(LINES)
    assert sorted(len(block.lines) for block in found.blocks) == [1, len(LINES) - 5, 5]


def test_a_block_is_a_headline_or_text_and_nothing_is_in_two_roles():
    roles = stages(*STORY).roles
    assert [headline.text for headline in roles.headlines] == ["湖上渔家早"]
    assert len(roles.remaining.body) == 2
    assert not roles.remaining.display


def test_both_columns_stand_in_one_row_under_the_headline_and_the_left_one_is_first():
    first, second = stages(*STORY).columns
    assert first.row == second.row
    assert (first.headline, second.headline) == (0, 0)
    assert (first.is_first, second.is_first) == (True, False)


def test_the_order_of_reading_begins_at_the_headline_and_goes_from_left_to_right():
    (flow,) = stages(*STORY).order
    assert flow.headline.text == "湖上渔家早"
    assert [piece.column[0] for piece in flow.pieces] == [40, 180]


def test_a_story_keeps_what_it_was_gathered_from_beside_what_is_reported():
    (found,) = stages(*STORY).stories
    assert found.draft.headline.text == found.finding.story.headline
    assert {region.page_sequence for region in found.finding.story.regions} == {3}


def test_a_headline_without_text_or_picture_is_left_over_with_its_reason():
    found = stages(*STORY, line("雪夜归人", 400, 600, 24))
    assert [(left.block.text, left.reason) for left in found.unassigned] == [
        ("雪夜归人", UNTAKEN_HEADLINE)
    ]


def test_a_later_stage_leaves_what_an_earlier_one_made_as_it_was():
    photo = Drawing("image", Box(40, 300, 300, 400))
    caption = line("图为渔民在湖边晾晒渔网。陈立 摄", 40, 415, 8)
    found = stages(*STORY, caption, drawings=[photo])
    assert not found.order[0].pieces[0].text.startswith("图为")
    assert any("晾晒" in block.text for block in found.roles.classified.small)
    assert [picture.words for picture in found.stories[0].draft.pictures] == [
        found.roles.pictures[0].words
    ]

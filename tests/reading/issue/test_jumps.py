"""下转 and 上接: the parts of a story on two pages become one, by page numbers, headlines and words."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading.issue.jump_matching import is_page
from articles.reading.issue.jumps import (
    BY_NUMBERS_ALONE,
    NO_BEGINNING,
    NO_REST,
    ONE_SIDED,
    join_continuations,
)
from articles.reading.shapes import Doubt, Finding
from articles.story import Credit, Region, StoryPicture
from tests.factories import make_reading, make_story

RIVER = make_story(
    "一条河的十年",
    ["清水河穿城而过，十年前，河水又黑又臭。", "2013年，治理工程启动，沿河三十二家企业"],
    kicker="来自清水河治理一线的报告",
    regions=(Region(1, ((0.0, 0.1), (0.5, 0.1), (0.5, 0.6))),),
)
REST = make_story(
    "",
    ["先后搬迁。河道清淤四十万立方米。", "如今，清水河成了市民散步的去处。"],
    byline_printed="（何雪峰）",
    bylines=["何雪峰"],
    regions=(Region(2, ((0.1, 0.6), (0.9, 0.6), (0.9, 0.9))),),
    pictures=(StoryPicture("清水河畔", image="1"),),
)
ROAD = make_story("山村通了水泥路", ["高山村到镇上的路，从前要走三个小时。今年春天，"])
ROAD_REST = make_story("", ["水泥路修到了村口。高山村的茶叶当天就能运到镇上。"])
MARKET = make_story("夜市开张", ["城南夜市昨晚开张。"])


def first(story=RIVER, on="4", **fields):
    return Finding(story, 0.9, continues_on=on, **fields)


def second(story=REST, of="1", **fields):
    return Finding(story, 0.8, continued_from=of, **fields)


def pages(front, inside, numbers=("1", "4")):
    return join_continuations(
        [
            make_reading(*front, sequence=1, number=numbers[0]),
            make_reading(*inside, sequence=2, number=numbers[1]),
        ]
    )


def headed(story, headline, **fields):
    known = {name: getattr(story, name) for name in story.__dataclass_fields__}
    known["body"] = [p.text for p in story.body]
    return make_story(**known | {"headline": headline} | fields)


def texts(finding):
    return [(p.kind, p.text) for p in finding.story.body]


def test_both_parts_are_one_story_on_the_page_where_it_begins():
    front, inside = pages([MARKET, first()], [second(), MARKET])
    assert [f.story.headline for f in front.findings] == ["夜市开张", "一条河的十年"]
    assert [f.story.headline for f in inside.findings] == ["夜市开张"]
    whole = front.findings[1]
    assert (whole.continues_on, whole.continued_from, whole.confidence, whole.doubts) == (
        "4",
        "",
        0.8,
        (),
    )


def test_the_paragraph_that_the_jump_breaks_is_one_again():
    (front, _) = pages([first()], [second()])
    assert texts(front.findings[0]) == [
        ("paragraph", "清水河穿城而过，十年前，河水又黑又臭。"),
        ("paragraph", "2013年，治理工程启动，沿河三十二家企业先后搬迁。河道清淤四十万立方米。"),
        ("paragraph", "如今，清水河成了市民散步的去处。"),
    ]


def test_a_first_part_that_ends_with_a_sentence_ends_its_paragraph():
    (front, _) = pages([first(MARKET)], [second(ROAD_REST)])
    assert [text for _, text in texts(front.findings[0])] == [
        "城南夜市昨晚开张。",
        ROAD_REST.body[0].text,
    ]


def test_the_whole_story_has_the_regions_pictures_and_bylines_of_both():
    (front, _) = pages([first()], [second()])
    story = front.findings[0].story
    assert story.regions == RIVER.regions + REST.regions
    assert (story.pictures, story.bylines, story.byline_printed) == (
        REST.pictures,
        (Credit("何雪峰"),),
        "（何雪峰）",
    )


@pytest.mark.parametrize("headline", ["一条河的十年", "一条河的十年（续）", "清水河治理"])
def test_a_second_headline_that_repeats_or_shortens_the_first_is_furniture(headline):
    front, inside = pages([first()], [second(headed(REST, headline))])
    assert [kind for kind, _ in texts(front.findings[0])] == ["paragraph"] * 3
    assert inside.furniture == (headline,)


def test_a_second_headline_that_says_something_new_stands_in_the_body():
    front, inside = pages([first()], [second(headed(REST, "企业搬走之后"))])
    assert texts(front.findings[0])[2] == ("crosshead", "企业搬走之后")
    assert inside.furniture == ()


def test_of_two_jumps_to_one_page_the_headlines_say_which_is_which():
    parts = [second(headed(ROAD_REST, "山村通路")), second(headed(REST, "一条河的十年"))]
    front, inside = pages([first(), first(ROAD)], parts)
    assert [f.story.body[-1].text for f in front.findings] == [
        REST.body[-1].text,
        ROAD.body[0].text + ROAD_REST.body[0].text,
    ]
    assert inside.findings == ()


def test_of_two_jumps_without_a_second_headline_the_words_say_it():
    front, _ = pages([first(), first(ROAD)], [second(ROAD_REST), second()])
    assert "水泥路修到了村口" in front.findings[1].story.text
    assert "河道清淤" in front.findings[0].story.text


def test_a_part_that_is_missing_is_a_doubt():
    front, inside = pages([first()], [MARKET])
    assert front.findings[0].doubts == (Doubt(NO_REST, (("page", "4"),)),)
    (_, inside) = pages([MARKET], [second()])
    assert inside.findings[0].doubts == (Doubt(NO_BEGINNING, (("page", "1"),)),)


def test_a_headline_that_has_nothing_to_do_with_the_story_is_joined_by_the_numbers_with_a_doubt():
    front, _ = pages([first(MARKET)], [second(headed(REST, "企业搬走之后"))])
    assert front.findings[0].doubts == (Doubt(BY_NUMBERS_ALONE, (("page", "4"),), page=2),)


def test_a_misprinted_number_is_made_up_for_by_the_headline_with_a_doubt():
    front, inside = pages([first(on="5")], [second(headed(REST, "一条河的十年"))])
    assert (inside.findings, front.findings[0].doubts) == (
        (),
        (Doubt(ONE_SIDED, (("page", "4"),), page=2),),
    )
    front, inside = pages([first(on="5")], [second()])
    assert len(inside.findings) == len(front.findings) == 1


def test_a_story_over_three_pages_is_one():
    middle = Finding(make_story("", ["先后搬迁。"]), continues_on="6", continued_from="1")
    end = second(make_story("", ["如今，清水河成了市民散步的去处。"]), of="4")
    readings = [
        make_reading(part, sequence=n, number=str(n))
        for n, part in ((1, first()), (4, middle), (6, end))
    ]
    front, *others = join_continuations(readings)
    assert [len(other.findings) for other in others] == [0, 0]
    assert front.findings[0].story.body[-1].text == "如今，清水河成了市民散步的去处。"


def test_two_parts_that_each_say_the_other_comes_first_are_not_lost():
    circle = [
        Finding(RIVER, continues_on="4", continued_from="4"),
        Finding(REST, continues_on="1", continued_from="1"),
    ]
    found = [f for page in pages(circle[:1], circle[1:]) for f in page.findings]
    assert [f.story.headline for f in found] == ["一条河的十年"]
    assert "河道清淤" in found[0].story.text


def test_the_doubts_of_both_parts_stay_each_on_its_page():
    look, hear = Doubt("Look here."), Doubt("Hear, hear.")
    front, _ = pages([first(doubts=(look,))], [second(doubts=(hear,))])
    assert front.findings[0].doubts == (look, replace(hear, page=2))


@pytest.mark.parametrize(
    ("said", "number", "here"),
    [
        ("4", "4", "1"),
        ("04", "4", ""),
        ("A4", "A04", "A1"),
        ("４", "4", "1"),
        ("4", "A4", "A1"),
        ("a4", "A4", ""),
    ],
)
def test_a_page_is_meant_however_its_number_is_written(said, number, here):
    assert is_page(said, number, here)


@pytest.mark.parametrize(
    ("said", "number", "here"),
    [("4", "14", "1"), ("4", "B4", "A1"), ("", "", ""), ("4", "", "1"), ("A4", "4", "A1")],
)
def test_another_page_is_not(said, number, here):
    assert not is_page(said, number, here)


def test_pages_without_a_jump_stay_as_they_are():
    readings = (make_reading(MARKET), make_reading(sequence=2))
    assert join_continuations(readings) == readings


WORDS = st.text("清水河治理十年企业搬迁。，", min_size=1, max_size=9)
NUMBERS = st.sampled_from(["", "1", "2", "3", "A1"])
FINDINGS = st.builds(
    lambda headline, deck, body, on, of: Finding(
        make_story(headline, body, deck=deck), continues_on=on, continued_from=of
    ),
    WORDS | st.just(""),
    WORDS | st.just(""),
    st.lists(WORDS, max_size=3),
    NUMBERS,
    NUMBERS,
)


def characters(readings):
    """Every character of the pages' stories and furniture, with how often it stands there."""
    stories = [finding.story for reading in readings for finding in reading.findings]
    texts = [line for story in stories for line in (story.headline, story.deck, story.text)]
    return Counter(
        "".join([*texts, *(line for reading in readings for line in reading.furniture)])
    )


@given(st.lists(st.lists(FINDINGS, max_size=3), min_size=1, max_size=3))
def test_joining_loses_no_character_whatever_the_lines_say(issue):
    readings = [
        make_reading(*findings, sequence=n, number=str(n))
        for n, findings in enumerate(issue, 1)
    ]
    assert characters(join_continuations(readings)) == characters(readings)

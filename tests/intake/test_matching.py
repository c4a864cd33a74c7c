"""Which stored story an incoming story is a newer state of."""

from dataclasses import replace

import pytest

from articles.intake.matching import match
from articles.story import Region, StoryPicture
from tests.factories import make_story

SIZHOU = make_story(
    "泗县：用足政策打造新能源汽车零部件特色产业基地",
    [
        "智能化车间高速运转，工业机器人作业不息，汽车零部件依次下线。",
        "近年来，泗县聚力打造汽车零部件产业园，积极对接整车制造企业。",
    ],
)
XIAPU = make_story(
    "党建带团建 激发改革发展内生新动力",
    [
        "自县域共青团基层组织改革启动以来，霞浦县通过党建带团建，强组织、选骨干、建阵地。",
        "强化组织保障，强化经费落实。",
    ],
)
DIDAO = make_story(
    "探索基层治理“最优解”", ["大通沟社区通过“清、访、服”三步行，深耕“小网格”，做好“大服务”。"]
)


def test_stories_are_told_by_their_text_in_whatever_order():
    assert match([DIDAO, SIZHOU, XIAPU], [SIZHOU, XIAPU, DIDAO]) == {0: 2, 1: 0, 2: 1}


def test_a_story_that_was_not_there_has_no_match():
    assert match([SIZHOU, DIDAO], [SIZHOU]) == {0: 0}


def test_a_corrected_text_is_the_same_story():
    corrected = make_story(
        "泗县：产业基地", [*(p.text for p in SIZHOU.body), "目前，该产业园已入驻企业74家。"]
    )
    assert match([corrected], [XIAPU, SIZHOU]) == {0: 1}


def test_a_text_written_anew_under_the_same_headline_is_the_same_story():
    anew = make_story(
        SIZHOU.headline,
        ["日前，泗县签约新能源汽车产业项目10个。近年来，泗县聚力打造汽车零部件产业园。"],
    )
    assert match([anew], [SIZHOU]) == {0: 0}


def test_a_long_headline_tells_a_story_whose_text_is_all_new():
    assert match([make_story(SIZHOU.headline, ["另写一篇，字字不同。"])], [XIAPU, SIZHOU]) == {
        0: 1
    }


def test_another_text_under_the_same_short_headline_is_another_story():
    assert (
        match(
            [make_story("简讯", ["霞浦县召开县第三次少代会。"])],
            [make_story("简讯", ["泗县签约项目10个。"])],
        )
        == {}
    )


def test_a_headline_alone_tells_a_story_whose_text_was_lost():
    assert match([make_story(SIZHOU.headline, [])], [XIAPU, SIZHOU]) == {0: 1}


def test_of_twins_the_one_in_the_same_place_is_it():
    assert match([DIDAO, DIDAO], [DIDAO, DIDAO]) == {0: 0, 1: 1}


def test_of_two_that_share_as_much_the_headline_decides():
    one, other = (
        make_story("甲", ["大通沟社区深耕小网格，做好大服务。"]),
        make_story("乙", ["大通沟社区深耕小网格，做好大服务。"]),
    )
    assert match([other, one], [one, other]) == {0: 1, 1: 0}


def test_one_kept_story_is_given_once():
    assert len(match([SIZHOU, SIZHOU], [SIZHOU])) == 1


@pytest.mark.parametrize("stories", [[], [make_story("", [])]])
def test_nothing_matches_nothing(stories):
    assert match(stories, stories) == {}


# -- printed pages ----------------------------------------------------------------------------------------------------

LEFT, RIGHT = (0.0, 0.1, 0.5, 0.6), (0.5, 0.1, 1.0, 0.6)


def placed(story, box, page=1, *more):
    return replace(story, regions=tuple(Region.of_box(n, box) for n in (page, *more)))


def rewritten(story, box):
    """Little of the text is the old one."""
    anew = "全文另行改写，情况有了新的变化，记者再次走访了当地的企业和村民，听取各方意见。"
    return placed(make_story("另拟的题目", [f"{story.body[0].text[:12]}，{anew}"]), box)


def test_in_the_same_place_a_tenth_of_the_text_tells_a_story():
    kept = [placed(XIAPU, RIGHT), placed(SIZHOU, LEFT)]
    assert match([rewritten(SIZHOU, LEFT)], kept) == {0: 1}
    assert match([rewritten(SIZHOU, (0.0, 0.7, 1.0, 1.0))], kept) == {}


def test_another_story_in_the_same_place_is_another_story():
    assert match([placed(DIDAO, LEFT)], [placed(SIZHOU, LEFT)]) == {}


def test_of_two_that_are_worded_alike_the_place_decides():
    one, other = (
        make_story("", ["今日晴，气温十到二十度，东风三级。"]),
        make_story("", ["今日晴，气温十到二十度，东风四级。"]),
    )
    assert match(
        [placed(other, LEFT), placed(one, RIGHT)], [placed(one, RIGHT), placed(other, LEFT)]
    ) == {0: 1, 1: 0}


def test_the_same_box_on_another_page_is_another_place():
    assert match([rewritten(SIZHOU, LEFT)], [placed(SIZHOU, LEFT, 2)]) == {}


def test_a_photo_story_is_told_by_its_photo():
    old, new = (
        make_story("", [], pictures=(StoryPicture(words, image="photos/ab/abc.jpg"),))
        for words in ("旧图说", "另写一句")
    )
    assert match([new], [SIZHOU, old]) == {0: 1}


def test_the_portrait_of_a_column_tells_no_story():
    portrait = (StoryPicture("", image="photos/ab/abc.jpg"),)
    texts = ["".join(chr(0x4E00 + 40 * seed + n) for n in range(150)) for seed in (1, 9)]
    old, new = (make_story("", [text], pictures=portrait) for text in texts)
    assert match([new], [old]) == {}


def test_a_story_over_two_pages_is_told_by_either_part():
    first, rest = SIZHOU.body[0].text, "其余部分写在另一版：" + XIAPU.body[0].text
    whole = placed(make_story("", [first, rest]), LEFT, 1, 4)
    assert match([whole], [make_story("", [first])]) == {0: 0}
    assert match([make_story("", [rest[:40]])], [whole]) == {0: 0}

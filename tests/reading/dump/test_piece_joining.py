"""Printed lines that an extractor broke into pieces are whole again."""

import random
import re

import pytest

from articles.reading.confidence import IN_PIECES
from articles.reading.dump.text import read_dump
from tests.reading.dump.dumped import body_of, in_pieces, whole
from tests.reading.typesetter import read, set_body, stories, texts, title, write

SEEDS = [1, 2, 3]


def lines_of(lines):
    (page,) = read_dump("\n".join(lines).encode())
    return [line.text for line in page.lines]


@pytest.mark.parametrize("measure", [12, 15, 18, 22, 25])
@pytest.mark.parametrize(
    "pieces", [{}, {"marks": False}, {"digits": False}], ids=["both", "digits", "marks"]
)
def test_stories_in_pieces_read_as_those_in_whole_lines(measure, pieces):
    seeds = [measure * 10 + n for n in SEEDS]
    found = stories(in_pieces(whole(seeds, measure), **pieces))
    assert {s.headline: "".join(texts(s)) for s in found} == {
        title(seed): body_of(seed) for seed in seeds
    }


@pytest.mark.parametrize("measure", [15, 18, 22])
def test_an_extractor_may_end_its_pieces_behind_quotation_marks_and_brackets_too(measure):
    said = [
        p.replace("。", "。“路平了。”村民（七十岁）说。") for p in write(measure, 4, (2, 4))
    ]
    lines = [title(measure), *set_body(said, measure)]
    broken = [p for line in in_pieces(lines) for p in re.split("(?<=[”）])", line) if p]
    (found,) = stories(broken)
    assert (found.headline, "".join(texts(found))) == (title(measure), "".join(said))


def test_printed_lines_are_those_of_the_page():
    lines = whole(SEEDS, 18)
    same = sum(
        a == b for a, b in zip(lines_of(in_pieces(lines)), lines_of(lines), strict=False)
    )
    assert same >= 0.9 * len(lines)


@pytest.mark.parametrize("measure", [12, 18, 25])
def test_whole_lines_stay_as_they_are(measure):
    lines = whole(SEEDS, measure)
    assert lines_of(lines) == lines


def test_no_character_of_a_piece_is_lost():
    lines = whole(SEEDS, 15)
    assert "".join(lines_of(in_pieces(lines))) == "".join(lines)


def test_a_heading_between_pieces_stays_alone():
    text = in_pieces(whole([4], 18))
    assert lines_of(text)[0] == title(4)


def test_a_line_wider_than_every_column_is_a_line_of_its_own():
    wide = "".join(write(9, 3)).replace("，", "和").replace("。", "和")[:80]
    lines = in_pieces(whole(SEEDS, 12))
    lines.insert(len(lines) // 2, wide)
    assert wide in lines_of(lines)


@pytest.mark.parametrize("seed", range(20))
def test_any_lines_are_read_without_a_fault_and_none_of_their_characters_is_lost(seed):
    chance = random.Random(seed)
    lines = in_pieces(whole([seed, seed + 1], chance.randint(6, 30)))
    mixed = chance.sample(lines, len(lines))
    assert "".join(lines_of(mixed)).replace(" ", "") == "".join(mixed).replace(" ", "")


def test_stories_joined_from_pieces_say_so():
    lines = whole(SEEDS, 18)
    for finding in read(in_pieces(lines)).findings:
        assert IN_PIECES in [doubt.message for doubt in finding.doubts]
    for finding in read(lines).findings:
        assert IN_PIECES not in [doubt.message for doubt in finding.doubts]


# Two reports whose only figures stand at the first one's end
FEW_FIGURES = (
    "村医背起智能药箱|本报讯（记者 薛宝山）三十岁|的村医每周二背着智能药箱走访独居|老人。|药箱里有便携心电仪，|数据直|"
    "接传到县医院。|上半年通过远程会诊|发现了九例心律失常。|年底前全县一|百零四个村卫生室都将配齐。|药箱重六公斤，|充一"
    "次电可用八|小时。|卫生院为每位慢性病人建了随|访台账。|村医们还建了交流群，|分享|用药经验。|今年已办|2|场，|参"
    "加者达|8|6|0|人次。|秋茶开采价格走高|本报讯（记者 彭海燕）进入白|露时节，|山上的秋茶陆续开采。|合作|社统一"
    "收购，|一级鲜叶每斤比去年高|出三元。|“秋茶香气足，|老客户早就|打电话来订。|”负责人介绍。|周边五|个村有两千多人"
    "靠采茶增收。|茶农吴桂香凌晨四点上山，|一上|午能采八斤鲜叶。|制茶车间三班轮|转，|杀青机昼夜不停。|今年的茶王赛|定"
    "在月底举行。"
)


def test_few_figures_are_joined_where_lines_break_behind_marks():
    found = stories(FEW_FIGURES.split("|"))
    assert [story.headline for story in found] == ["村医背起智能药箱", "秋茶开采价格走高"]
    assert texts(found[0])[-1].endswith("今年已办2场，参加者达860人次。")

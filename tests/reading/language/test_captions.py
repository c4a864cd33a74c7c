"""Captions: their credit in every form, their lines told from the text around them, several sentences too."""

import pytest

from articles.reading.language.captions import find_captions, is_caption_text
from articles.reading.language.lines import TextLine
from articles.reading.language.photo_credits import behind_caption
from articles.story import Credit
from tests.reading.typesetter import read, set_body, set_lines, texts, write

SAID = "渔民在湖边晾晒渔网。"
CREDITS = {
    "新华社记者 陈 立 摄": [("陈立", "摄", "新华社")],
    "新华社记者 陈立 摄": [("陈立", "摄", "新华社")],
    "新华社记者陈立摄": [("陈立", "摄", "新华社")],
    "中新社记者 陈立 摄": [("陈立", "摄", "中新社")],
    "本报记者 周小舟 摄": [("周小舟", "摄", "")],
    "周小舟攝": [("周小舟", "攝", "")],
    "周小舟　攝影": [("周小舟", "攝影", "")],
    "左思雨撮影": [("左思雨", "撮影", "")],
    "本报记者 陈立 通讯员 周小舟 摄": [("陈立", "摄", ""), ("周小舟", "摄", "")],
    "全媒体记者 陈立 摄": [("陈立", "摄", "")],
    "记者陈立、周明摄": [("陈立", "摄", ""), ("周明", "摄", "")],
    "陈立 摄": [("陈立", "摄", "")],
    "陈立摄": [("陈立", "摄", "")],
    "陈立/摄": [("陈立", "摄", "")],
    "高 寒 摄": [("高寒", "摄", "")],
    "欧阳明月 摄": [("欧阳明月", "摄", "")],
    "陈立 摄影": [("陈立", "摄影", "")],
    "陈立 供图": [("陈立", "供图", "")],
    "（陈立 摄）": [("陈立", "摄", "")],
    "新华社发（陈立 摄）": [("陈立", "摄", "新华社")],
    "新华社发(陈立摄)": [("陈立", "摄", "新华社")],
    "资料图片": [],
    "（资料图片）": [],
    "本报资料图片": [],
    "资料照片": [],
    "（受访者供图）": [],
    "区委宣传部供图": [],
    "（图片来源：新华网）": [],
}


@pytest.mark.parametrize("credit", CREDITS)
@pytest.mark.parametrize(
    "said", [SAID, "渔民在湖边说：“收工！” ", "昨夜，渔村亮灯。今晨，渔船出港。"]
)
def test_a_credit_behind_a_caption_is_taken_off(credit, said):
    signature, caption = behind_caption(said + credit)
    assert (caption, signature.printed) == (said.strip(), credit)
    assert signature.credits == tuple(Credit(*person) for person in CREDITS[credit])


@pytest.mark.parametrize(
    "text",
    [
        SAID,
        "他把这一幕拍摄",
        "渔民在湖边拍摄。",
        "这是他最喜欢的一张图",
        "渔民（陈立 摄",
        "渔民在湖边。（陈立）",
        "渔民在湖边。渔民们合影留念图",
        "",
    ],
)
def test_words_that_are_no_credit_stay(text):
    assert behind_caption(text) is None


def numbered(*lines: str) -> list[TextLine]:
    return [TextLine(index, text) for index, text in enumerate(lines)]


def found(*lines: str):
    return [
        (len(caption.lines), caption.picture.caption)
        for caption in find_captions(numbered(*lines), frozenset())
    ]


def test_a_caption_over_several_lines_is_one():
    assert found("图为渔民在湖边晾晒渔网，", "准备迎接开渔的第一天。", "本报记者 陈立 摄") == [
        (3, "图为渔民在湖边晾晒渔网，准备迎接开渔的第一天。")
    ]


def test_a_credit_torn_by_the_line_end_is_one():
    assert found("图为渔民在湖边晾晒渔网。新华", "社发（陈立 摄）") == [
        (2, "图为渔民在湖边晾晒渔网。")
    ]


def test_a_caption_ends_where_the_text_above_ends_its_sentence():
    assert found("渔船满载而归。", "渔民在湖边晾晒渔网。 陈立 摄") == [(1, SAID)]


def test_two_captions_below_each_other_are_two():
    assert found(f"{SAID} 陈立 摄", "孩子们在岸边嬉戏玩耍。 周明 摄") == [
        (1, SAID),
        (1, "孩子们在岸边嬉戏玩耍。"),
    ]


def test_lines_that_are_something_else_are_not_drawn_in():
    lines = numbered("湖滨晚报湖滨晚报湖滨晚报，", f"{SAID}陈立 摄")
    (caption,) = find_captions(lines, frozenset({0}))
    assert [line.index for line in caption.lines] == [1]


def test_the_printed_caption_keeps_its_credit():
    (caption,) = find_captions(numbered(f"{SAID}新华社记者 陈 立 摄"), frozenset())
    assert caption.picture.caption_printed == f"{SAID}新华社记者 陈 立 摄"


@pytest.mark.parametrize("cue", ["图为", "上图：", "▲图为", "左图为", "图①"])
def test_a_paragraph_may_say_of_itself_that_it_is_a_caption(cue):
    assert is_caption_text(cue + SAID)


@pytest.mark.parametrize(
    "text", [SAID, "图书馆开馆了。", "图谋不轨者被捕。", "图为" + SAID * 40]
)
def test_other_paragraphs_do_not(text):
    assert not is_caption_text(text)


CAPTION = (
    "图为三月六日清晨，渔民在湖边晾晒渔网。当天，湖区迎来开渔后的第一个早市，岸边人头攒动。"
)
TOLD = write(21, 4, (3, 4))


def pictures(page):
    return [(p.caption, p.credits) for finding in page.findings for p in finding.story.pictures]


@pytest.mark.parametrize("measure", [10, 18, 30])
@pytest.mark.parametrize(
    "at", [0, 4, 1000], ids=["above the text", "inside the text", "below the text"]
)
def test_a_caption_of_several_sentences_is_its_storys_picture_whatever_its_credit(measure, at):
    lines = set_body(["本报讯 记者周明 报道 " + TOLD[0], *TOLD[1:]], 16)
    wrong = []
    for credit, people in CREDITS.items():
        page = read(
            "湖区开渔迎早市",
            lines[:at],
            set_lines(CAPTION + credit, measure, indent=0),
            lines[at:],
        )
        found = [texts(finding.story) for finding in page.findings], pictures(page)
        if found != ([TOLD], [(CAPTION, tuple(Credit(*person) for person in people))]):
            wrong.append(credit)
    assert wrong == []


def test_a_caption_without_a_cue_ends_above_at_a_texts_end():
    lines = set_body(["本报讯 记者周明 报道 " + TOLD[0], *TOLD[1:]], 16)
    page = read(
        "湖区开渔迎早市", lines, set_lines(f"{SAID[:-1]}，准备开渔。陈立 摄", 12, indent=0)
    )
    assert [texts(finding.story) for finding in page.findings] == [TOLD]
    assert pictures(page) == [(f"{SAID[:-1]}，准备开渔。", (Credit("陈立", "摄"),))]


def test_a_headline_over_a_caption_without_a_text_is_a_photo_story():
    lines = set_body(["本报讯 记者周明 报道 " + TOLD[0], *TOLD[1:]], 16)
    caption = set_lines(f"{CAPTION}本报记者 陈立 摄", 22)
    page = read("第一次读这一页", lines, "早市开渔人头攒动", caption)
    (photo_story,) = [f.story for f in page.findings if not f.story.body]
    assert photo_story.headline == "早市开渔人头攒动"
    assert [picture.caption for picture in photo_story.pictures] == [CAPTION]


def test_a_caption_whose_last_line_is_short_has_its_lines_above_a_credit_of_its_own_line():
    lines = set_body(["本报讯 记者周明 报道 " + TOLD[0], *TOLD[1:]], 16)
    caption = ["编者按：三月六日清晨，渔民在湖边晾晒", "渔网，准备开渔。", "本报记者 陈立 摄"]
    page = read("第一次读这一页", lines, "早市开渔人头攒动", *caption)
    (photo_story,) = [f.story for f in page.findings if not f.story.body]
    assert photo_story.headline == "早市开渔人头攒动"
    assert [picture.caption for picture in photo_story.pictures] == ["".join(caption[:2])]

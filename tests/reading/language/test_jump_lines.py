"""Lines that say on which page a story goes on, and from which it comes."""

import pytest

from articles.reading.language.jump_lines import JumpLine, comes_from, goes_on


@pytest.mark.parametrize(
    ("mark", "page"),
    [
        ("（下转第4版）", "4"),
        ("(下转2版)", "2"),
        ("▶下转第6版", "6"),
        ("（下转Ａ０３版）", "A3"),
        ("下转第四版", "4"),
        ("（下转第十二版）", "12"),
        ("（下转第十版）", "10"),
        ("（下转第二十版）", "20"),
        ("（紧转第3版）", "3"),
        ("（下转第8版①）", "8"),
        ("下转05版》》", "5"),
        ("（下转 A 3 版）", "A3"),
        ("（下转A叠03版）", "A3"),
        ("（下转Ｂ叠第２版）", "B2"),
    ],
)
def test_a_text_that_goes_on_elsewhere_says_where(mark, page):
    assert goes_on(f"沿河三十二家企业{mark}") == JumpLine("沿河三十二家企业", page, mark)


@pytest.mark.parametrize(
    ("mark", "page"),
    [
        ("（上接第1版）", "1"),
        ("◀上接第3版", "3"),
        ("（紧接第一版）", "1"),
        ("（上接A1版要闻）", "A1"),
        ("（上接A叠01版）", "A1"),
        ("（上接头版）", "1"),
    ],
)
def test_a_text_that_comes_from_elsewhere_says_whence(mark, page):
    assert comes_from(f"{mark}先后搬迁，河道清淤。") == JumpLine(
        "先后搬迁，河道清淤。", page, mark
    )


def test_what_ends_and_opens_the_sentence_stays():
    assert goes_on("他写了《清水河志》（下转第4版）").text == "他写了《清水河志》"
    assert goes_on("他想了想……▶下转第4版").text == "他想了想……"
    assert comes_from("（上接第1版）《清水河志》说").text == "《清水河志》说"
    assert comes_from("（上接第1版）（二）企业先后搬迁").text == "（二）企业先后搬迁"


@pytest.mark.parametrize("mark", ["（上接第1版）", "◀上接第3版"])
def test_a_jump_line_alone_leaves_no_text(mark):
    assert comes_from(mark).text == ""


@pytest.mark.parametrize(
    "text",
    [
        "村里下转了三次土地。",
        "他上接天线，下接地气。",
        "稿件见第4版",
        "（下转第4版）之后又写了一段。",
        "",
    ],
)
def test_other_texts_jump_nowhere(text):
    assert goes_on(text) == JumpLine(text)
    assert comes_from(text) == JumpLine(text)

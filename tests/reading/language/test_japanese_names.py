"""Japanese authors sign at a text's head and end, alone or with a post; words that begin like a name are none."""

import pytest

from articles.reading.language import byline_tails, bylines
from articles.reading.language.japanese_names import japanese_author


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("田中一郎", "田中一郎"),
        ("佐々木　太郎", "佐々木太郎"),
        ("長谷川みどり", "長谷川みどり"),
        ("文・五十嵐直樹", "五十嵐直樹"),
        ("藤原恵記者", "藤原恵"),
        ("遠藤 聡＝論説委員", "遠藤聡"),
        ("松本マリ", "松本マリ"),
    ],
)
def test_who_signs_alone_below_a_headline(printed, name):
    author = bylines.author_below_headline(printed)
    assert author is not None
    assert ([c.name for c in author.credits], author.printed) == ([name], printed)


@pytest.mark.parametrize(
    "printed",
    ["中村小学校", "石川地区", "松本市役所", "清水河", "山田", "田中一郎ら", "高橋から"],
)
def test_words_that_begin_like_a_name_are_none(printed):
    assert japanese_author(printed) is None


@pytest.mark.parametrize(
    "signature", ["【田中一郎】", "（田中一郎）", "田中一郎", "(佐藤みどり)"]
)
def test_who_signs_behind_the_last_sentence(signature):
    found, text = byline_tails.at_tail(f"町は静かだった。{signature}")
    assert ([len(found.credits), found.printed], text) == ([1, signature], "町は静かだった。")


def test_brackets_that_name_nobody_are_the_texts():
    text = "町は静かだった。【つづく】"
    assert byline_tails.at_tail(text)[1] == text

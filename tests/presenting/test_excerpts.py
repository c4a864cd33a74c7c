"""Where an excerpt ends, and with how much of its text a lead opens."""

import pytest

from articles.presenting.excerpts import excerpt, opening
from tests.factories import make_article, make_html, make_photo, make_picture

pytestmark = pytest.mark.django_db
LONG = "泗县聚力打造汽车零部件产业园" * 10


@pytest.mark.parametrize(
    ("text", "length", "beginning"),
    [
        ("短的。", 10, "短的。"),
        ("正好十个字正好十个。", 10, "正好十个字正好十个。"),
        ("第一句话说完了。第二句话还没有说完", 12, "第一句话说完了。"),
        ("短。第二句很长很长，一直说到很后面很后面", 14, "短。第二句很长很长……"),
        ("短。第二句很长很长一直说到很后面很后面", 14, "短。第二句很长很长一直说……"),
        ("没有标点的一段文字（又很长很长", 12, "没有标点的一段文字……"),
    ],
)
def test_an_excerpt_ends_with_a_sentence_else_at_a_pause_else_somewhere(
    text, length, beginning
):
    assert excerpt(make_article(body=f"<p>{text}</p>"), length) == beginning


@pytest.mark.parametrize("length", [3, 10, 56, 90, 260])
def test_an_excerpt_is_never_longer_than_asked(length):
    assert len(excerpt(make_article(body=f"<p>{LONG}</p>"), length)) <= length


def test_an_excerpt_leaves_crossheads_out_and_joins_paragraphs():
    article = make_article(body=make_html("甲。", "## 小标题", "乙 & <丙>。"))
    assert excerpt(article, 100) == "甲。乙 & <丙>。"


def test_the_excerpt_of_a_photo_story_is_its_caption():
    article = make_article(body="")
    make_picture(article, photo=make_photo(), caption="村民准备饮品。")
    assert excerpt(article, 100) == "村民准备饮品。"
    assert excerpt(make_article(body=""), 100) == ""


@pytest.mark.parametrize(
    ("length", "beginning"),
    [
        (10, ["甲" * 8 + "……"]),  # something is always shown
        # 40 characters are left: the next paragraph is not begun for so few
        (140, ["甲" * 100]),
        (250, ["甲" * 100, "乙" * 89 + "。"]),
        (500, ["甲" * 100, "乙" * 89 + "。" + "乙" * 70, "丙"]),
    ],
)
def test_the_lead_opens_with_whole_paragraphs(length, beginning):
    article = make_article(
        body=make_html("甲" * 100, "## 小标题", "乙" * 89 + "。" + "乙" * 70, "丙")
    )
    assert opening(article, length) == beginning

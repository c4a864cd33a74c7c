"""Notices, statements and obituaries by their titles and formulas, and reports that only name one."""

import pytest

from articles.reading.language.notices import kind_of


@pytest.mark.parametrize(
    ("headline", "kind"),
    [
        ("公告", "notice"),
        ("公 告", "notice"),
        ("关于湖滨路封闭施工的通告", "notice"),
        ("湖滨县自然资源局国有土地使用权拍卖出让公告", "notice"),
        ("任前公示", "notice"),
        ("停电通知", "notice"),
        ("关于湖滨路封闭施工的通知", "notice"),
        ("寻人启事", "notice"),
        ("征稿启事（第二号）", "notice"),
        ("声明", "statement"),
        ("遗失声明", "statement"),
        ("严正声明", "statement"),
        ("致歉声明", "statement"),
        ("讣告", "obituary"),
        ("沉痛悼念", "obituary"),
        ("Public Notice", "notice"),
        ("Obituaries", "obituary"),
        ("In memoriam", "obituary"),
        ("Bekanntmachung", "notice"),
        ("Todesanzeigen", "obituary"),
        ("Avis de décès", "obituary"),
        ("Edital", "notice"),
        ("Necrologie", "obituary"),
    ],
)
def test_a_title_tells_the_kind(headline, kind):
    assert kind_of(headline, "") == kind


@pytest.mark.parametrize(
    "headline",
    [
        "外交部发表声明",
        "县里发布防汛公告",
        "一则公告背后的故事",
        "中方就此发出严正声明",
        "公告栏换了新样",
        "县里下发关于防汛的通知",
        "老人收到一份迟到的录取通知",
        "特此公告",
        "特 此 声 明",
        "渔民晒网忙",
        "",
    ],
)
def test_a_report_about_one_is_none(headline):
    assert kind_of(headline, "渔民在湖边晒网。") == ""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("周小舟遗失身份证一张，声明作废。", "statement"),
        ("该路段自三月六日起封闭，特此公告。", "notice"),
        ("先父何田于三月六日辞世，享年九十岁。孝子何平泣告", "obituary"),
        ("公告：三月六日停水检修。", "notice"),
    ],
)
def test_what_has_no_headline_is_told_by_its_formula(text, kind):
    assert kind_of("", text) == kind


def test_what_a_reporter_signed_is_a_report_whatever_its_title():
    assert kind_of("寻人启事", "一部电影的首映。", is_signed=True) == ""

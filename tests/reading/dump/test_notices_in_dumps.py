"""Notices between the reports of a text dump: stories of their own, whole down to who gives them and the day."""

import pytest

from articles.reading import Source, read_pages

HEAD = "湖县日报　2026年11月20日　星期五　第3版　要闻\n"
PROSE = (
    "近年来各县聚力打造产业园，一派现代化生产场景呈现在眼前，工人们正在生产线上忙碌着。"
    "一批批零部件从这里发往各地，订单排到了年底。"
)
NOTICES = {
    "讣　告": (
        "obituary",
        "湖县第一中学原校长张志远同志因病医治无效，于十一月十八日在湖县逝世，享年八十六岁。",
    ),
    "讣 闻": (
        "obituary",
        "家母王秀兰夫人于十一月十六日寿终，享寿九十有一，谨定于二十二日家祭。",
    ),
    "公告": (
        "notice",
        "根据有关规定，现将湖滨路地块出让结果予以公告。凡有异议者请于十日内来函反映情况。",
    ),
    "启 事": (
        "notice",
        "湖县第二中学定于十二月八日举行建校七十周年庆典，敬请各届校友届时光临。",
    ),
    "遗失声明": ("statement", "湖县渔业公司遗失公章一枚，编号3401000001234，声明作废。"),
    "致歉声明": (
        "statement",
        "本公司刊发的宣传材料中使用了他人的照片，谨向当事人致以诚挚的歉意。",
    ),
}
SIGN_OFFS = [
    "",
    "　　　　　　　湖县渔业公司\n　　　　　　2026年11月19日\n",
    "　　　　　　　湖县渔业公司\n　　　　　　二〇二六年十一月廿日\n",
    "　　　　　　　湖县渔业公司\n　　　　　　　湖县商会\n　　　　　　2026 年 11 月 19 日\n",
]

# Who gives it, without a day: at the right as printed, or where an extractor has lost the place
SIGNERS = [
    "　　　　　　　湖县渔业公司\n",
    "湖县渔业公司\n",
    "　　　　　　　湖县渔业公司\n　　　　　　　湖县商会\n",
    "　　特此告知。\n　　　　　　　湖县自然资源和规划局\n",
    "　　　　　　孝子 张大明 泣告\n",
    "　　　　张志远同志治丧委员会\n",
    "湖县人民政府国有资产监督管理委员会\n",
    "　　　　　湖县渔业公司\n　　　　　　11月19日\n",
]
UNSIGNED = f"渔民湖畔晒网一片繁忙\n　　{PROSE[:18]}\n{PROSE[18:38]}\n{PROSE[38:]}\n"


def _set(text, columns=20):
    text = "　　" + text
    return "".join(f"{text[at : at + columns]}\n" for at in range(0, len(text), columns))


def _report(headline, name):
    return f"{headline}\n{_set(f'本报讯（记者 {name}）{PROSE}')}"


def _stories(text):
    (page,) = read_pages(Source("page.txt", text.encode()))
    assert not page.leftovers
    return page.findings


@pytest.mark.parametrize("title", NOTICES)
@pytest.mark.parametrize("sign_off", SIGN_OFFS)
def test_a_notice_below_a_report_is_a_story_with_its_sign_off(title, sign_off):
    kind, text = NOTICES[title]
    above, below = (
        _report("湖县打造汽车产业园区", "李贺"),
        _report("渔民湖畔晒网一片繁忙", "王明"),
    )
    findings = _stories(HEAD + above + f"{title}\n{_set(text)}{sign_off}" + below)
    assert [f.story.headline.replace(" ", "") for f in findings] == [
        "湖县打造汽车产业园区",
        title.replace(" ", "").replace("　", ""),
        "渔民湖畔晒网一片繁忙",
    ]
    notice = findings[1].story
    signed = "".join(sign_off.split())
    assert notice.kind == kind
    assert "".join(notice.text.split()) == text + signed
    assert min(f.confidence for f in findings) >= 0.95


def test_the_words_that_end_a_notice_are_no_title_of_another_one():
    notice = "湖县自然资源局公告\n" + _set("现将湖滨路地块出让结果公示如下，有异议者请来函。")
    first, last = _stories(
        HEAD + _report("湖县打造汽车产业园区", "李贺") + notice + "特此公告\n"
    )
    assert (first.story.kind, last.story.kind) == ("", "notice")


@pytest.mark.parametrize("title", NOTICES)
@pytest.mark.parametrize("signer", SIGNERS)
@pytest.mark.parametrize("is_signed", [True, False])
def test_a_notice_ends_with_who_gives_it_where_no_day_is_given(title, signer, is_signed):
    kind, text = NOTICES[title]
    below = _report("渔民湖畔晒网一片繁忙", "王明") if is_signed else UNSIGNED
    findings = _stories(
        HEAD
        + _report("湖县打造汽车产业园区", "李贺")
        + f"{title}\n{_set(text)}{signer}"
        + below
    )
    assert [f.story.headline for f in findings[::2]] == [
        "湖县打造汽车产业园区",
        "渔民湖畔晒网一片繁忙",
    ]
    notice, last = findings[1].story, findings[2].story
    assert (notice.kind, last.kicker, last.deck) == (kind, "", "")
    assert "".join(notice.text.split()) == text + "".join(signer.split())
    assert "".join(last.text.split()) == PROSE


@pytest.mark.parametrize("title", NOTICES)
@pytest.mark.parametrize(
    ("kicker", "headline"),
    [("湖县渔业局", "湖面今年增养鱼苗百万尾"), ("", "湖县渔业协会"), ("", "湖县成立渔业协会")],
)
def test_a_bodys_name_over_its_own_report_signs_no_notice_above(title, kicker, headline):
    told = f"本报讯（记者 王明）湖县渔业局近日增养鱼苗，{PROSE}"
    below = f"{kicker}\n{headline}\n{_set(told)}".lstrip("\n")
    findings = _stories(HEAD + f"{title}\n{_set(NOTICES[title][1])}" + below)
    assert (findings[-1].story.kicker, findings[-1].story.headline) == (kicker, headline)

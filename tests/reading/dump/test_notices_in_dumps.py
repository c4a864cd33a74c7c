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

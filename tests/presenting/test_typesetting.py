"""How text is set: where headlines break, how a body opens, what of a photo stays in view."""

import pytest
from django.utils.safestring import SafeString

from articles.presenting import typesetting
from tests.factories import make_article, make_html, make_photo


def boxes(headline):
    """The clauses that the headline is cut into, with what stands between them."""
    return (
        typesetting.clauses(headline)
        .replace('<span class="clause">', "[")
        .replace("</span>", "]")
    )


@pytest.mark.parametrize(
    ("headline", "cut"),
    [
        ("泗县打造产业基地", "泗县打造产业基地"),
        ("党建带团建 激发新动力", "[党建带团建] [激发新动力]"),
        ("坚持共同富裕，创造新模式", "[坚持共同富裕，][创造新模式]"),
        ("走，看，做！好", "[走，][看，][做！][好]"),
        ("“豁出命根子，”他说", "“豁出命根子，”他说"),
        ("《桥头，》 特色小镇", "[《桥头，》] [特色小镇]"),
        ("CDMA 数字移动通讯", "CDMA 数字移动通讯"),
        ("iPhone 15 Pro 上市", "iPhone 15 Pro 上市"),
        ("投资， 建设", "[投资，] [建设]"),
        ("到此为止，", "到此为止，"),
        ("", ""),
    ],
)
def test_a_headline_breaks_between_its_clauses(headline, cut):
    assert boxes(headline) == cut


@pytest.mark.parametrize("headline", ["<b>甲</b>，乙 丙", "甲 <script>，", '"&amp;，丙'])
def test_a_headline_is_text_and_loses_none_of_it(headline):
    html = typesetting.clauses(headline)
    assert isinstance(html, SafeString)
    text = html.replace('<span class="clause">', "").replace("</span>", "")
    assert "<" not in text
    for code, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        text = text.replace(code, sign)
    assert text == headline


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "opening"),
    [
        ({}, ""),
        ({"lead_in": "本报讯"}, '<span class="opening">本报讯</span> '),
        ({"dateline": "<b>电</b>"}, '<span class="opening">&lt;b&gt;电&lt;/b&gt;</span> '),
        (
            {"lead_in": "讯", "dateline": "电"},
            '<span class="opening">讯</span> <span class="opening">电</span> ',
        ),
    ],
)
def test_the_opening_words_stand_at_the_start_of_the_first_paragraph(fields, opening):
    article = make_article(body=make_html("## 小标题", "甲。", "乙。"), **fields)
    assert typesetting.body(article) == f"<h2>小标题</h2>\n<p>{opening}甲。</p>\n<p>乙。</p>"


@pytest.mark.django_db
def test_a_body_without_paragraphs_gets_one_for_its_opening_words():
    article = make_article(body="<ul>\n<li>甲</li>\n</ul>", lead_in="本报讯")
    assert typesetting.body(article).startswith(
        '<p><span class="opening">本报讯</span> </p>\n<ul>'
    )


@pytest.mark.django_db
def test_no_backslash_of_an_opening_is_read_as_a_pattern():
    assert r"\1\g" in typesetting.body(make_article(lead_in=r"\1\g"))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("x", "y", "classes"), [(0.5, 0.5, "x5 y5"), (0, 1, "x0 y10"), (0.26, 0.74, "x3 y7")]
)
def test_the_focal_point_is_kept_to_a_tenth(x, y, classes):
    photo = make_photo()
    photo.focal_x, photo.focal_y = x, y
    assert typesetting.focus(photo) == classes


@pytest.mark.parametrize(
    ("headline", "characters"),
    [
        ("河水清了", 10),
        ("老楼装上新电梯 先算清“一碗水账”", 10),
        ("全市学习贯彻发展会议精神，现场推进", 13),
        ("APEC会议 2026年", 10),
        ("全市深入学习贯彻落实高质量发展现场推进会精神", 0),
        ("", 10),
    ],
)
def test_the_longest_clause_says_how_long_a_line_keeps_all_of_them_whole(headline, characters):
    assert typesetting.clauses_up_to(headline) == characters


def html_of(*lines):
    return "\n".join(f"<p>{line}</p>" for line in lines)


@pytest.mark.parametrize(
    "lines",
    [
        ("风从山那边来", "带着稻子的消息", "我把它拆开", "读到一片金黄"),
        ("独上高楼望远山，", "一江秋水绕城还。", "渔舟唱晚归何处，", "明月清风在此间。"),
        ("稻浪千重接远天，农家笑语满村前。",) * 4,
    ],
)
def test_verse_is_set_close_and_prose_around_it_is_not(lines):
    prose = "去年清明回乡，老屋已经没有人住，门前的河却还在流。"
    html = str(typesetting.text("\n".join([html_of(prose), html_of(*lines), html_of(prose)])))
    assert html.count('<p class="verse">') == len(lines)
    assert html.count(f"<p>{prose}</p>") == 2


@pytest.mark.parametrize(
    "lines",
    [
        ("风从山那边来", "带着稻子的消息", "我把它拆开"),
        ("“走了？”", "“走了。”", "“还回来吗？”", "“不知道。”"),
        ("去年清明回乡，老屋已经没有人住，门前的河却还在流，",) * 4,
    ],
)
def test_a_few_short_lines_and_a_dialogue_are_no_verse(lines):
    assert "verse" not in typesetting.text(html_of(*lines))

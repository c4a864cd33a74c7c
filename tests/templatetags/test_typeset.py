"""How text is set: where headlines break, who signs how, where an excerpt ends, how a body opens."""

import pytest
from django.utils.safestring import SafeString

from articles.templatetags import typeset
from tests.factories import make_article, make_byline, make_html, make_photo, make_picture

LONG = "泗县聚力打造汽车零部件产业园" * 10


def boxes(headline):
    """The clauses that the headline is cut into, with what stands between them."""
    return typeset.clauses(headline).replace('<span class="clause">', "[").replace("</span>", "]")


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
    html = typeset.clauses(headline)
    assert isinstance(html, SafeString)
    text = html.replace('<span class="clause">', "").replace("</span>", "")
    assert "<" not in text
    for code, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        text = text.replace(code, sign)
    assert text == headline


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("lines", "printed"),
    [
        ([("邢成敏", "记者", "")], ["本报记者 邢成敏"]),
        ([("李贺", "记者", "新华社")], ["新华社记者 李贺"]),
        ([("甲", "记者", ""), ("乙", "记者", "")], ["本报记者 甲 乙"]),
        ([("甲", "记者", ""), ("乙", "通讯员", ""), ("丙", "记者", "")], ["本报记者 甲", "通讯员 乙", "本报记者 丙"]),
        ([("甲", "记者", ""), ("乙", "记者", "新华社")], ["本报记者 甲", "新华社记者 乙"]),
        ([("李贺", "摄", "新华社"), ("王伟", "摄", "")], ["新华社 李贺 摄", "王伟 摄"]),
        ([("何雪峰", "", "")], ["何雪峰"]),
    ],
)
def test_people_sign_together_by_role_and_agency_in_their_order(lines, printed):
    article = make_article()
    for name, role, agency in lines:
        make_byline(article, name, role, agency)
    signatures = typeset.by_role(article.bylines.select_related("contributor"))
    said = [" ".join([s.before, *(person.name for person in s.people), s.after]).strip() for s in signatures]
    assert said == printed


@pytest.mark.django_db
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
def test_an_excerpt_ends_with_a_sentence_else_at_a_pause_else_somewhere(text, length, beginning):
    assert typeset.excerpt(make_article(body=f"<p>{text}</p>"), length) == beginning


@pytest.mark.django_db
@pytest.mark.parametrize("length", [3, 10, 56, 90, 260])
def test_an_excerpt_is_never_longer_than_asked(length):
    assert len(typeset.excerpt(make_article(body=f"<p>{LONG}</p>"), length)) <= length


@pytest.mark.django_db
def test_an_excerpt_leaves_crossheads_out_and_joins_paragraphs():
    article = make_article(body=make_html("甲。", "## 小标题", "乙 & <丙>。"))
    assert typeset.excerpt(article, 100) == "甲。乙 & <丙>。"


@pytest.mark.django_db
def test_the_excerpt_of_a_photo_story_is_its_caption():
    article = make_article(body="")
    make_picture(article, photo=make_photo(), caption="村民准备饮品。")
    assert typeset.excerpt(article, 100) == "村民准备饮品。"
    assert typeset.excerpt(make_article(body=""), 100) == ""


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "opening"),
    [
        ({}, ""),
        ({"lead_in": "本报讯"}, '<span class="opening">本报讯</span> '),
        ({"dateline": "<b>电</b>"}, '<span class="opening">&lt;b&gt;电&lt;/b&gt;</span> '),
        ({"lead_in": "讯", "dateline": "电"}, '<span class="opening">讯</span> <span class="opening">电</span> '),
    ],
)
def test_the_opening_words_stand_at_the_start_of_the_first_paragraph(fields, opening):
    article = make_article(body=make_html("## 小标题", "甲。", "乙。"), **fields)
    assert typeset.body(article) == f"<h2>小标题</h2>\n<p>{opening}甲。</p>\n<p>乙。</p>"


@pytest.mark.django_db
def test_a_body_without_paragraphs_gets_one_for_its_opening_words():
    article = make_article(body="<ul>\n<li>甲</li>\n</ul>", lead_in="本报讯")
    assert typeset.body(article).startswith('<p><span class="opening">本报讯</span> </p>\n<ul>')


@pytest.mark.django_db
def test_no_backslash_of_an_opening_is_read_as_a_pattern():
    assert r"\1\g" in typeset.body(make_article(lead_in=r"\1\g"))


@pytest.mark.django_db
@pytest.mark.parametrize(("x", "y", "classes"), [(0.5, 0.5, "x5 y5"), (0, 1, "x0 y10"), (0.26, 0.74, "x3 y7")])
def test_the_focal_point_is_kept_to_a_tenth(x, y, classes):
    photo = make_photo()
    photo.focal_x, photo.focal_y = x, y
    assert typeset.focus(photo) == classes


@pytest.mark.parametrize(
    ("label", "boxed"),
    [
        ("第14版 三农", '第<span class="number">14</span>版 三农'),
        ("A03版", '<span class="number">A03</span>版'),
        ("<要闻>", "&lt;要闻&gt;"),
    ],
)
def test_a_page_number_stands_upright_as_a_whole(label, boxed):
    assert typeset.numbers(label) == boxed


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("length", "beginning"),
    [
        (10, ["甲" * 8 + "……"]),  # something is always shown
        (140, ["甲" * 100]),  # 40 characters are left: the next paragraph is not begun for so few
        (250, ["甲" * 100, "乙" * 89 + "。"]),
        (500, ["甲" * 100, "乙" * 89 + "。" + "乙" * 70, "丙"]),
    ],
)
def test_the_lead_opens_with_whole_paragraphs(length, beginning):
    article = make_article(body=make_html("甲" * 100, "## 小标题", "乙" * 89 + "。" + "乙" * 70, "丙"))
    assert typeset.opening(article, length) == beginning

"""An article's own page: everything that stands in print, in its place, and the way on."""

import pytest

from articles.desk import publishing
from tests.factories import (
    make_byline,
    make_html,
    make_issue,
    make_page,
    make_photo,
    make_picture,
    make_published,
)
from tests.site.prints import make_print, make_zone, with_picture

pytestmark = pytest.mark.django_db


def test_the_head_stands_as_in_print(read):
    article = make_published(kicker="引题", headline="主题", deck="副题", section="地方传真")
    page = read(article)
    assert (page.text("p", cls="kicker"), page.text("h1"), page.text("p", cls="deck")) == (
        "引题",
        "主题",
        "副题",
    )
    assert page.text("p", cls="label") == "地方传真"
    assert article.section.get_absolute_url() in page.links()


def test_date_edition_and_page_lead_to_issue_and_page(read):
    place = make_page(make_issue(edition="增刊"), number="A3", name="要闻")
    page = read(make_published(page=place))
    assert page.text("p", cls="printed") == "2023年11月8日 增刊 第A3版 要闻"
    assert {place.get_absolute_url(), place.issue.get_absolute_url()} <= set(page.links())


def test_people_sign_by_role_and_agency_and_lead_to_their_pages(read):
    article = make_published()
    lines = [
        make_byline(article, name, role, agency)
        for name, role, agency in [
            ("邢成敏", "记者", ""),
            ("张伟", "记者", ""),
            ("李贺", "记者", "新华社"),
            ("王芳", "通讯员", ""),
            ("鲁迅", "", ""),
        ]
    ]
    page = read(article)
    assert (
        page.text("p", cls="signed") == "本报记者 邢成敏 张伟 新华社记者 李贺 通讯员 王芳 鲁迅"
    )
    assert [line.contributor.get_absolute_url() for line in lines] == [
        link for link in page.links() if "/people/" in link
    ]


def test_nobody_signs_an_article_without_a_byline(read):
    assert read(make_published()).all("p", cls="signed") == []


def test_the_body_opens_with_lead_in_and_dateline_and_its_crossheads_are_headings(read):
    article = make_published(
        body=make_html("第一段。", "## 小标题", "第二段。"),
        lead_in="本报讯",
        dateline="新华社长沙11月8日电",
    )
    page = read(article)
    assert page.text("div", cls="body") == "本报讯 新华社长沙11月8日电 第一段。 小标题 第二段。"
    assert page.texts("h2") == ["小标题"]
    assert page.all("h3") == []


def test_photos_stand_with_caption_credit_size_and_words_for_the_blind(read):
    article = make_published()
    photo = make_photo(width=640, height=480)
    make_picture(article, photo=photo, caption="村民为游客准备饮品。", credit="李贺")
    page = read(article)
    assert page.text("figcaption") == "村民为游客准备饮品。 李贺 摄"
    image = page.one("img").attributes
    assert image["src"] == photo.image.url
    assert (image["width"], image["height"], image["alt"]) == (
        "640",
        "480",
        "村民为游客准备饮品。",
    )


def test_the_first_photo_stands_over_the_body_and_the_others_under_it(read):
    article = make_published(body="<p>正文。</p>")
    for number in (1, 2):
        make_picture(article, photo=make_photo(), caption=f"图{number}")
    make_picture(article, caption="没有照片的说明")
    text = read(article).text("article")
    places = [text.index(words) for words in ("图1", "正文。", "图2", "没有照片的说明")]
    assert places == sorted(places)


def test_a_photo_without_caption_says_so_to_the_blind(read):
    article = make_published()
    make_picture(article, photo=make_photo(), caption="")
    page = read(article)
    assert page.one("img").attributes["alt"] == "没有说明的图片"
    assert page.all("figcaption") == []


def test_the_captions_of_a_photo_story_are_its_text(read):
    article = make_published(headline="石柱桥头镇", body="")
    make_picture(article, photo=make_photo(), caption="打造特色小镇。", credit="李贺")
    make_picture(article, photo=make_photo(), caption="吸引八方游客。")
    page = read(article)
    assert page.text("p", cls="label") == "图片新闻"
    assert page.texts("figcaption") == ["李贺 摄"]
    assert page.text("div", cls="body") == "打造特色小镇。 吸引八方游客。"


def test_a_photo_story_without_a_caption_has_no_empty_body(read):
    article = make_published(headline="石柱桥头镇", body="")
    make_picture(article, photo=make_photo(), caption="", credit="李贺")
    page = read(article)
    assert page.all("div", cls="body") == []
    assert page.text("figcaption") == "李贺 摄"


def test_a_brief_without_headline_is_headed_by_its_first_words_for_those_who_cannot_see(read):
    page = read(make_published(headline="", body="<p>本市明日起调整公交线路。</p>"))
    assert page.text("h1", cls="unseen") == "本市明日起调整公交线路。"
    assert page.text("title") == "本市明日起调整公交线路。 – 新闻"


def test_the_stories_before_and_after_on_the_page_are_the_way_on(read):
    place = make_page()
    before, here, after = (make_published(page=place, headline=f"第{n}条") for n in (1, 2, 3))
    make_published(page=make_page(place.issue), headline="另一版")
    page = read(here)
    assert (page.link(rel="prev"), page.link(rel="next")) == (
        before.get_absolute_url(),
        after.get_absolute_url(),
    )
    assert read(before).all("a", rel="prev") == read(after).all("a", rel="next") == []


def test_an_article_alone_on_its_page_has_no_way_on(read):
    assert read(make_published()).all("aside", cls="further") == []


def test_print_says_which_paper_and_where_on_the_site(read):
    article = make_published(page=make_page(make_issue(newspaper="江南日报"), name="要闻"))
    said = read(article).text("p", cls="paper-source")
    assert (
        said
        == f"《江南日报》2023年11月8日 第1版 要闻http://testserver{article.get_absolute_url()}"
    )


def test_of_a_story_on_two_pages_both_are_named_where_one_shows_no_picture(read):
    first = make_print(1)
    story = first.articles.get()
    second = with_picture(make_page(first.issue))
    make_zone(story, page=second, position=2)
    publishing.withdraw([make_published(page=first)], reason="事实有误")
    page = read(story)
    assert page.text("p", cls="printed") == f"2023年11月8日 {first.label} {second.label}"
    ways = [link for link in page.links() if link.endswith(f"#a-{story.pk}")]
    assert len([way for way in ways if way.startswith(first.get_absolute_url())]) == 1
    assert len([way for way in ways if way.startswith(second.get_absolute_url())]) == 2

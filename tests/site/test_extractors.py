"""Programs that clip articles find headline, authors, date and text, and nothing of the page around them.

trafilatura, newspaper4k and readability-lxml are asked; GNE (GeneralNewsExtractor) was by hand, see
docs/decisions/0047-programs-find-the-text.md.
"""

from __future__ import annotations

import lxml.html
import pytest

from tests.factories import (
    make_byline,
    make_html,
    make_issue,
    make_page,
    make_photo,
    make_picture,
    make_published,
)
from tests.site.extractors import EXTRACTORS

pytestmark = pytest.mark.django_db
SENTENCES = (
    "记者沿着清溪河一路走访，看见两岸的芦苇正黄，三百多个排污口已经逐一销号。",
    "家住南浦街道的退休教师每天沿河走一个来回，上个月他在这里拍到了第四十七种水鸟。",
    "市水务局工程师说，最初的三个月，他和同事穿着胶裤在河道里一米一米地走。",
)
# each once: programs leave out what a page says twice
PARAGRAPHS = (
    "".join(SENTENCES),
    *(
        f"第{n}年，全市改造雨污管网{n}百公里，沿河的人家一户一户接上新的管子。"
        for n in "三五七"
    ),
)
CROSSHEAD = "先把排水口找出来"
BRIEF = "市气象台预计，受弱冷空气影响，二十一日夜间到二十二日全市有小雨，气温下降三到五摄氏度。"
CAPTION = "初冬的镜湖湿地水平如镜，监测人员在湖区记录到今冬第一批北来的雁鸭。"


@pytest.fixture
def stories():
    """Kind of story → a story of an issue with others beside it, of a section with others before it."""
    place = make_page(make_issue(newspaper="江南日报", number=7479), name="要闻")
    return {
        "article": make_article_of(place),
        "brief": make_brief_of(place),
        "photo story": make_photo_story_of(place),
    }


def make_article_of(place):
    body = make_html(PARAGRAPHS[0], f"## {CROSSHEAD}", *PARAGRAPHS[1:])
    story = make_published(
        page=place,
        kicker="从“绕着走”到“天天来”",
        headline="清溪河边 五十二种水鸟，回到城中",
        deck="三百多个排口逐一销号，岸上种下芦苇",
        section="一线观察",
        body=body,
    )
    for name, role in (("许知行", "记者"), ("江晚", "记者"), ("沈立", "通讯员")):
        make_byline(story, name, role)
    make_picture(story, photo=make_photo(), caption=CAPTION, credit="周映")
    make_published(page=place, section="一线观察", headline="清溪河边 另一条新闻")
    return story


def make_brief_of(place):
    story = make_published(page=place, headline="", section="要闻速览", body=f"<p>{BRIEF}</p>")
    make_byline(story, "乔安", "")
    return story


def make_photo_story_of(place):
    story = make_published(page=place, headline="一湖静水待鸟来", body="")
    make_picture(story, photo=make_photo(), caption=CAPTION, credit="周映")
    return story


AUTHORS = {
    "article": ["许知行", "江晚", "沈立"],
    "brief": ["乔安"],
    "photo story": ["周映"],
}
TEXTS = {
    "article": PARAGRAPHS[0] + CROSSHEAD + "".join(PARAGRAPHS[1:]),
    "brief": BRIEF,
    "photo story": CAPTION,
}


@pytest.mark.parametrize("extractor", EXTRACTORS)
@pytest.mark.parametrize("kind", TEXTS)
def test_a_program_finds_headline_authors_date_and_text_alone(client, stories, kind, extractor):
    story = stories[kind]
    url = f"http://testserver{story.get_absolute_url()}"
    html = client.get(story.get_absolute_url()).content.decode()
    clipping = EXTRACTORS[extractor](html, url)
    assert clipping.headline == story.title
    assert clipping.text == TEXTS[kind]
    assert clipping.authors in (None, AUTHORS[kind])
    assert clipping.day in (None, "2023-11-08")


@pytest.mark.parametrize("kind", ["article", "brief", "photo story"])
def test_the_headline_is_one_text_which_no_element_divides(client, stories, kind):
    """GNE takes the longest text node of the headings that is in the title."""
    html = client.get(stories[kind].get_absolute_url()).content.decode()
    (heading,) = lxml.html.fromstring(html).xpath("//h1")
    assert [text.strip() for text in heading.xpath(".//text()")] == [stories[kind].title]


@pytest.mark.parametrize("kind", ["article", "photo story"])
def test_no_element_divides_a_paragraph_in_the_middle_of_a_word(client, stories, kind):
    html = client.get(stories[kind].get_absolute_url()).content.decode()
    paragraphs = lxml.html.fromstring(html).xpath("//div[contains(@class, 'article-body')]/p")
    assert paragraphs
    assert [len(paragraph.xpath(".//text()")) for paragraph in paragraphs] == [1] * len(
        paragraphs
    )


def test_who_writes_is_named_without_the_role_and_who_took_the_photo_of_a_photo_story(
    client, stories
):
    for kind, names in AUTHORS.items():
        html = client.get(stories[kind].get_absolute_url()).content.decode()
        head = lxml.html.fromstring(html).head
        for meta in ("author", "citation_author", "dc.creator"):
            assert head.xpath(f"meta[@name='{meta}']/@content") == names, (kind, meta)

"""What a page says of itself to search engines and to those who pass its address on."""

import datetime
import json

import pytest
from django.utils import timezone

from articles.models import Article
from tests.factories import (
    DAY,
    make_article,
    make_issue,
    make_page,
    make_photo,
    make_picture,
    make_published,
)
from tests.site.papers import addresses, fill_paper
from tests.site.prints import make_print
from tests.syndication.machines import make_full_story

pytestmark = pytest.mark.django_db
BAD = "</script><script>alert(1)</script><!-- & \u2028"
# schema.org's NewsArticle and what stands in it: a type's properties and what they may be, as
# written there for what this site says. A property that is not here is one that the type does
# not have, or that nobody has checked.
ADDRESS, MOMENT, DATE, WORDS, NUMBER, TRUE = (
    "address",
    "moment",
    "date",
    "words",
    "number",
    "true",
)
TYPES = {
    "NewsArticle": {
        "url": ADDRESS, "mainEntityOfPage": ADDRESS, "headline": WORDS, "alternativeHeadline": WORDS,
        "description": WORDS, "articleSection": WORDS, "datePublished": MOMENT, "dateModified": MOMENT,
        "author": {"Person", "NewsMediaOrganization"}, "publisher": {"NewsMediaOrganization"}, "image": {"ImageObject"},
        "articleBody": WORDS, "encoding": {"MediaObject"},
        "inLanguage": WORDS, "isAccessibleForFree": TRUE, "printPage": WORDS, "printSection": WORDS,
        "printEdition": WORDS, "isPartOf": {"PublicationIssue"}, "correction": {"CorrectionComment"},
    },
    "Person": {"name": WORDS, "url": ADDRESS, "jobTitle": WORDS, "worksFor": {"Organization"}},
    "Organization": {"name": WORDS},
    "NewsMediaOrganization": {"name": WORDS, "url": ADDRESS},
    "MediaObject": {"contentUrl": ADDRESS, "encodingFormat": WORDS, "uploadDate": MOMENT},
    "ImageObject": {"url": ADDRESS, "width": NUMBER, "height": NUMBER, "caption": WORDS, "creditText": WORDS},
    "PublicationIssue": {"datePublished": DATE, "issueNumber": WORDS, "url": ADDRESS, "isPartOf": {"Newspaper"}},
    "Newspaper": {"name": WORDS},
    "CorrectionComment": {"text": WORDS, "datePublished": MOMENT},
    "BreadcrumbList": {"itemListElement": {"ListItem"}},
    "ListItem": {"position": NUMBER, "name": WORDS, "item": ADDRESS},
}  # fmt: skip
REQUIRED = {
    "NewsArticle": {"headline", "image", "datePublished", "dateModified", "author"},
    "ListItem": {"position", "name", "item"},
}


def is_a(kind, value):
    if kind == NUMBER:
        return isinstance(value, int) and value > 0
    if kind == TRUE:
        return value is True
    if kind == MOMENT:
        return datetime.datetime.fromisoformat(value).utcoffset() is not None
    if kind == DATE:
        return bool(datetime.date.fromisoformat(value))
    return (
        isinstance(value, str) and bool(value) and (kind != ADDRESS or value.startswith("http"))
    )


def complaints(thing):
    """What is no schema.org in `thing` and all that stands in it."""
    kind = thing["@type"]
    for name, values in (
        (name, value) for name, value in thing.items() if not name.startswith("@")
    ):
        expected = TYPES[kind].get(name)
        for value in values if isinstance(values, list) else [values]:
            if isinstance(value, dict):
                yield from complaints(value)
                right = isinstance(expected, set) and value["@type"] in expected
            else:
                right = isinstance(expected, str) and is_a(expected, value)
            if not right:
                yield f"{kind}.{name}: {value!r}"


def linked_data(page):
    """The story and the way to it, which must be valid."""
    data = json.loads(page.one("script", type="application/ld+json").text)
    assert data["@context"] == "https://schema.org"
    assert [words for thing in data["@graph"] for words in complaints(thing)] == []
    return {thing["@type"]: thing for thing in data["@graph"]}


def properties(page):
    return {
        meta.attributes["property"]: meta.attributes["content"]
        for meta in page.all("meta")
        if "property" in meta.attributes
    }


def test_a_story_says_who_wrote_it_when_it_was_printed_where_and_what_was_corrected(read):
    story = make_full_story()
    said = linked_data(read(story))["NewsArticle"]
    assert said.keys() >= REQUIRED["NewsArticle"]
    facts = {
        "headline": "主题",
        "alternativeHeadline": "副题",
        "printPage": "A3",
        "printSection": "要闻",
        "mainEntityOfPage": f"http://testserver/a/{story.pk}/",
    }
    assert facts.items() <= said.items()
    agencies = {
        author["name"]: author.get("worksFor", {}).get("name") for author in said["author"]
    }
    assert agencies == {"邢成敏": None, "李贺": "新华社"}
    assert said["isPartOf"]["issueNumber"] == "7479"
    assert said["isPartOf"]["isPartOf"] == {"@type": "Newspaper", "name": "江南日报"}
    assert said["correction"][0]["text"] == "“5”应为“6”。"
    assert [
        (image["width"], image["height"], image["creditText"]) for image in said["image"]
    ] == [(2400, 900, "王五 摄")]


def test_its_times_are_true_to_the_second(read):
    story = make_published()
    moment = datetime.datetime(2023, 11, 8, 1, 2, 3, tzinfo=datetime.UTC)
    Article.objects.update(
        published_at=moment, updated_at=moment + datetime.timedelta(seconds=1)
    )
    said = linked_data(read(story))["NewsArticle"]
    assert (said["datePublished"], said["dateModified"]) == (
        "2023-11-08T09:02:03+08:00",
        "2023-11-08T09:02:04+08:00",
    )


def test_a_story_of_a_back_issue_is_dated_by_its_issue_and_says_beside_it_when_it_came_online(
    read,
):
    story = make_published()
    online = timezone.localtime(story.published_at).isoformat(timespec="seconds")
    page = read(story)
    said = linked_data(page)["NewsArticle"]
    assert said["datePublished"] == "2023-11-08T00:00:00+08:00"
    assert said["encoding"]["uploadDate"] == online
    assert said["dateModified"] == "2023-11-08T00:00:00+08:00"
    for name in ("article:published_time", "article:modified_time"):
        assert properties(page)[name] == "2023-11-08T00:00:00+08:00"
    assert names(page)["dcterms.available"] == [online]


def names(page):
    """What the head says for citation tools: name → all its contents."""
    found = {}
    for meta in page.all("meta"):
        found.setdefault(meta.attributes.get("name"), []).append(meta.attributes.get("content"))
    return found


def test_a_story_can_be_cited_with_its_authors_and_its_day_and_page_in_print(read):
    story = make_full_story()
    said = names(read(story))
    authors = ["邢成敏", "李贺"]
    facts = {
        "citation_title": ["主题"],
        "citation_author": authors,
        "citation_publication_date": ["2023/11/08"],
        "citation_publisher": ["江南日报"],
        "citation_issue": ["7479"],
        "citation_firstpage": ["A3"],
        "citation_public_url": [f"http://testserver/a/{story.pk}/"],
        "dc.type": ["newspaperArticle"],
        "dc.title": ["主题"],
        "dc.creator": authors,
        "dc.date": ["2023-11-08"],
    }
    assert facts.items() <= said.items()


def test_the_way_to_a_story_goes_through_issue_and_page(read):
    story = make_full_story()
    steps = linked_data(read(story))["BreadcrumbList"]["itemListElement"]
    assert [step["position"] for step in steps] == [1, 2, 3, 4]
    ways = [
        "/",
        story.page.issue.get_absolute_url(),
        story.page.get_absolute_url(),
        story.get_absolute_url(),
    ]
    assert [step["item"] for step in steps] == [f"http://testserver{way}" for way in ways]


def test_nothing_that_a_story_says_ends_the_block_that_it_stands_in(read):
    words = dict.fromkeys(("headline", "kicker", "deck"), BAD)
    page = read(make_published(page=make_page(make_issue(newspaper=BAD)), **words))
    assert linked_data(page)["NewsArticle"]["headline"] == BAD
    assert [
        script
        for script in page.all("script")
        if "alert" in script.text and not script.attributes
    ] == []


@pytest.mark.parametrize(
    "fields", [{"headline": ""}, {"body": ""}, {"headline": "", "body": ""}]
)
def test_a_story_that_has_not_everything_says_what_it_has(read, fields):
    said = linked_data(
        read(make_published(page=make_page(make_issue(newspaper="江南日报")), **fields))
    )["NewsArticle"]
    assert said["author"]["@type"] == "NewsMediaOrganization"
    assert said["headline"]


def test_a_draft_says_to_its_editor_what_it_will_say_without_a_day_of_publication(
    as_editor, read
):
    assert "datePublished" not in linked_data(read(make_article()))["NewsArticle"]


@pytest.mark.parametrize("kind", ["front", "issue", "page", "article"])
def test_a_link_that_is_passed_on_shows_a_title_and_the_papers_name(read, kind):
    fill_paper(2)
    address = addresses()[kind]
    page = read(address)
    said = properties(page)
    assert said["og:url"] == page.canonical() == f"http://testserver{address}"
    assert said["og:site_name"] == "江南日报"
    assert said["og:type"] == ("article" if kind == "article" else "website")
    assert said["og:title"]
    assert said["og:description"]


def test_a_passed_on_story_shows_its_first_photo(read):
    story = make_published()
    make_picture(story, caption="没有照片")
    make_picture(story, photo=make_photo(width=1300, height=900))
    said = properties(read(story))
    assert said["og:image"].startswith("http://testserver/media/photos/")
    assert (said["og:image:width"], said["og:image:height"]) == ("1300", "900")


def test_a_passed_on_page_shows_its_picture_unless_something_on_it_may_not_be_read(read):
    page = make_print(2)
    assert properties(read(page))["og:image"].endswith(".jpeg")
    assert properties(read(page.issue))["og:image"].endswith(".jpeg")
    Article.objects.filter(pk=page.articles.first().pk).update(state="withdrawn")
    assert "og:image" not in properties(read(page))
    assert "og:image" not in properties(read(page.issue))


def test_whole_addresses_begin_as_the_site_is_set(read, settings):
    settings.SITE_URL = "https://paper.example"
    story = make_full_story()
    page = read(story)
    assert page.canonical() == f"https://paper.example/a/{story.pk}/"
    assert "testserver" not in page.html


def test_every_address_that_a_page_has_is_named_once_only(read):
    fill_paper(1)
    for address in addresses().values():
        assert len(read(address).all("link", rel="canonical")) == 1


def test_an_older_issue_is_told_by_its_own_date(read):
    story = make_published(
        page=make_page(make_issue(DAY - datetime.timedelta(400), edition="增刊"))
    )
    said = linked_data(read(story))["NewsArticle"]
    assert (said["isPartOf"]["datePublished"], said["printEdition"]) == ("2022-10-04", "增刊")

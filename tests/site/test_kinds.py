"""公告, 声明, 讣告: kept, shown as such beside their headline, found by their words, named in JSON."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from articles.desk import publishing, revisions
from articles.models import Article
from articles.reading.assembly import StoryElements, make_story
from articles.reading.confidence import text_doubts
from articles.reading.elements import Element, HeadlineStack
from articles.reading.language.lines import TextLine
from tests.factories import make_article, make_editor, make_html, make_page
from tests.factories import make_story as make_told
from tests.forms import filled
from tests.intake.printed import edit, import_again, import_page
from tests.site.pages import SitePage

pytestmark = pytest.mark.django_db
LABELS = {"notice": "公告", "statement": "声明", "obituary": "讣告"}
TEXT = "湖滨路自三月六日起封闭施工，过往车辆请绕行。特此通告。"


def put_online(kind, **fields):
    story = make_article(headline="湖滨路封闭施工", body=make_html(TEXT), kind=kind, **fields)
    publishing.publish([story])
    return story


@pytest.mark.parametrize(("kind", "label"), LABELS.items())
def test_its_page_its_issue_and_the_search_show_the_kind_beside_the_headline(
    client, kind, label
):
    story = put_online(kind)
    addresses = (
        story.get_absolute_url(),
        story.page.get_absolute_url(),
        story.page.issue.get_absolute_url(),
        reverse("articles:search") + "?q=绕行",
    )
    pages = [SitePage(client.get(address)) for address in addresses]
    assert [{*page.texts(cls="kind")} for page in pages] == [{label}] * 4


def test_a_story_of_the_papers_own_has_no_such_mark(client):
    story = put_online("")
    assert 'class="kind"' not in client.get(story.get_absolute_url()).text


@pytest.mark.parametrize(("kind", "label"), LABELS.items())
def test_its_json_names_the_kind(client, kind, label):
    story = put_online(kind)
    document = client.get(reverse("articles:article_json", args=[story.pk])).json()
    assert {"name": label, "rel": "genre"} in document["subjects"]


def test_the_desk_shows_it_in_the_list_filters_by_it_and_corrects_it_in_the_form(client):
    story, other = put_online("notice"), put_online("")
    client.force_login(make_editor())
    listed = client.get(reverse("admin:articles_article_changelist") + "?kind__exact=notice")
    assert '<span class="kind">公告</span>' in listed.text
    assert [row.pk for row in listed.context["cl"].result_list] == [story.pk]
    address = reverse("admin:articles_article_change", args=[other.pk])
    assert (
        client.post(address, filled(client.get(address), kind="statement")).status_code == 302
    )
    other.refresh_from_db()
    assert other.kind == "statement"


def test_no_other_kind_is_kept():
    with pytest.raises(ValidationError):
        Article(page=make_page(), kind="poem").validate_constraints()


def test_a_new_print_renews_the_kind_but_not_the_editors():
    import_page(make_told("湖滨路封闭施工"))
    import_again(make_told("湖滨路封闭施工", kind="notice"))
    assert Article.objects.get().kind == "notice"
    edit(Article.objects.get(), kind="statement")
    import_again(make_told("湖滨路封闭施工", kind="obituary"))
    article = Article.objects.get()
    assert (article.kind, revisions.story_of(article).kind) == ("statement", "statement")


# ---- What the reading makes of a page


def element(kind, *lines):
    printed = tuple(TextLine(n, text) for n, text in enumerate(lines))
    return Element(kind, printed, "".join(lines))


def told(headline, *paragraphs):
    stack = HeadlineStack((), (element("display", headline),), ())
    body = tuple(element("paragraph", text) for text in paragraphs)
    return make_story(StoryElements(stack=stack, body=body), frozenset())


@pytest.mark.parametrize(
    ("headline", "text", "kind"),
    [
        ("关于湖滨路封闭施工的通告", TEXT, "notice"),
        ("遗失声明", "周小舟遗失身份证一张，声明作废。", "statement"),
        ("讣告", "何田先生于三月六日辞世，享年九十岁。", "obituary"),
        ("渔民湖畔晒网忙", "渔民在湖边晒网。", ""),
        ("寻人启事", "本报讯 电影《寻人启事》首映。", ""),
    ],
)
def test_a_page_is_read_with_the_kind_of_each_story(headline, text, kind):
    assert told(headline, text).kind == kind


def test_the_lines_that_end_a_notice_are_no_open_paragraphs():
    story = told("公告", TEXT, "湖滨县交通运输局", "二〇二四年三月六日")
    assert text_doubts(story) == []
    assert [paragraph.text for paragraph in story.body][-1] == "二〇二四年三月六日"

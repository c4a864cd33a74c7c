"""Pages that are kept: shown again as they were made, until what they show has changed, and not one reader longer."""

import datetime
import gzip
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.staticfiles.finders import find
from django.core.cache import caches
from django.db import OperationalError, connection, transaction
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse
from django.utils import timezone

from articles.derived import cache_versions, updates
from articles.desk import bin as desk_bin
from articles.desk import corrections, front_pages, publishing
from articles.middleware.page_cache import PageCacheMiddleware, seconds_good
from articles.models import Article, Contributor, Flash, PendingChange, Photo
from articles.presenting import masthead
from tests.factories import (
    DAY,
    make_article,
    make_byline,
    make_issue,
    make_page,
    make_published,
    make_section,
    withdraw,
)
from tests.forms import errors, filled
from tests.intake.printed import SIZHOU, XIAPU, changed, import_again, import_page
from tests.site.papers import ARCHIVE, KINDS, OVER_TIME, PERSON, SECTION, addresses, fill_paper

pytestmark = pytest.mark.django_db
ONE_DAY = datetime.timedelta(1)


@pytest.fixture(autouse=True)
def _pages_are_kept(settings):
    settings.KEEP_PAGES = 600
    caches["pages"].clear()
    masthead.CACHED.clear()  # the database has been turned back, the versions with it
    yield
    caches["pages"].clear()


@pytest.fixture
def desk(admin_client, django_capture_on_commit_callbacks):
    """A function (address of a form, fields that change) → sends the form, and commits."""

    def send(address, **changes):
        form = filled(admin_client.get(address), **changes)
        with django_capture_on_commit_callbacks(execute=True):
            response = admin_client.post(address, form)
        assert response.status_code == 302, errors(response)

    return send


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    """A function (verb, arguments) → does it, and commits."""

    def commit(verb, *arguments):
        with django_capture_on_commit_callbacks(execute=True):
            verb(*arguments)

    return commit


def queries(address):
    with CaptureQueriesContext(connection) as captured:
        assert Client().get(address).status_code == 200, address
    return len(captured)


def made_anew(pages):
    """The kinds of `pages` whose kept page is not shown any more."""
    return {kind for kind, address in pages.items() if queries(address) > 1}


def read_all(pages):
    return {kind: Client().get(address).content for kind, address in pages.items()}


def change_form(row):
    return reverse(f"admin:articles_{row._meta.model_name}_change", args=[row.pk])


@pytest.fixture
def paper(commit):
    """Two issues of two pages; by kind the pages that a story of the first page is on, and `other …` ones it is not."""
    fill_paper(3, pages=2, issues=3)
    other = make_issue().pages.last()
    stranger = make_byline(make_published(page=other, section="别的栏目"), "旁人").contributor
    rest = {
        "other page": other,
        "other article": other.articles.last(),
        "other section": make_section("别的栏目"),
        "other person": stranger,
        "older issue": make_issue(other.issue.date.replace(day=6)),
    }
    # As publishing them does
    commit(cache_versions.articles_changed, Article.objects.values_list("pk", flat=True))
    return addresses() | {kind: row.get_absolute_url() for kind, row in rest.items()}


def first_story():
    return make_issue().pages.first().articles.first()


def test_the_second_reader_gets_the_same_page_for_one_query(paper):
    for kind in KINDS:
        once = Client().get(paper[kind])
        assert queries(paper[kind]) == 1, kind
        again = Client().get(paper[kind])
        assert again.content == once.content, kind
        assert dict(again.items()) == dict(once.items()), kind


def test_a_kept_page_comes_compressed_to_who_takes_that(paper):
    plain = Client().get(paper["article"])
    packed = Client().get(paper["article"], headers={"accept-encoding": "gzip, br"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert (
        int(packed["Content-Length"])
        == len(packed.content)
        < int(plain["Content-Length"])
        == len(plain.content)
    )
    assert "Accept-Encoding" in plain["Vary"]


@pytest.mark.parametrize("accepted", ["gzip;q=0", "gzip; q=0.0, br", "identity", "x-gzipped"])
def test_a_kept_page_comes_plain_to_who_does_not(paper, accepted):
    Client().get(paper["article"])
    assert "Content-Encoding" not in Client().get(
        paper["article"], headers={"accept-encoding": accepted}
    )


def test_what_was_made_for_a_wrong_host_is_refused_with_the_policy_of_all_pages(paper):
    refused = Client().get(paper["article"], headers={"host": "evil.example"})
    assert refused.status_code == 400
    assert "Content-Security-Policy" in refused


def test_publishing_a_story_clears_what_it_is_on_and_nothing_else(paper, commit):
    draft = make_article(
        page=make_issue().pages.first(), section=SECTION, headline="新到的消息"
    )
    make_byline(draft, PERSON)
    read_all(paper)
    commit(publishing.publish, [draft])
    its_own = {
        "front",
        "issue",
        "page",
        "article",
        "sections",
        "section",
        "contributor",
        *OVER_TIME,
    }
    # In whose contents of the issue its headline stands
    assert made_anew(paper) == its_own | {"other page"}
    assert b"\xe6\x96\xb0\xe5\x88\xb0" in Client().get(paper["page"]).content


def test_a_change_that_could_not_be_told_is_told_to_the_next_reader(paper, commit, monkeypatch):
    story = first_story()
    address = story.get_absolute_url()
    assert Client().get(address).status_code == 200

    def refuse(_tags, _version):
        raise OperationalError

    with monkeypatch.context() as gone, suppress(OperationalError):
        gone.setattr(cache_versions, "_raise_versions", refuse)
        commit(withdraw, [story])
    pages = read_all({"page": paper["page"], "front": "/"})
    assert PendingChange.objects.exists()
    assert story.title.encode() not in pages["page"] + pages["front"]
    assert Client().get(address).status_code != 200
    PendingChange.objects.update(changed_at=0)  # whoever changed it is gone
    read_all(pages_left := {"page": paper["page"]})
    assert not PendingChange.objects.exists()
    read_all(pages_left)
    assert made_anew(pages_left) == set()


def test_withdrawing_a_story_takes_it_off_every_page_at_once(paper, commit):
    story = first_story()
    title = story.title.encode()
    read_all(paper)
    commit(withdraw, [story])
    paper.pop("article")
    assert [kind for kind, page in read_all(paper).items() if title in page] == []


def test_a_draft_that_is_written_clears_nothing(paper, desk):
    draft = make_article(page=make_issue().pages.first(), section=SECTION)
    read_all(paper)
    desk(change_form(draft), headline="还没有人该看到")
    assert made_anew(paper) == set()


def test_the_first_story_of_a_newer_issue_clears_every_page_for_all_name_that_issue(
    paper, commit
):
    draft = make_article(page=make_page(make_issue(make_issue().date.replace(day=9))))
    read_all(paper)
    commit(publishing.publish, [draft])
    assert made_anew(paper) == set(paper)


def test_the_first_story_of_an_older_issue_clears_the_list_of_issues_and_the_ways_between_them(
    paper, commit
):
    draft = make_article(page=make_page(make_issue(make_issue().date.replace(day=1))))
    read_all(paper)
    commit(publishing.publish, [draft])
    # On the front page 那年今日 is linked once an older issue has a story of the day.
    leafed = {"front", "issues", "issue", "older issue", "page", "other page"}
    assert made_anew(paper) == leafed | set(ARCHIVE) - set(OVER_TIME)


CHANGES = {
    "a headline": lambda desk: desk(change_form(first_story()), headline="改过的标题"),
    "a section": lambda desk: desk(
        change_form(first_story()), section=make_section("别的栏目").pk
    ),
    "a page": lambda desk: desk(change_form(first_story()), page=make_issue().pages.last().pk),
    "a byline": lambda desk: desk(change_form(first_story()), **{"bylines-0-DELETE": "on"}),
    "a section's name": lambda desk: desk(change_form(make_section(SECTION)), name="改名栏目"),
    "a person's name": lambda desk: desk(
        change_form(Contributor.objects.get(name=PERSON)), name="改名"
    ),
    "an issue's number": lambda desk: desk(change_form(make_issue()), number=8000),
    "a page's name": lambda desk: desk(change_form(make_issue().pages.first()), name="改版"),
    "a correction": lambda desk: desk(
        change_form(first_story()), correction_text="应为二〇一五年。"
    ),
    "a focal point": lambda desk: desk(
        change_form(Photo.objects.first()), focal_x="0.9", image=""
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_the_desk_changes_every_page_is_then_as_if_none_had_been_kept(
    paper, desk, settings, change
):
    before = read_all(paper)
    CHANGES[change](desk)
    kept = read_all(paper)
    settings.KEEP_PAGES = 0
    assert kept == read_all(paper)
    assert kept != before


def test_a_front_page_that_is_arranged_anew_is_made_anew_alone(paper, commit):
    read_all(paper)
    story = make_issue().pages.first().articles.last()
    commit(front_pages.set_front_page, make_issue(), [story.pk], 0)
    assert made_anew(paper) == {"front"}


def test_a_flash_comes_and_goes_on_the_front_page_alone(paper, desk):
    story = first_story()
    read_all(paper)
    words = {"text": "大桥今晨通车", "article": story.pk}
    desk(reverse("admin:articles_flash_add"), **words)
    assert made_anew(paper) == {"front"}
    assert "大桥今晨通车" in Client().get("/").content.decode()
    desk(change_form(Flash.objects.get()), text="大桥正午通车")
    assert "大桥正午通车" in Client().get("/").content.decode()


def test_a_page_is_kept_no_longer_than_until_something_on_it_ends_by_itself():
    soon, late = (
        timezone.now() + datetime.timedelta(seconds=seconds) for seconds in (60, 6000)
    )
    assert 50 < seconds_good({"until": soon}) <= 60
    assert (
        seconds_good({"until": late})
        == seconds_good({"until": None})
        == seconds_good({})
        == 600
    )
    assert seconds_good({"until": timezone.now()}) == 0


def test_a_correction_of_an_old_story_comes_to_the_front_page_and_goes_with_the_story(
    paper, commit
):
    story = make_issue(make_issue().date.replace(day=6)).pages.first().articles.first()
    read_all(paper)
    commit(corrections.correct, story, "应为二〇一五年。")
    assert "应为二〇一五年" in Client().get("/").content.decode()
    commit(withdraw, [story])
    assert "应为二〇一五年" not in Client().get("/").content.decode()


def test_stories_of_a_column_that_lead_to_one_another_are_made_anew_when_one_comes_between(
    commit,
):
    older, newer = (
        make_published(page=make_page(make_issue(DAY + days)), section=SECTION)
        for days in (ONE_DAY, 2 * ONE_DAY)
    )
    between = make_article(
        page=make_page(make_issue(DAY + ONE_DAY), sequence=2),
        section=SECTION,
        headline="来在中间",
    )
    commit(updates.update_after_change, [older, newer])
    pages = {story.pk: story.get_absolute_url() for story in (older, newer)}
    read_all(pages)
    commit(publishing.publish, [between])
    assert [between.title.encode() in page for page in read_all(pages).values()] == [True, True]
    between.revisions.all().delete()
    commit(updates.update_after_removal, [between])
    assert [between.title.encode() in page for page in read_all(pages).values()] == [
        False,
        False,
    ]
    assert newer.get_absolute_url().encode() in Client().get(older.get_absolute_url()).content


def test_a_story_that_is_deleted_is_on_no_page(paper, django_capture_on_commit_callbacks):
    story = first_story()
    read_all(paper)
    with django_capture_on_commit_callbacks(execute=True):
        desk_bin.put_in([story])
    assert not Article.objects.filter(pk=story.pk).exists()
    assert [
        k
        for k, page in read_all(paper).items()
        if story.title.encode() in page and k != "article"
    ] == []
    assert (
        Client().get(paper["article"]).status_code == 410
    )  # it is in the bin, and readers have seen it


def test_a_page_that_was_made_while_a_story_was_withdrawn_is_shown_to_nobody_else(
    paper, commit
):
    """The reader has the old rows already when the desk commits, and is answered after that."""
    story = first_story()
    request = RequestFactory().get(paper["page"])

    def slow(request):
        request.user = AnonymousUser()
        request.resolver_match = view, arguments, named = resolve(request.path)
        response = view(request, *arguments, **named).render()
        commit(withdraw, [story])
        return response

    assert story.title in PageCacheMiddleware(slow)(request).content.decode()
    assert story.title not in Client().get(paper["page"]).content.decode()


def test_an_editor_is_shown_no_kept_page_and_keeps_none(paper, admin_client, settings):
    make_article(page=make_issue().pages.first(), headline="草稿在此")
    read_all(paper)
    assert "草稿在此" in admin_client.get(paper["page"]).content.decode()
    assert "草稿在此" not in Client().get(paper["page"]).content.decode()


def test_a_link_that_was_passed_on_with_words_of_the_passer_on_leads_to_the_same_kept_page(
    paper,
):
    page = Client().get(paper["article"])
    passed_on = paper["article"] + "?from=timeline&isappinstalled=0&utm_source=1"
    assert queries(passed_on) == 1
    assert Client().get(passed_on).content == page.content


def test_the_pages_of_a_list_are_kept_apart(paper):
    first, second = (Client().get(paper["section"] + f"?page={n}") for n in (1, 2))
    assert (first.status_code, second.status_code) == (200, 404)
    assert Client().get(paper["section"] + "?page=2").status_code == 404


@pytest.mark.parametrize("address", ["/a/0/", "/section/nowhere/"])
def test_what_is_not_there_is_not_kept(paper, address):
    counts = []
    for _ in range(3):
        with CaptureQueriesContext(connection) as captured:
            Client().get(address)
        counts.append(len(captured))
    assert counts[2] == counts[1] > 1


def test_each_language_and_each_host_has_its_own_page(paper, settings):
    settings.ALLOWED_HOSTS = ["*"]
    english = Client()
    english.cookies["django_language"] = "en"
    pages = {
        Client().get(paper["article"]).content,
        english.get(paper["article"]).content,
        Client().get(paper["article"], headers={"host": "paper.example"}).content,
    }
    assert len(pages) == 3
    assert english.get(paper["article"]).content in pages


def test_a_change_that_is_rolled_back_clears_nothing(paper):
    read_all(paper)
    with transaction.atomic():
        cache_versions.articles_changed([first_story().pk])
        transaction.set_rollback(True)
    assert made_anew(paper) == set()


def test_a_page_that_comes_again_changed_is_shown_changed(commit, settings):
    import_page(SIZHOU, XIAPU)
    story = Article.objects.get(headline=SIZHOU.headline)
    commit(publishing.publish, Article.objects.all())
    pages = {
        "front": "/",
        "page": story.page.get_absolute_url(),
        "article": story.get_absolute_url(),
    }
    read_all(pages)
    commit(import_again, changed(SIZHOU, deck="改过的副题"), XIAPU)
    kept = read_all(pages)
    settings.KEEP_PAGES = 0
    assert kept == read_all(pages)
    assert "改过的副题".encode() in kept["article"]


def test_a_long_story_with_its_style_sheet_is_at_most_40_kilobytes_over_the_wire():
    rng = Random(7)
    body = "".join(
        f"<p>{''.join(chr(rng.randrange(0x4E00, 0x9000)) for _ in range(200))}</p>\n"
        for _ in range(25)
    )
    # Five thousand characters, drawn by lot: no story compresses worse
    story = make_published(body=body)
    page = Client().get(story.get_absolute_url(), headers={"accept-encoding": "gzip"}).content
    sheet = gzip.compress(Path(find("articles/site.css")).read_bytes())
    assert len(page) + len(sheet) <= 40 * 1024

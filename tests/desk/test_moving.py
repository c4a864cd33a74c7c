"""Pages and issues moved: what points to them follows, and what readers know still leads there."""

import datetime

import pytest
from django.utils import translation

from articles.desk import due, moving, publishing, restoring, revisions, row_revisions
from articles.desk.moving import (
    Answers,
    ClashError,
    IssuePlace,
    PagePlace,
    SeenError,
    StaleError,
)
from articles.models import Article, Event, FormerAddress, ImportRecord, Issue, Page
from articles.story import CHANGEABLE
from tests.desk.readers import EDITOR, make_reader
from tests.factories import (
    make_article,
    make_editor,
    make_issue,
    make_page,
    make_published,
    make_region,
    make_story,
)
from tests.intake.printed import SIZHOU, XIAPU, changed, import_again, import_page
from tests.intake.spooled import print_issue
from tests.intake.test_jumped import RIVER, front, inside

pytestmark = pytest.mark.django_db
DAY, NEXT = datetime.date(2023, 11, 8), datetime.date(2023, 11, 9)
AGREED = Answers(seen=True)
LATER = datetime.datetime(2036, 11, 28, 6, tzinfo=datetime.UTC)
LONG_AGO = datetime.datetime(2023, 11, 7, 22, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def _english_and_folders_of_its_own(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    with translation.override("en"):
        yield


def move_page(
    page, date=NEXT, edition="", number="3", answers=moving.NOTHING_AGREED, user=None
):
    page.refresh_from_db()
    place = PagePlace(date, edition, number)
    return moving.move_page(page.pk, page.version, place, user, answers)


def move_issue(
    issue, date=NEXT, edition="", number=None, answers=moving.NOTHING_AGREED, user=None
):
    issue.refresh_from_db()
    place = IssuePlace(date, edition, number)
    return moving.move_issue(issue.pk, issue.version, place, user, answers)


def refs():
    return list(Article.everything.order_by("pk").values_list("source_ref", flat=True))


def test_a_page_moves_to_another_day_with_all_that_came_with_it():
    import_page(SIZHOU, XIAPU)
    page = Page.objects.get()
    moved = move_page(page)
    assert (moved.pk, str(moved)) == (page.pk, "Nov. 9, 2023 Page 3")
    assert set(Article.objects.values_list("issue_date", flat=True)) == {NEXT}
    assert refs() == ["2023-11-09/3/1", "2023-11-09/3/2"]
    assert ImportRecord.objects.get().issue.date == NEXT
    assert not Issue.objects.filter(date=DAY).exists()
    assert not FormerAddress.objects.exists()


def test_it_is_in_the_log_and_among_the_pages_revisions():
    user = make_editor("chen")
    page = make_page(make_issue(DAY), 3)
    move_page(page, user=user)
    event = Event.objects.get(verb="moved", kind="articles.page")
    assert (event.by, event.details) == (
        "chen",
        {"from": "Nov. 8, 2023 Page 3", "to": "Nov. 9, 2023 Page 3"},
    )
    assert row_revisions.revisions_of(page).count() == 2


@pytest.mark.parametrize("sha", ["1" * 64, "2" * 64])
def test_the_file_with_the_wrong_date_finds_the_page_where_it_stands(sha):
    """The same bytes, and a corrected page of the same name."""
    import_page(SIZHOU, XIAPU)
    move_page(Page.objects.get())
    report = import_page(
        changed(SIZHOU, deck="副题") if sha[0] == "2" else SIZHOU, XIAPU, sha=sha
    )
    assert (report.target, Page.objects.count()) == ("Nov. 9, 2023 Page 3", 1)
    assert Article.objects.count() == 2


def test_the_true_page_of_the_former_day_is_another_page():
    """Of the same file name, which is why the first one came to the wrong day."""
    import_page(SIZHOU)
    move_page(Page.objects.get())
    other = make_story("另一天的文章", ["这里说的是完全不同的一件事，发生在另一个地方。"])
    report = import_again(other)
    assert (report.target, len(report.created)) == ("Nov. 8, 2023 Page 3", 1)
    assert sorted(refs()) == ["2023-11-08/3/1", "2023-11-09/3/1"]


def test_what_readers_have_seen_is_asked_about_and_keeps_its_address(client):
    story = make_published(page=make_page(make_issue(DAY), 3))
    page = story.page
    old = page.get_absolute_url()
    with pytest.raises(SeenError):
        move_page(page)
    assert client.get(old).status_code == 200
    moved = move_page(page, answers=AGREED)
    answer = client.get(old)
    assert (answer.status_code, answer.url) == (301, moved.get_absolute_url())
    assert client.get(moved.get_absolute_url()).status_code == 200
    issue = client.get("/paper/2023-11-08/")
    assert (issue.status_code, issue.url) == (301, "/paper/2023-11-09/")
    assert client.get(f"{old}closer/").status_code == 301


def test_what_is_withdrawn_was_seen_too():
    story = make_published()
    publishing.withdraw([story], reason="事实有误")
    with pytest.raises(SeenError):
        move_page(story.page)


def test_a_page_that_moves_twice_is_found_from_both_addresses(client):
    page = make_published(page=make_page(make_issue(DAY), 3)).page
    first = page.get_absolute_url()
    second = move_page(page, answers=AGREED).get_absolute_url()
    third = move_page(page, number="5", answers=AGREED).get_absolute_url()
    assert [client.get(each).url for each in (first, second)] == [third, third]


def test_a_page_that_moves_back_stands_at_its_address_again(client):
    page = make_published(page=make_page(make_issue(DAY), 3)).page
    first = page.get_absolute_url()
    second = move_page(page, answers=AGREED).get_absolute_url()
    move_page(page, date=DAY, answers=AGREED)
    assert client.get(first).status_code == 200
    assert client.get(second).url == first


def test_another_page_of_that_number_is_named_and_nothing_is_done():
    page = make_page(make_issue(DAY), 3)
    make_page(make_issue(NEXT), 3, name="要闻")
    with pytest.raises(ClashError, match="Page 3 要闻"):
        move_page(page)
    assert not Event.objects.filter(verb="moved").exists()
    assert Page.objects.get(pk=page.pk).issue.date == DAY


def test_a_page_gets_another_number_in_its_issue_and_the_address_of_that():
    import_page(SIZHOU, number="8")
    moved = move_page(Page.objects.get(), date=DAY, number="3")
    assert (moved.sequence, moved.number, refs()) == (3, "3", ["2023-11-08/3/1"])


def test_a_free_place_is_found_where_the_numbers_own_is_taken():
    page = make_page(make_issue(DAY), 3)
    make_page(make_issue(NEXT), 3, number="A1")
    assert move_page(page).sequence == 4


def test_nothing_to_move_is_said():
    page = make_page(make_issue(DAY), 3)
    with pytest.raises(ClashError, match="already"):
        move_page(page, date=DAY)


def test_a_row_that_another_desk_has_changed_is_not_moved():
    page = make_page(make_issue(DAY), 3)
    version = page.version
    Page.objects.filter(pk=page.pk).update(name="要闻")
    with pytest.raises(StaleError):
        moving.move_page(page.pk, version, PagePlace(NEXT, "", "3"))


def test_pages_that_share_a_story_go_together():
    print_issue(front(), inside())
    make_page(Issue.objects.get(), 7)
    first, second = Page.objects.filter(number__in=["1", "4"]).order_by("sequence")
    assert moving.companions(first) == [second]
    move_page(first, number="1")
    places = Page.objects.order_by("sequence").values_list("number", "issue__date")
    assert list(places) == [("1", NEXT), ("4", NEXT), ("7", DAY)]
    river = Article.objects.get(headline=RIVER.headline)
    assert [region.page.issue.date for region in river.regions.all()] == [NEXT, NEXT]
    assert print_issue(front(), inside())[0].skipped


def test_within_an_issue_a_page_moves_alone():
    print_issue(front(), inside())
    inner = Page.objects.get(number="4")
    move_page(inner, date=DAY, number="5")
    assert list(Page.objects.order_by("sequence").values_list("sequence", flat=True)) == [1, 5]
    river = Article.objects.get(headline=RIVER.headline)
    assert [each.page_sequence for each in revisions.story_of(river).regions] == [1, 5]


def test_a_picture_restored_from_before_stands_on_the_page_that_was_moved():
    import_page(SIZHOU)
    page = Page.objects.get()
    article = Article.objects.get()
    article.pictures.create(caption="图说", page=page, region=[0.1, 0.2, 0.3, 0.4])
    revision = revisions.record_revision(article)
    article.pictures.all().delete()
    moved = move_page(page, date=DAY, number="6")
    article.refresh_from_db()
    revision.refresh_from_db()
    restoring_done = restoring.restore(revision, CHANGEABLE, article.version)
    assert "pictures" in restoring_done.fields
    assert article.pictures.get().page == moved


def test_an_issue_moves_with_all_its_pages(client):
    issue = make_issue(DAY)
    pages = [make_page(issue, number) for number in (1, 2)]
    story = make_published(page=pages[0])
    make_article(page=pages[1], source_ref="2023-11-08/2/1")
    with pytest.raises(SeenError):
        move_issue(issue)
    moved = move_issue(issue, edition="早报", number=7219, answers=AGREED)
    assert (moved.pk, moved.key, moved.number) == (issue.pk, "2023-11-09-早报", 7219)
    assert refs() == [None, "2023-11-09-早报/2/1"]
    for old, new in (("", ""), ("feed/", ""), ("1/", "1/")):
        answer = client.get(f"/paper/2023-11-08/{old}")
        assert answer.status_code == 301
        assert client.get(answer.url).status_code == 200
        assert answer.url.endswith(f"%E6%97%A9%E6%8A%A5/{new}")
    # nobody has seen it: no address to keep
    assert not FormerAddress.objects.filter(page=pages[1]).exists()
    story.refresh_from_db()
    assert story.issue_date == NEXT


def test_the_running_number_alone_asks_nothing():
    issue = make_published(page=make_page(make_issue(DAY), 1)).page.issue
    assert move_issue(issue, date=DAY, number=7219).number == 7219
    assert not FormerAddress.objects.exists()


def test_two_issues_become_one_where_no_page_is_in_anothers_way(client):
    one, other = make_issue(DAY), make_issue(NEXT)
    story = make_published(page=make_page(one, 3))
    make_page(other, 1)
    with pytest.raises(ClashError) as clash:
        move_issue(one, answers=AGREED)
    assert clash.value.can_merge
    merged = move_issue(one, answers=Answers(seen=True, merge=True))
    assert merged == other
    assert sorted(other.pages.values_list("number", flat=True)) == ["1", "3"]
    assert not Issue.objects.filter(pk=one.pk).exists()
    for old in ("/paper/2023-11-08/", "/paper/2023-11-08/3/"):
        answer = client.get(old)
        assert answer.status_code == 301
        assert client.get(answer.url).status_code == 200
    story.refresh_from_db()
    assert story.page.get_absolute_url() == "/paper/2023-11-09/3/"


def merged_times(user=None, **theirs):
    """Of an issue with a time that joins another one: what the question says, then the other issue."""
    one, other = make_issue(DAY, live_at=LATER, hold="issue"), make_issue(NEXT, **theirs)
    make_article(page=make_page(one, 3))
    make_article(page=make_page(other, 1))
    with pytest.raises(ClashError) as clash:
        move_issue(one, user=user)
    return str(clash.value), move_issue(one, answers=Answers(merge=True), user=user)


def test_an_issue_without_a_time_takes_over_that_of_one_that_joins_it():
    said, merged = merged_times(make_editor("编辑"))
    assert "goes live" in said
    merged.refresh_from_db()
    assert (merged.live_at, merged.hold, merged.went_live_at) == (LATER, "issue", None)
    event = Event.objects.get(verb="scheduled")
    assert (event.row, event.by, event.details["live_at"]) == (
        merged.pk,
        "编辑",
        LATER.isoformat(),
    )
    assert due.stories_due_with(merged, LATER).count() == 2


@pytest.mark.parametrize("went_live_at", [None, LONG_AGO])
def test_one_that_has_a_time_or_is_live_keeps_that(went_live_at):
    own = went_live_at or LATER + datetime.timedelta(hours=1)
    said, merged = merged_times(live_at=own, went_live_at=went_live_at)
    assert ("no time" if went_live_at else "that one") in said
    merged.refresh_from_db()
    assert (merged.live_at, merged.went_live_at) == (own, went_live_at)
    assert Event.objects.get(verb="unscheduled").details["live_at"] == LATER.isoformat()


def test_who_may_not_publish_gives_no_issue_a_time_by_moving_pages_into_it():
    said, merged = merged_times(make_reader("责编", EDITOR))
    assert "no time" in said
    merged.refresh_from_db()
    assert merged.live_at is None
    assert Event.objects.get(verb="unscheduled").by == "责编"


def test_a_time_that_is_over_puts_nothing_online_by_being_taken_over():
    one, other = make_issue(DAY, live_at=LONG_AGO), make_issue(NEXT)
    make_page(one, 3)
    make_article(page=make_page(other, 1))
    move_issue(one, answers=Answers(merge=True))
    assert not due.due_issues(LATER).exists()


def test_two_issues_with_pages_of_one_number_stay_two():
    one, other = make_issue(DAY), make_issue(NEXT)
    make_page(one, 3)
    make_page(other, 3)
    with pytest.raises(ClashError, match="Page 3") as clash:
        move_issue(one, answers=Answers(merge=True))
    assert not clash.value.can_merge
    assert Page.objects.filter(issue=one).exists()


def test_former_addresses_of_an_issue_that_joins_another_lead_to_that():
    one = make_issue(DAY)
    make_page(one, 3)
    FormerAddress.objects.create(path="html/2023-11/07/node_1.htm", issue=one)
    other = make_issue(NEXT)
    move_issue(one, answers=Answers(merge=True))
    assert FormerAddress.objects.get().issue == other


def test_references_that_are_taken_are_numbered_on():
    """Of a story that once came from the place where the page goes, and stands elsewhere."""
    import_page(SIZHOU)
    make_article(source_ref="2023-11-09/3/1", page=make_page(make_issue(NEXT), 9))
    move_page(Page.objects.get(number="3"))
    assert sorted(refs()) == ["2023-11-09/3/1", "2023-11-09/3/2"]


def test_a_page_whose_stories_go_on_is_told_by_its_regions():
    issue = make_issue(DAY)
    first, second = make_page(issue, 1), make_page(issue, 2)
    story = make_article(page=first)
    make_region(story)
    make_region(story, page=second)
    assert moving.companions(second) == [first]

"""What readers saw is written down, too, where many stories change at once: imports, page operations, lists, moves."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.desk import moving, public_history, publishing
from articles.desk.moving import Answers, IssuePlace, PagePlace
from articles.models import Article, Issue, Page, PublicState, Section
from articles.reading.arrangement import Operation
from tests.desk.arranged import make_arranged_page
from tests.desk.operated import operate, redo, undo
from tests.desk.test_page_operations import FIRST, MERGED, SPLIT, THIRD
from tests.factories import make_article, make_editor, make_page
from tests.forms import chosen
from tests.intake.printed import (
    QIAOTOU,
    SIZHOU,
    XIAPU,
    changed,
    edit,
    import_again,
    import_page,
)

pytestmark = pytest.mark.django_db
AGREED = Answers(seen=True, merge=True)


def online():
    publishing.publish(Article.objects.all())


def ways():
    """By headline as readers had it last, what its rows say why."""
    rows = PublicState.objects.order_by("pk")
    titles = {row.article_id: row.title for row in rows}
    return {
        title: [row.why for row in rows if row.article_id == pk] for pk, title in titles.items()
    }


def all_written_down():
    """Whether the last row of each story that readers see says what stands there, and where."""
    stories = Article.objects.published().for_revisions()
    last = {row.article_id: row for row in PublicState.objects.order_by("pk")}
    return all(
        public_history.is_written_down(story)
        and last[story.pk].issue_id == story.page.issue_id
        and last[story.pk].page_number == story.page.number
        and last[story.pk].issue_date == story.page.issue.date
        for story in stories
    )


# ---- Imports --------------------------------------------------------------------------------------------------------


def test_an_import_writes_down_what_it_changed_and_nothing_else():
    import_page(SIZHOU, XIAPU)
    online()
    editor = make_editor("值班")
    import_again(changed(SIZHOU, deck="新副题"), XIAPU, QIAOTOU, user=editor)
    assert ways() == {
        SIZHOU.headline: ["published", "imported"],
        XIAPU.headline: ["published"],
    }
    assert PublicState.objects.order_by("pk").last().by_name == "值班"
    assert all_written_down()
    import_page(changed(SIZHOU, deck="新副题"), XIAPU, QIAOTOU, sha="3" * 64)
    assert PublicState.objects.count() == 3


def test_what_an_editor_keeps_against_an_import_is_no_change():
    import_page(SIZHOU, XIAPU)
    online()
    edit(Article.objects.get(headline=SIZHOU.headline), headline="编辑的题")
    before = PublicState.objects.count()
    import_again(changed(SIZHOU, headline="版面的新题"), XIAPU)
    story = Article.objects.get(headline="编辑的题")
    # the change behind the desk's back is found by the import, which compares
    assert public_history.is_written_down(story)
    assert PublicState.objects.count() <= before + 1


def test_what_print_has_withdrawn_is_written_down_when_an_editor_follows():
    import_page(SIZHOU, XIAPU)
    online()
    import_again(XIAPU)
    assert ways()[SIZHOU.headline] == ["published"]  # readers still see it
    publishing.follow_print(Article.objects.filter(headline=SIZHOU.headline))
    assert ways()[SIZHOU.headline] == ["published", "followed print"]
    assert public_history.story_at(
        Article.objects.get(headline=SIZHOU.headline), timezone.now()
    ).was_withdrawn


# ---- Operations on a page -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "operation",
    [
        SPLIT,
        Operation("join", story=1, at=2),
        Operation("move", (4,), story=2),
        Operation("kind", (3,), value="print_only", reason="保密"),
        Operation("kind", (10, 11), value="print_only", reason="社发稿"),
    ],
    ids=["split", "joined", "moved", "paragraph barred", "story barred"],
)
def test_an_operation_on_a_page_is_written_down_undone_and_done_again(operation):
    page = make_arranged_page(MERGED)
    online()
    page.refresh_from_db()
    first = {row.article_id: row.text_id for row in PublicState.objects.all()}
    for do, times in (
        (lambda p: operate(p.pk, p.version, operation), 2),
        (undo_, 3),
        (redo_, 4),
    ):
        page = do(page)
        assert all_written_down()
        assert max(map(len, ways().values())) == times
        if do is undo_:
            last = {row.article_id: row.text_id for row in PublicState.objects.order_by("pk")}
            assert last == first
    texts = [row.text.text for row in PublicState.objects.exclude(text=None)]
    assert any(FIRST in text for text in texts)
    assert any(THIRD in text for text in texts)


def undo_(page):
    return undo(page.pk, page.version)


def redo_(page):
    return redo(page.pk, page.version)


# ---- Lists ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("model", [Article, Page])
def test_what_a_list_publishes_and_withdraws_is_written_down_story_by_story(client, model):
    client.force_login(make_editor("编辑"))
    page = make_page()
    stories = [make_article(page=page, headline=f"第{n}篇") for n in range(3)]
    rows = stories if model is Article else [page]
    address = reverse(f"admin:articles_{model._meta.model_name}_changelist")
    for action in ("publish", "withdraw", "publish"):
        pks = [row.pk for row in rows]
        client.post(address, chosen(action, model, pks))
    expected = ["published", "withdrawn", "published"]
    assert ways() == {story.headline: expected for story in stories}
    assert {row.by_name for row in PublicState.objects.all()} == {"编辑"}


def test_a_section_that_is_deleted_from_its_list_is_written_down(client):
    client.force_login(make_editor("编辑"))
    make_article(section="地方")
    online()
    section = Section.objects.get()
    address = reverse("admin:articles_section_changelist")
    data = {"action": "delete_selected", "_selected_action": [section.pk], "post": "yes"}
    client.post(address, data)
    assert not Section.objects.exists()
    assert len(next(iter(ways().values()))) == 2
    assert all_written_down()


# ---- Moves ----------------------------------------------------------------------------------------------------------


def test_a_page_that_gets_another_number_is_written_down():
    page = make_article(page=make_page(sequence=3)).page
    online()
    place = PagePlace(page.issue.date, page.issue.edition, "9")
    page.refresh_from_db()
    moving.move_page(page.pk, page.version, place, answers=AGREED)
    assert all_written_down()
    assert [row.page_number for row in PublicState.objects.order_by("pk")] == ["3", "9"]


@pytest.mark.parametrize("joins", [False, True])
def test_an_issue_that_moves_or_joins_another_is_written_down_with_all_its_stories(joins):
    issue = make_article(page=make_page(sequence=3)).page.issue
    make_article(page=make_page(issue, sequence=4))
    online()
    before = timezone.now()
    to = issue.date + datetime.timedelta(1)
    if joins:
        make_page(Issue.objects.create(newspaper=issue.newspaper, date=to), sequence=1)
    issue.refresh_from_db()
    moved = moving.move_issue(issue.pk, issue.version, IssuePlace(to), answers=AGREED)
    assert all_written_down()
    assert {row.why for row in PublicState.objects.order_by("pk")[2:]} == {"moved"}
    assert len(public_history.issue_at(moved, timezone.now()).stories) == 2
    dates = [
        row.issue_date for row in PublicState.objects.filter(at__lte=before).order_by("pk")
    ]
    assert dates == [issue.date] * 2

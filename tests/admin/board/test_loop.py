"""The desk's first page says whether what is scheduled goes live by itself, and in red what is late."""

import datetime

import pytest
from django.utils import timezone

from articles.models import DeskLoop
from tests.desk.test_going_live import make_due_issue
from tests.factories import make_doubt, make_editor, make_published
from tests.site.pages import SitePage

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)
MINUTE = datetime.timedelta(minutes=1)


@pytest.fixture
def told(client):
    """A function: the classes of what the board says of the loop, and what of it is red."""
    client.force_login(make_editor())

    def told():
        page = SitePage(client.get("/admin/"))
        section = page.one("section", id="board-loop")
        red = [each.text.strip() for each in page.all("li", cls="is-late")]
        return section.attributes["class"], section.text, red

    return told


def make_loop(**fields):
    return DeskLoop.objects.create(host="desk", pid=1, **fields)


def test_a_loop_that_is_alive_is_said_since_when(told):
    make_loop()
    classes, words, red = told()
    assert ("is-alive" in classes, "needs-help" in classes, red) == (True, False, [])
    assert "定时上线正常" in words


@pytest.mark.parametrize("is_known", [False, True])
def test_where_none_runs_and_something_is_scheduled_help_is_called(told, is_known):
    if is_known:
        make_loop(alive_at=timezone.now() - 2 * MINUTE)
    assert "needs-help" not in told()[0]
    make_due_issue(at=timezone.now() + HOUR)
    classes, words, _red = told()
    assert "needs-help" in classes
    assert "不会自动上线" in words


def test_what_is_late_is_red_and_what_waits_for_the_desk_is_not(told):
    make_loop()
    issue, stories = make_due_issue(at=timezone.now() - MINUTE)
    make_published(expires_at=timezone.now() - MINUTE)
    classes, _words, red = told()
    assert "is-late needs-help" in classes
    assert [str(issue) in red[0], "却仍在网上" in red[1], len(red)] == [True, True, 2]
    for story in stories:
        make_doubt(story)
    classes, words, red = told()
    assert "is-late" in classes
    assert str(issue) in words
    assert not any(str(issue) in each for each in red)

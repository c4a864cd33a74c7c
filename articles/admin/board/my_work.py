"""What waits for somebody: his stories that have doubts or are drafts, what print took back,
what he has not saved.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Window
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin.review_filter import TO_ME
from articles.desk import sent_back
from articles.desk.rights import Right, Rights
from articles.models import Article
from articles.presenting.issue_board.figures import StoryOnDesk
from articles.presenting.issue_board.links import stories_url, story_on_page_url, story_url

from .signed_stories import SignedStories

MOST_LISTED = 6  # of each kind; its own list has all
MOST_COUNTED = 100  # of those sent back


@dataclass(frozen=True)
class WaitingStory:
    """`beside`: its section, or why it waits."""

    title: str
    url: str
    beside: str = ""


@dataclass(frozen=True)
class WaitingWork:
    """Work of one kind: `count` in all, the first of them, and where all of them are listed, "" where nowhere."""

    name: str
    count: int
    stories: tuple[WaitingStory, ...]
    url: str


@dataclass(frozen=True)
class Worker:
    """Who looks, with what he may do. `issue` is the key of the one that is shown, None before the first."""

    user: Any
    held: Rights
    issue: int | None


def my_work(
    worker: Worker, stories: Sequence[StoryOnDesk], signed: SignedStories, unsaved: int
) -> list[WaitingWork]:
    """What is not empty. Of the issue's stories those that this person may edit. Two queries.

    `unsaved`: how many forms hold what he has typed and not saved.
    """
    held, issue = worker.held, worker.issue
    mine = [story for story in stories if held.holds(Right.EDIT, story.section)]
    doubted = [story for story in mine if story.doubts]
    drafts = [story for story in mine if story.is_to_come and not story.doubts]
    to_sign = [one for one in stories if signed.waits_for(one, held, worker.user.pk)]
    drafts_url = stories_url(issue=issue, state__exact="draft")
    unsaved_url = reverse("admin:articles_openform_changelist")
    found = [
        _sent_back(worker),
        _of_issue(_("With open doubts"), doubted, stories_url(issue=issue, doubts="yes")),
        _of_issue(_("Mine to sign"), to_sign, drafts_url),
        _of_issue(_("Drafts to check"), drafts, drafts_url),
        _taken_back(held),
        WaitingWork(_("Typed and not saved"), unsaved, (), unsaved_url),
    ]
    return [work for work in found if work.count]


def _of_issue(name: str, stories: Sequence[StoryOnDesk], url: str) -> WaitingWork:
    listed = tuple(
        WaitingStory(
            story.figures.title,
            story_on_page_url(story.page, story.figures.pk),
            story.figures.section,
        )
        for story in stories[:MOST_LISTED]
    )
    return WaitingWork(name, len(stories), listed, url)


def _sent_back(worker: Worker) -> WaitingWork:
    """Of any issue: a reader has sent it back, and it is for this person to answer."""
    rows = sent_back.waiting_for(worker.user, worker.held)
    open_ones = list(rows.select_related("article")[:MOST_COUNTED])
    listed = tuple(
        WaitingStory(
            row.article.title,
            story_on_page_url(row.article.page_id, row.article_id),
            row.reason,
        )
        for row in open_ones[:MOST_LISTED]
    )
    return WaitingWork(_("Sent back to me"), len(open_ones), listed, stories_url(review=TO_ME))


def _taken_back(held: Rights) -> WaitingWork:
    """Of any issue: print no longer has it, and nobody has decided."""
    rows = Article.objects.filter(held.where(Right.EDIT), dropped_at__isnull=False)
    counted = rows.select_related("section").annotate(in_all=Window(Count("pk")))
    newest = list(counted.order_by("-dropped_at")[:MOST_LISTED]) if held.has(Right.EDIT) else []
    listed = tuple(
        WaitingStory(row.title, story_url(row.pk), row.section.name if row.section else "")
        for row in newest
    )
    count = newest[0].in_all if newest else 0
    return WaitingWork(_("Withdrawn by print"), count, listed, stories_url(print="withdrawn"))

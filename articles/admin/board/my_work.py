"""What waits for somebody: his stories that have doubts or are drafts, what print took back, what he has not saved."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Window
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.desk.rights import Right, Rights
from articles.models import Article, OpenForm
from articles.presenting.issue_board.figures import StoryOnDesk

from .links import stories_url, story_url

MOST_LISTED = 6  # of each kind; its own list has all


@dataclass(frozen=True)
class WaitingStory:
    title: str
    url: str
    section: str = ""


@dataclass(frozen=True)
class WaitingWork:
    """Work of one kind: `count` in all, the first of them, and where all of them are listed."""

    name: str
    count: int
    stories: tuple[WaitingStory, ...]
    url: str


def my_work(
    held: Rights, user, issue_pk: int | None, stories: Sequence[StoryOnDesk]
) -> list[WaitingWork]:
    """What is not empty. Of the issue's stories those that this person may edit. Two queries."""
    mine = [story for story in stories if held.holds(Right.EDIT, story.section)]
    doubted = [story for story in mine if story.doubts]
    drafts = [story for story in mine if story.is_to_come and not story.doubts]
    found = [
        _of_issue(_("With open doubts"), doubted, stories_url(issue=issue_pk, doubts="yes")),
        _of_issue(
            _("Drafts to check"), drafts, stories_url(issue=issue_pk, state__exact="draft")
        ),
        _taken_back(held),
        _unsaved(user),
    ]
    return [work for work in found if work.count]


def _of_issue(name: str, stories: Sequence[StoryOnDesk], url: str) -> WaitingWork:
    listed = tuple(
        WaitingStory(story.figures.title, story_url(story.figures.pk), story.figures.section)
        for story in stories[:MOST_LISTED]
    )
    return WaitingWork(name, len(stories), listed, url)


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


def _unsaved(user) -> WaitingWork:
    count = OpenForm.objects.filter(user=user).exclude(fields=[]).count()
    url = reverse("admin:articles_openform_changelist")
    return WaitingWork(_("Typed and not saved"), count, (), url)

"""Where the numbers of the issue board lead."""

from typing import Any

from django.urls import reverse
from django.utils.http import urlencode

from articles.models import ImportRecord, Issue, Page


def board_url(issue: Issue) -> str:
    return f"{reverse('admin:index')}?{urlencode({'issue': issue.key})}"


def issue_url(issue: Issue) -> str:
    """Its form, for its date and number."""
    return reverse("admin:articles_issue_change", args=[issue.pk])


def front_url(issue: Issue) -> str:
    """Where it is arranged what leads its front page."""
    return reverse("admin:articles_issue_front", args=[issue.pk])


def stories_url(**filters: Any) -> str:
    """The list of articles, by its filters; those that are None are left out."""
    chosen = {name: value for name, value in filters.items() if value is not None}
    return f"{reverse('admin:articles_article_changelist')}?{urlencode(chosen)}"


def page_url(page: Page) -> str:
    """Where the page is mended: the proof screen."""
    return reverse("admin:articles_page_proof", args=[page.pk])


def doubts_url(page: Page) -> str:
    """The first thing on the page that waits for somebody: doubts come first."""
    return f"{page_url(page)}#first"


def leftovers_url(page: Page) -> str:
    """The last thing on the page that waits for somebody: what no story took comes last."""
    return f"{page_url(page)}#last"


def story_on_page_url(page: int, story: int) -> str:
    """The story on the proof screen, both by their keys."""
    return f"{reverse('admin:articles_page_proof', args=[page])}#story-{story}"


def page_form_url(page: Page) -> str:
    """Its form, for its number and name."""
    return reverse("admin:articles_page_change", args=[page.pk])


def story_url(story: int) -> str:
    return reverse("admin:articles_article_change", args=[story])


def import_url(record: ImportRecord) -> str:
    return reverse("admin:articles_importrecord_change", args=[record.pk])

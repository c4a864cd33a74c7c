"""What stands beside an article's form: the page's other stories, the last revisions, the story as printed."""

from dataclasses import dataclass

from django.db.models import Q

from articles.models import Article, State
from articles.models.page_doubt import open_doubts

from .page_zones import page_zones, story_cutouts

RECENT_REVISIONS = 8  # that are shown


@dataclass(frozen=True)
class StoriesOfPage:
    """The stories of an article's page in order. `number` is the article's place among them, from 1."""

    stories: tuple[Article, ...]
    number: int

    @property
    def previous(self) -> Article | None:
        return self.stories[self.number - 2] if self.number > 1 else None

    @property
    def next(self) -> Article | None:
        return self.stories[self.number] if self.number < len(self.stories) else None


def stories_of_page(article: Article) -> StoriesOfPage:
    # its own form is shown once more where it was put in the bin meanwhile
    shown = ~Q(state=State.BINNED) | Q(pk=article.pk)
    of_page = Article.everything.filter(shown, page=article.page)
    ordered = of_page.order_by("position", "pk")
    stories = tuple(ordered.prefetch_related(open_doubts()))
    return StoriesOfPage(stories, stories.index(article) + 1)


def form_context(article: Article) -> dict[str, object]:
    """What the form shows besides its fields: the page's stories, the last revisions, the story as printed."""
    latest = article.revisions.select_related("made_by").order_by("-number")
    return {
        "neighbours": stories_of_page(article),
        "revisions": latest[:RECENT_REVISIONS],
        "cuttings": story_cutouts(article),
        "sheet": page_zones(article.page),
    }

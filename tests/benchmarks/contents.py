"""What an archive holds, as JSON, so that the site of a peer can hold the same."""

from __future__ import annotations

import json
import re

from articles.models import Article, Contributor, Issue, Photo, Relation, Section
from articles.presenting.related_links import SHOWN
from tests.benchmarks.archives import A_DAY, fill_archive

FILL_AND_TELL = "from tests.benchmarks.contents import fill_and_tell; print(fill_and_tell(%d))"


def fill_and_tell(stories: int) -> str:
    """The addresses of what is measured, under "measured", and all that another site needs to say the same."""
    measured = fill_archive(stories)
    _relate_the_newest()
    rows = Article.objects.select_related("page").prefetch_related(
        "bylines", "pictures__credits", "relations"
    )
    told = {
        "measured": measured,
        "photo": Photo.objects.get().image.path,
        "issues": list(Issue.objects.values("pk", "newspaper", "number", "date")),
        "sections": list(
            Section.objects.order_by("position", "name").values("pk", "name", "slug")
        ),
        "people": list(Contributor.objects.values("pk", "name")),
        "stories": [_told(row) for row in rows.order_by("pk")],
    }
    return json.dumps(told, default=str)


def _relate_the_newest() -> None:
    """Each story of the newest issue leads to as many as its page shows, one on each of the days before."""
    newest = Article.objects.filter(page__issue=Issue.objects.latest("date")).order_by("pk")
    ways = [
        (story.pk, story.pk + A_DAY * day, day)
        for story in newest
        for day in range(1, SHOWN + 1)
    ]
    Relation.objects.bulk_create(
        Relation(article_id=story, other_id=other, kind=Relation.Kind.RELATED, weight=10 - day)
        for story, other, day in ways
    )


def _told(story: Article) -> dict:
    return {
        "pk": story.pk,
        "issue": story.page.issue_id,
        "page": story.page.sequence,
        "page_name": story.page.name,
        "position": story.position,
        "section": story.section_id,
        "headline": story.headline,
        "paragraphs": re.findall("<p>(.*?)</p>", story.body),
        "authors": [line.contributor_id for line in story.bylines.all()],
        "photos": [_told_photo(picture) for picture in story.pictures.all()],
        "related": [way.other_id for way in story.relations.all()],
    }


def _told_photo(picture) -> dict:
    return {"caption": picture.caption, "photographer": picture.credits.all()[0].contributor_id}

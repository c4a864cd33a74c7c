"""The peer's pages, from what `contents.py` tells of our archive: story by story, as an
editor's work or an import of Wagtail's own would write them, search index and all.
"""

import datetime
import json
from pathlib import Path

from django.core.files.images import ImageFile
from wagtail.images import get_image_model
from wagtail.models import Page, Site

from .models import (
    ArticleByline,
    ArticlePage,
    HomePage,
    Issue,
    PaperSettings,
    Person,
    RelatedStory,
    SectionPage,
)

INTRODUCTION = 300  # characters; lists show less


def fill(path: str) -> dict[str, str]:
    """Kind of page → the address of the one that is measured: our front page's and our article's."""
    told = json.loads(Path(path).read_text(encoding="utf-8"))
    home = _home(told["issues"][0]["newspaper"])
    sections = {
        row["pk"]: home.add_child(
            instance=SectionPage(title=row["name"], slug=row["slug"], show_in_menus=True)
        )
        for row in told["sections"]
    }
    issues = {
        row["pk"]: Issue.objects.create(
            date=datetime.date.fromisoformat(row["date"]), number=row["number"]
        )
        for row in told["issues"]
    }
    people = {row["pk"]: Person.objects.create(name=row["name"]) for row in told["people"]}
    photo = _photo(told["photo"])
    pages = {}
    for story in told["stories"]:
        article = _article(story, issues[story["issue"]], photo, people)
        pages[story["pk"]] = sections[story["section"]].add_child(instance=article)
        for person in story["authors"]:
            ArticleByline.objects.create(page=article, person=people[person])
    RelatedStory.objects.bulk_create(
        RelatedStory(page=pages[story["pk"]], story=pages[other], sort_order=place)
        for story in told["stories"]
        for place, other in enumerate(story["related"])
    )
    measured = int(told["measured"]["article"].strip("/").split("/")[1])
    return {"front": home.url, "article": pages[measured].url}


def _home(name: str) -> HomePage:
    """Instead of the page that Wagtail welcomes its user with."""
    site = Site.objects.get()
    welcome = site.root_page
    home = Page.get_first_root_node().add_child(instance=HomePage(title=name, slug="paper"))
    site.root_page = home
    site.save()
    welcome.delete()
    PaperSettings.objects.create(site=site, name=name)
    return home


def _photo(path: str):
    with Path(path).open("rb") as file:
        return get_image_model().objects.create(
            title="photo", file=ImageFile(file, name="photo.jpg")
        )


def _article(story: dict, issue: Issue, photo, people: dict) -> ArticlePage:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in story["paragraphs"])
    pictured = {}
    if story["photos"]:
        (used,) = story["photos"]
        pictured = {
            "photo": photo,
            "caption": used["caption"],
            "photographer": people[used["photographer"]],
        }
    return ArticlePage(
        title=story["headline"],
        slug=f"a{story['pk']}",
        search_description=story["paragraphs"][0],
        issue=issue,
        page_number=story["page"],
        page_name=story["page_name"],
        position=story["position"],
        introduction="".join(story["paragraphs"])[:INTRODUCTION],
        body=[("paragraph", text)],
        **pictured,
    )

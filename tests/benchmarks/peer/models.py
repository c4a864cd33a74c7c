"""A newspaper as Wagtail's tutorial and its demo site build one: sections and stories are pages
of the tree.

Built twice. Without `PEER_AHEAD` as they do it: a template follows a relation where it needs
it. With it as Wagtail's page on performance advises: what a page shows is selected and
prefetched. Renditions are in Django's cache both times.
"""

import datetime

from django.conf import settings
from django.db import models
from django.db.models.expressions import Window
from django.db.models.functions import RowNumber, Substr
from django.utils.functional import cached_property
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page
from wagtail.search import index
from wagtail.snippets.models import register_snippet

from .blocks import BodyBlock

# Stories: beside the lead, above the columns, in one, of a section
BESIDE, SHOWN, IN_COLUMN, A_PAGE = (5, 12, 3, 20)
NEWEST_FIRST = ("-issue__date", "page_number", "position")
RECENT = datetime.timedelta(7)


@register_setting
class PaperSettings(BaseSiteSetting):
    name = models.CharField(max_length=60)


@register_snippet
class Person(models.Model):
    name = models.CharField(max_length=60)
    panels = [FieldPanel("name")]

    def __str__(self):
        return self.name


@register_snippet
class Issue(models.Model):
    date = models.DateField(unique=True)
    number = models.IntegerField()

    def __str__(self):
        return str(self.date)


class HomePage(Page):
    """The newest issue by importance, and the sections with their newest."""

    subpage_types = ["peer.SectionPage"]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        issue, sections = (
            Issue.objects.latest("date"),
            list(SectionPage.objects.child_of(self).live()),
        )
        stories = listed(
            ArticlePage.objects.live().filter(issue=issue).order_by("page_number", "position"),
            sections,
        )
        leading = stories[:SHOWN]
        columns = list(newest_in(sections, issue, leading))
        shown = {story.pk for story in leading} | {
            story.pk for _section, newest in columns for story in newest
        }
        context |= {"issue": issue, "lead": leading[0], "columns": columns}
        context |= {"beside": leading[1 : 1 + BESIDE], "below": leading[1 + BESIDE :]}
        return context | {"rest": [story for story in stories if story.pk not in shown]}


class SectionPage(Page):
    """Its stories, the newest first."""

    parent_page_types, subpage_types = ["peer.HomePage"], ["peer.ArticlePage"]

    @property
    def stories(self):
        return ArticlePage.objects.child_of(self).live().order_by(*NEWEST_FIRST)

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {
            "stories": listed(self.stories[:A_PAGE], [self])
        }


class ArticlePage(Page):
    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="+")
    page_number = models.PositiveIntegerField()
    page_name = models.CharField(max_length=60)
    position = models.PositiveIntegerField()
    introduction = models.TextField(blank=True)
    photo = models.ForeignKey(
        "wagtailimages.Image",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    caption = models.CharField(max_length=200, blank=True)
    photographer = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    body = StreamField(BodyBlock())

    parent_page_types, subpage_types = ["peer.SectionPage"], []
    content_panels = [
        *Page.content_panels,
        *(
            FieldPanel(name)
            for name in ("issue", "page_number", "page_name", "position", "introduction")
        ),
        *(FieldPanel(name) for name in ("photo", "caption", "photographer", "body")),
        InlinePanel("bylines"),
        InlinePanel("related_stories"),
    ]
    search_fields = [*Page.search_fields, index.SearchField("body")]

    class Meta:
        indexes = [models.Index(fields=["issue", "page_number", "position"])]

    @cached_property
    def section(self):
        return self.get_parent()

    def authors(self):
        return [line.person for line in self.bylines.all()]

    def related(self):
        return [way.story for way in self.related_stories.all()]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        if settings.PEER_AHEAD:
            models.prefetch_related_objects(
                [self], "bylines__person", "issue", "related_stories__story__issue"
            )
        on_page = ArticlePage.objects.live().filter(
            issue=self.issue, page_number=self.page_number
        )
        context["previous"] = (
            on_page.filter(position__lt=self.position).order_by("-position").first()
        )
        context["next"] = (
            on_page.filter(position__gt=self.position).order_by("position").first()
        )
        return context


class ArticleByline(Orderable):
    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="bylines")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")


class RelatedStory(Orderable):
    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="related_stories")
    story = models.ForeignKey(ArticlePage, on_delete=models.CASCADE, related_name="+")


def listed(stories, sections):
    """`stories` for a list that shows photos, signatures and `sections`."""
    if not settings.PEER_AHEAD:
        return list(stories)
    found = list(stories.select_related("issue", "photo").prefetch_related("bylines__person"))
    by_path = {section.path: section for section in sections}
    for story in found:
        story.section = by_path[story.path[: -Page.steplen]]
    return found


def newest_in(sections, issue, leading):
    """(section, its newest stories up to `issue`, less the leading) each; fetched ahead, by one query for all."""
    leading = [story.pk for story in leading]
    if not settings.PEER_AHEAD:
        for section in sections:
            yield section, list(section.stories.exclude(pk__in=leading)[:IN_COLUMN])
        return
    section = Substr("path", 1, len(sections[0].path))
    rank = Window(RowNumber(), partition_by=section, order_by=NEWEST_FIRST)
    recent = ArticlePage.objects.live().filter(issue__date__gt=issue.date - RECENT)
    newest = list(
        recent.exclude(pk__in=leading)
        .annotate(rank=rank)
        .filter(rank__lte=IN_COLUMN)
        .order_by("rank")
    )
    for section in sections:
        yield section, [story for story in newest if story.path.startswith(section.path)]

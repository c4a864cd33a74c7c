"""The reader's site. Every view asks one queryset for its stories.

Readers see what is published; an issue, page or person of whom nothing is published does not exist for them. Editors
see the rest too, marked as such: a look at tomorrow's paper.
"""

from functools import partial

from django.core.files.storage import default_storage
from django.db.models import QuerySet
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.safestring import mark_safe
from django.views.generic import DetailView, ListView, TemplateView, View

from articles.formats.table import FORMATS
from articles.images.issue_pdf import issue_pdf_size
from articles.images.renditions import IMAGE_ERRORS, rendition, widths_of
from articles.models import Article, Contributor, Issue, Page, Photo, Section
from articles.models.article_queries import with_people, with_people_and_photos
from articles.presenting.delivery import json_of
from articles.presenting.front_page import by_page, front_page, in_full, sections_of, without
from articles.presenting.items import item_of
from articles.presenting.latest_by_section import latest_by_section
from articles.presenting.masthead import masthead_of
from articles.presenting.notices import notices
from articles.presenting.page_image import covered_pages, places_of, printed_page, regions_around
from articles.presenting.page_navigation import contents_of, issues_around, page_navigation_of
from articles.presenting.related_links import related_links_of
from articles.web.cache_tags import (
    ISSUES,
    NOTICES,
    RECENT,
    article_tags,
    not_cached,
    pages_tag,
    person_tags,
    section_tags,
    tag,
)
from articles.web.content_negotiation import wants_json
from articles.web.urls import absolute_url

KEEP_PHOTO = 365 * 24 * 3600  # seconds; another file has another address
OF_BODY = 600  # characters, tags and all: more than the longest excerpt beside a page


class Reading:
    """What whoever asks may read."""

    @property
    def visible(self) -> QuerySet[Article]:
        return Article.objects.visible_to(self.request.user)


class FrontView(TemplateView):
    """The newest published issue; for editors too, who see here what readers see."""

    template_name = "articles/front.html"

    @staticmethod
    def cache_tags(context):
        issue = context["issue"]
        return {tag("issue", issue.pk) if issue else ISSUES, RECENT, NOTICES}

    def get_context_data(self, **kwargs):
        issue, noticed = masthead_of(self.request).issue, notices(timezone.now())
        stories = self._stories(issue)
        front = front_page(stories)
        columns = latest_by_section(issue, front.shown) if issue else ()
        in_columns = {story.pk for column in columns for story in column.stories}
        return super().get_context_data(
            issue=issue,
            front=front,
            columns=columns,
            sheets=[run.page for run in by_page(stories) if run.page.images],
            rest=without(front.pages, in_columns),
            notices=noticed,
            until=noticed.until,
            **kwargs,
        )

    def _stories(self, issue):
        """The issue's stories, with people and photos those that are shown so: of a special's three hundred, thirty."""
        if issue is None:
            return []
        stories = list(Article.objects.published().filter(page__issue=issue).in_page_order().beginnings())
        for story in stories:
            story.body = story.beginning
        with_people_and_photos(in_full(stories))
        return stories


class IssueListView(Reading, ListView):
    """All issues, the newest first."""

    paginate_by = 62  # two months of a daily

    @staticmethod
    def cache_tags(context):
        return {ISSUES}

    def get_queryset(self):
        return self.visible.issues()


class IssueView(Reading, DetailView):
    """An issue's contents: its pages with their stories."""

    model = Issue

    @staticmethod
    def cache_tags(context):
        return {tag("issue", context["issue"].pk), ISSUES}

    def get_object(self, queryset=None):
        """Found by its pages, which are shown anyway."""
        key = self.kwargs["key"]
        of_issue = self.visible.pages().filter(issue__date=key.date, issue__edition=key.edition)
        self.pages = tuple(of_issue.select_related("issue").order_by("sequence"))
        if not self.pages:
            raise Http404
        return self.pages[0].issue

    def get_context_data(self, **kwargs):
        in_issue = self.visible.filter(page__issue=self.object)
        stories = list(in_issue.in_page_order().select_related("section"))
        covered = covered_pages(self.object, self.visible)
        return super().get_context_data(
            pages=contents_of(self.pages, stories),
            sections=sections_of(stories),
            covered=covered,
            pdf_size=0 if covered else issue_pdf_size(self.pages),
            around=issues_around(self.visible, self.object),
            **kwargs,
        )


class PageView(Reading, DetailView):
    """A page's stories in order, on its picture where it has one, and the contents of its issue."""

    model = Page

    @staticmethod
    def cache_tags(context):
        """The issue's headlines stand in its contents; links lead to the first and last pages of those beside it."""
        page, leaves = context["page"], context["leaves"]
        near = {page.issue_id, *(other.issue_id for other in (leaves.earlier, leaves.later) if other)}
        own = {tag("page", page.pk), tag("issue", page.issue_id), ISSUES}
        return own | {pages_tag(issue) for issue in near}

    def get_object(self, queryset=None):
        self.leaves = page_navigation_of(self.visible, self.kwargs["key"], self.kwargs["sequence"])
        if self.leaves is None:
            raise Http404
        return self.leaves.page

    def get_context_data(self, **kwargs):
        page, pages = self.object, self.leaves.pages
        regions = regions_around(page) if page.images else []
        in_issue = self._in_issue()
        on_page = {region.article_id for region in regions}
        stories = [story for story in in_issue if story.page_id == page.pk or story.pk in on_page]
        (with_people if page.images else with_people_and_photos)(stories)
        return super().get_context_data(
            stories=stories,
            printed=printed_page(page, stories, regions, pages),
            leaves=self.leaves,
            contents=contents_of(pages, in_issue),
            **kwargs,
        )

    def _in_issue(self):
        """All stories of the issue: each has its headline in the contents."""
        rows = self.visible.filter(page__issue=self.object.issue).in_page_order().beginnings(OF_BODY)
        for story in rows:
            story.body = story.beginning
        return list(rows)


class ArticleView(Reading, DetailView):
    model = Article
    cache_tags = staticmethod(article_tags)

    def get_queryset(self):
        return self.visible.for_article_page()

    def get(self, request, *args, **kwargs):
        """For programs that ask for it, as JSON at the same address."""
        as_json = wants_json(request)
        response = json_of(request, self.get_object()) if as_json else super().get(request, *args, **kwargs)
        patch_vary_headers(response, ["Accept"])
        return response

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            around=related_links_of(self.object, self.visible),
            linked_data=self._linked_data(),
            printed_on=places_of(self.object),
            photos=[picture for picture in self.object.pictures.all() if picture.photo],
            **kwargs,
        )

    def _linked_data(self):
        """What the page says to search engines, ready to stand in it."""
        absolute = partial(absolute_url, self.request)
        item = item_of(self.object, absolute, with_credits=True)
        written = FORMATS["schema_org"].write(item)
        return mark_safe(written.decode())  # noqa: S308 - escaped there


@not_cached("A photo has an address of its own for each file, and browsers keep it.")
class PhotoView(Reading, View):
    """A photo of something that may be read, in one of the widths that pages ask for."""

    def get(self, request, pk, width):
        photo = get_object_or_404(Photo.objects.filter(uses__article__in=self.visible).distinct(), pk=pk)
        if width not in widths_of(photo):
            raise Http404
        try:
            file = default_storage.open(rendition(photo, width))
        except IMAGE_ERRORS as error:
            raise Http404 from error
        response = FileResponse(file, content_type="image/webp")
        audience = "private" if request.user.is_authenticated else "public"  # an editor's may be a draft's
        patch_cache_control(response, **{audience: True}, max_age=KEEP_PHOTO, immutable=True)
        return response


class StoryListView(Reading, ListView):
    """Stories of many issues about one `subject`, which the template names."""

    paginate_by = 20

    def get_context_data(self, **kwargs):
        return super().get_context_data(subject=self.subject, **kwargs)


class SectionView(StoryListView):
    template_name = "articles/section_detail.html"
    cache_tags = staticmethod(section_tags)

    def get_queryset(self):
        self.subject = get_object_or_404(Section, slug=self.kwargs["slug"])
        return self.visible.filter(section=self.subject).newest_first().for_excerpts()


class ContributorView(StoryListView):
    """What a person wrote or took a picture for. Whose work is not online yet, is not named yet."""

    template_name = "articles/contributor_detail.html"
    cache_tags = staticmethod(person_tags)

    def get_queryset(self):
        self.subject = get_object_or_404(Contributor, pk=self.kwargs["pk"])
        return self.visible.signed_by(self.subject).newest_first().for_excerpts()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        if not context["paginator"].count:  # `allow_empty` would ask the database once more
            raise Http404
        return context

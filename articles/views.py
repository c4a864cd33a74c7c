"""The reader's site. Every view asks one queryset for its stories.

Readers see what is published; an issue, page or person of whom nothing is published does not exist for them. Editors
see the rest too, marked as such: a look at tomorrow's paper.
"""

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.generic import DetailView, ListView, TemplateView

from articles.layout import around, by_page, front_page, sections_of
from articles.models import Article, Contributor, Issue, Page, Section


class Reading:
    """What whoever asks may read."""

    @property
    def visible(self) -> QuerySet[Article]:
        return Article.objects.visible_to(self.request.user)


class FrontView(TemplateView):
    """The newest published issue; for editors too, who see here what readers see."""

    template_name = "articles/front.html"

    def get_context_data(self, **kwargs):
        published = Article.objects.published()
        issue = published.issues().first()
        stories = published.filter(page__issue=issue).in_page_order().for_reading()
        return super().get_context_data(issue=issue, front=front_page(stories), **kwargs)


class IssueListView(Reading, ListView):
    """All issues, the newest first."""

    paginate_by = 62  # two months of a daily

    def get_queryset(self):
        return self.visible.issues()


class IssueView(Reading, DetailView):
    """An issue's contents: its pages with their stories."""

    model = Issue

    def get_object(self, queryset=None):
        key = self.kwargs["key"]
        return get_object_or_404(self.visible.issues(), date=key.date, edition=key.edition)

    def get_context_data(self, **kwargs):
        issues = self.visible.issues()
        in_issue = self.visible.filter(page__issue=self.object)
        stories = in_issue.in_page_order().select_related("section", "page__issue")
        return super().get_context_data(
            pages=by_page(stories),
            sections=sections_of(stories),
            previous=issues.before(self.object).first(),
            next=issues.after(self.object).first(),
            **kwargs,
        )


class PageView(Reading, DetailView):
    """A page's stories in order."""

    model = Page

    def get_object(self, queryset=None):
        key, sequence = self.kwargs["key"], self.kwargs["sequence"]
        of_issue = self.visible.pages().filter(issue__date=key.date, issue__edition=key.edition)
        return get_object_or_404(of_issue.select_related("issue"), sequence=sequence)

    def get_context_data(self, **kwargs):
        of_issue = self.visible.pages().filter(issue=self.object.issue).select_related("issue")
        stories = self.visible.filter(page=self.object).in_page_order().for_reading()
        return super().get_context_data(stories=stories, neighbours=around(self.object, of_issue), **kwargs)


class ArticleView(Reading, DetailView):
    model = Article

    def get_queryset(self):
        return self.visible.for_reading()

    def get_context_data(self, **kwargs):
        on_page = self.visible.filter(page=self.object.page_id).in_page_order()
        return super().get_context_data(neighbours=around(self.object, on_page), **kwargs)


class StoryListView(Reading, ListView):
    """Stories of many issues about one `subject`, which the template names."""

    paginate_by = 20

    def get_context_data(self, **kwargs):
        return super().get_context_data(subject=self.subject, **kwargs)


class SectionView(StoryListView):
    template_name = "articles/section_detail.html"

    def get_queryset(self):
        self.subject = get_object_or_404(Section, slug=self.kwargs["slug"])
        return self.visible.filter(section=self.subject).newest_first().for_reading()


class ContributorView(StoryListView):
    """What a person wrote or took a picture for. Whose work is not online yet, is not named yet."""

    template_name = "articles/contributor_detail.html"

    def get_queryset(self):
        self.subject = get_object_or_404(Contributor, pk=self.kwargs["pk"])
        return self.visible.signed_by(self.subject).newest_first().for_reading()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        if not context["paginator"].count:  # `allow_empty` would ask the database once more
            raise Http404
        return context

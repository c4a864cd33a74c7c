"""Lists of stories: of a section, by a person; and the list of all sections."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.generic import ListView, TemplateView

from articles.models import Article, Contributor, Section
from articles.site.visibility import VisibleMixin
from articles.web.cache_tags import SECTIONS, Context, person_tags, section_tags


class StoryListView(VisibleMixin, ListView):
    """Stories of many issues about one `subject`, which the template names."""

    paginate_by = 20
    has_pages = True
    subject: Section | Contributor

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(subject=self.subject, **kwargs)


class SectionListView(VisibleMixin, TemplateView):
    """全部栏目: every section that has a story, with how many. One query."""

    template_name = "articles/section_list.html"

    @staticmethod
    def cache_tags(context: Context) -> set[str]:
        return {SECTIONS}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sections = self.visible.sections_by_use()
        return super().get_context_data(sections=sections, **kwargs)


class SectionView(StoryListView):
    template_name = "articles/section_detail.html"
    cache_tags = staticmethod(section_tags)

    def get_queryset(self) -> QuerySet[Article]:
        self.subject = get_object_or_404(Section, slug=self.kwargs["slug"])
        return self.visible.filter(section=self.subject).newest_first().for_excerpts()


class ContributorView(StoryListView):
    """What a person wrote or took a picture for. Who has no work online yet is not named yet."""

    template_name = "articles/contributor_detail.html"
    cache_tags = staticmethod(person_tags)

    def get_queryset(self) -> QuerySet[Article]:
        self.subject = get_object_or_404(Contributor, pk=self.kwargs["pk"])
        return self.visible.signed_by(self.subject).newest_first().for_excerpts()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        if not context["paginator"].count:  # `allow_empty` would ask the database once more
            raise Http404
        return context

"""Import records, read-only: what was imported, what became of it, and what fitted nowhere."""

import math
from pathlib import PurePath

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import FileResponse, Http404
from django.template.defaultfilters import filesizeformat
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles.images.media import source_path
from articles.models import Article, ImportRecord, PageDoubt
from articles.models.doubts import in_words
from articles.presenting.issue_board.refusals import come_in_since

from .base import DeskAdmin
from .columns import EMPTY_CELL, count_link
from .counts import CountedChangeList
from .import_progress import ImportProgressView
from .sending import SendView, SentView
from .taking_back import TakingBackView
from .upload import UploadView
from .upload_pages import UploadPagesView


@admin.register(ImportRecord)
class ImportRecordAdmin(DeskAdmin):
    list_display = [
        "file",
        "outcome",
        "target",
        "counts",
        "doubt_count",
        "placed",
        "left_over",
        "made_at",
        "made_by",
    ]
    list_select_related = ["issue", "page", "made_by"]
    list_filter = ["result"]
    search_fields = ["file_name", "target", "sha256"]
    date_hierarchy = "made_at"
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "outcome",
                    "why",
                    "stories",
                    "counts",
                    "articles",
                    "placed",
                    "pictures",
                ]
            },
        ),
        (_("To look at"), {"fields": ["doubts_shown", "kept_shown", "leftovers_shown"]}),
        (
            _("file"),
            {
                "fields": [
                    "file_name",
                    "source_link",
                    "file_size",
                    "sha256",
                    "file_page",
                    "characters",
                    "furniture_shown",
                ]
            },
        ),
        (_("import"), {"fields": ["issue", "page", "target", "made_at", "made_by"]}),
    ]

    def get_urls(self):
        upload = self.admin_site.admin_view(UploadView.as_view(model_admin=self))
        progress = self.admin_site.admin_view(ImportProgressView.as_view(model_admin=self))
        pages = self.admin_site.admin_view(UploadPagesView.as_view(model_admin=self))
        take_back = self.admin_site.admin_view(TakingBackView.as_view(model_admin=self))
        source = self.admin_site.admin_view(self.source_view)
        send = self.admin_site.admin_view(SendView.as_view(model_admin=self))
        sent = self.admin_site.admin_view(SentView.as_view(model_admin=self))
        return [
            path("send/", send, name="articles_importrecord_send"),
            path("sent/", sent, name="articles_importrecord_sent"),
            path("upload/", upload, name="articles_importrecord_upload"),
            path("upload/<int:pk>/", progress, name="articles_importrecord_progress"),
            path("upload/<int:pk>/pages/", pages, name="articles_importrecord_pages"),
            path("<int:pk>/source/", source, name="articles_importrecord_source"),
            path("<int:pk>/take_back/", take_back, name="articles_importrecord_take_back"),
            *super().get_urls(),
        ]

    def source_view(self, request, pk):
        """The file as it came, to be saved: it is a stranger's, so no browser shows it here."""
        record = self.get_object(request, str(pk))
        if not self.has_view_permission(request, record):
            raise PermissionDenied
        if record is None or not record.source or not source_path(record.source).is_file():
            raise Http404
        file = source_path(record.source).open("rb")
        name = PurePath(record.file_name).name
        response = FileResponse(
            file, as_attachment=True, filename=name, content_type="application/octet-stream"
        )
        response["Cache-Control"] = "private, no-store"
        return response

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def may_upload(self, request) -> bool:
        return request.user.has_perms(
            ["articles.add_importrecord", "articles.add_article", "articles.change_article"]
        )

    def may_take_back(self, request) -> bool:
        return self.may_upload(request) and request.user.has_perm("articles.delete_article")

    def address_of(self, pk) -> str:
        return reverse("admin:articles_importrecord_change", args=[pk])

    def change_view(self, request, object_id, form_url="", extra_context=None):
        facts = {"may_take_back": self.may_take_back(request)} | (extra_context or {})
        return super().change_view(request, object_id, form_url, facts)

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(
            request, {"may_upload": self.may_upload(request)} | (extra_context or {})
        )

    def get_changelist(self, request, **kwargs):
        return CountedChangeList

    def count(self, records):
        """Tell each of the list's `records` whether its page, once refused, has come in since."""
        come_in = come_in_since(records)
        for record in records:
            record.has_come_in = record.pk in come_in

    @admin.display(description=_("file"), ordering="file_name")
    def file(self, record):
        """In the list, with the reason if it was refused."""
        if not record.error:
            return record.file_name
        return format_html('{}<span class="reason">{}</span>', record.file_name, record.error)

    @admin.display(description=_("result"), ordering="result")
    def outcome(self, record):
        """Red until the page has come in."""
        if not hasattr(record, "has_come_in"):
            self.count([record])
        if record.has_come_in:
            return format_html('<span class="badge">{}</span>', _("refused, imported since"))
        return format_html(
            '<span class="badge is-{}">{}</span>', record.result, record.get_result_display()
        )

    @admin.display(description=_("reason"))
    def why(self, record):
        return record.error or EMPTY_CELL

    @admin.display(description=_("articles"))
    def counts(self, record):
        if record.result == ImportRecord.Result.REFUSED:
            return EMPTY_CELL
        return gettext("created %(created)d, updated %(updated)d, unchanged %(unchanged)d") % {
            "created": record.created,
            "updated": record.updated,
            "unchanged": record.unchanged,
        }

    @admin.display(description=_("stories"))
    def stories(self, record):
        return record.stories

    @admin.display(description=_("characters placed"))
    def placed(self, record):
        """Such as 98.7 %. Rounded down, so that 100 % means every character."""
        share = record.placed
        return EMPTY_CELL if share is None else f"{math.floor(share * 1000) / 10:.1f} %"

    @admin.display(description=_("articles of the page"))
    def articles(self, record):
        if record.page_id is None:
            return EMPTY_CELL
        return count_link(
            Article.objects.filter(page=record.page_id).count(), "article", page=record.page_id
        )

    @admin.display(description=_("doubts"))
    def doubt_count(self, record):
        return len(record.doubts) or EMPTY_CELL

    @admin.display(description=_("left over"), ordering="leftover_characters")
    def left_over(self, record):
        count = record.leftover_characters
        if not count:
            return EMPTY_CELL
        return ngettext("%(count)d character", "%(count)d characters", count) % {"count": count}

    @admin.display(description=_("doubts"))
    def doubts_shown(self, record):
        """As the import said them, each with what has been decided since."""
        decided = _decisions_on(record)
        sentences = zip(record.doubts, record.doubts_in_words, strict=True)
        return as_list(
            " ".join([words, *decided.get(_sentence(entry), [])]) for entry, words in sentences
        )

    @admin.display(description=_("kept as edited"))
    def kept_shown(self, record):
        return as_list(record.kept_in_words)

    @admin.display(description=_("leftovers"))
    def leftovers_shown(self, record):
        return as_list(line_of(entry) for entry in record.leftovers)

    @admin.display(description=_("furniture"))
    def furniture_shown(self, record):
        return as_list(line_of(entry) for entry in record.furniture)

    @admin.display(description=_("file as it came"))
    def source_link(self, record):
        """Readers get a PDF written anew; this is the one that the desk was given."""
        if not record.source:
            return EMPTY_CELL
        url = reverse("admin:articles_importrecord_source", args=[record.pk])
        return format_html('<a href="{}">{}</a>', url, _("Download the source"))

    @admin.display(description=_("size"))
    def file_size(self, record):
        return filesizeformat(record.size)


def line_of(entry) -> str:
    """An entry of `ImportRecord.furniture` or `leftovers`: plain text, or text and why it is in no story."""
    if not isinstance(entry, dict):
        return str(entry)
    reason = entry.get("reason")
    return " – ".join(filter(None, [entry.get("text"), gettext(reason) if reason else ""]))


def as_list(lines) -> str:
    items = format_html_join("", "<li>{}</li>", ((line,) for line in lines))
    return format_html('<ul class="lines">{}</ul>', items) if items else EMPTY_CELL


def _sentence(entry) -> str:
    """A doubt of a record without the title of its story, which may be another one by now."""
    return in_words([{"message": entry["message"], "arguments": entry["arguments"]}])[0]


def _decisions_on(record) -> dict[str, list[str]]:
    """By sentence how it was decided, where none that says so is open. One query."""
    found: dict[str, list[PageDoubt]] = {}
    here = Q(page=record.page_id) | Q(article__page=record.page_id)
    for doubt in PageDoubt.objects.filter(here) if record.page_id else ():
        found.setdefault(doubt.in_words, []).append(doubt)
    return {
        words: [f"· {rows[-1].get_state_display()}"]
        for words, rows in found.items()
        if not any(doubt.is_open for doubt in rows)
    }

"""The sign-off sheet in words, for its PDF."""

from __future__ import annotations

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.formats.sign_off_pdf import SheetDocument, SheetPart, SheetRow

from .sign_off_sheet import SheetSignature, SheetStory, SignOffSheet


def document_of(sheet: SignOffSheet, title: str) -> SheetDocument:
    now = _moment(timezone.now())
    note = _("As it stood on %(when)s. Signed at every level: %(complete)d of %(all)d stories.")
    return SheetDocument(
        title,
        note % {"when": now, "complete": sheet.complete, "all": len(sheet.stories)},
        (_("level"), _("who"), _("when"), "SHA-256", _("after that")),
        tuple(_part(story) for story in sheet.stories),
    )


def _part(story: SheetStory) -> SheetPart:
    article = story.article
    section = f" · {article.section}" if article.section else ""
    returned = _("%(at)s, %(who)s sent it back: %(reason)s")
    sent_back = [
        returned % {"at": _moment(row.at), "who": row.by_name, "reason": row.reason}
        for row in story.sent_back
    ]
    place = f"{article.page}{section} · {article.get_state_display()}"
    return SheetPart(
        article.title,
        place,
        tuple(_row(signature) for signature in story.signatures),
        tuple(filter(None, [story.state.missing, *sent_back])),
    )


def _row(signature: SheetSignature) -> SheetRow:
    row = signature.row
    printed = _("as printed") + f" {row.evidence}"
    return SheetRow(
        signature.level,
        row.by_name or printed,
        _moment(row.at),
        row.signed_id,
        _after(signature),
    )


def _after(signature: SheetSignature) -> str:
    row = signature.row
    if row.voided_at:
        void = _("void: %(why)s") % {"why": row.why_void}
        return f"{void} {row.voided_by} {_moment(row.voided_at)}"
    return _("changed after the signature") if signature.is_changed else _("unchanged")


def _moment(at: object) -> str:
    """In the paper's zone."""
    return date_format(timezone.localtime(at), "Y-m-d H:i:s")

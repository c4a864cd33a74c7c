"""Page PDFs from before readers got one written anew: each is rewritten, and its file kept for the desk."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.core.files.storage import default_storage
from django.db import transaction

from articles.images import media, on_demand
from articles.models import ImportRecord, Page


@dataclass(frozen=True)
class Rewriting:
    """What became of one PDF: `name` in the media; `refusal`, why it could not be written anew, "" where it was.

    `is_left`: it was left as it was, for the machine had no time or no room.
    """

    name: str
    is_new: bool = False
    refusal: str = ""
    is_left: bool = False


def rewrite_page_pdfs() -> Iterator[Rewriting]:
    """Rewrite the PDFs of all pages, one after another: who stops it loses nothing and can
    start it again.

    A PDF that was written anew stays to the byte, for writing it anew once more changes
    nothing. One that cannot be is taken from its pages, so that nobody gets it; the desk keeps
    it.
    """
    names = (
        Page.objects.exclude(pdf="").order_by("pdf").values_list("pdf", flat=True).distinct()
    )
    for name in list(names):
        yield _rewrite(name)


def _rewrite(name: str) -> Rewriting:
    old = Path(default_storage.path(name))
    if not old.is_file():
        return Rewriting(name, refusal="no such file")
    with tempfile.TemporaryDirectory() as folder:
        new = Path(folder, "page.pdf")
        try:
            refusal = on_demand.run_tiles("rewrite", str(new), [str(old)])
        except on_demand.BusyError as busy:  # no fault of the PDF's: the next run has it again
            return Rewriting(name, is_left=True, refusal=str(busy))
        if not refusal and new.read_bytes() == old.read_bytes():
            return Rewriting(name)
        source = media.store_source(str(old))
        replaced = "" if refusal else media.store_page_pdf(str(new))
    _name_anew(name, replaced, source)
    return Rewriting(replaced or name, is_new=not refusal, refusal=refusal)


@transaction.atomic
def _name_anew(old: str, new: str, source: str) -> None:
    """The pages get the new PDF; the imports whose very file the old one was say where the desk has it."""
    pages = Page.objects.select_for_update(no_key=True).filter(pdf=old).order_by("pk")
    pks = [page.pk for page in pages]
    digest = Path(source).stem
    ImportRecord.objects.filter(page__in=pks, sha256=digest, source="").update(source=source)
    Page.objects.filter(pk__in=pks).update(pdf=new)

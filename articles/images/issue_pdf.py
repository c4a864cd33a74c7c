"""An issue's pages as one PDF to download. Made on demand, see `on_demand`."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.files.storage import default_storage
from django.utils.text import get_valid_filename

from articles.images import on_demand
from articles.models import Issue, Page


def issue_pdf(issue: Issue, pages: Iterable[Page]) -> str:
    """URL of one PDF with those of the issue's `pages` that have one. Raises BusyError, CannotBeMadeError."""
    name = get_valid_filename(f"{issue.newspaper}{issue.key}.pdf")
    job = on_demand.RenderJob(on_demand.ISSUES, "bind", _pdfs(pages), file=name)
    on_demand.made(job)
    return default_storage.url(f"{job.folder}/{name}")


def issue_pdf_size(pages: Iterable[Page]) -> int:
    """About how many bytes `issue_pdf` will have; 0 if no page has a PDF."""
    try:
        return sum(map(default_storage.size, _pdfs(pages)))
    except FileNotFoundError:  # a copy of the site without all of its media
        return 0


def _pdfs(pages: Iterable[Page]) -> tuple[str, ...]:
    """Names in storage, each once: two pages may be printed on one sheet."""
    names = (page.pdf.name for page in pages if page.pdf)
    return tuple(dict.fromkeys(names))

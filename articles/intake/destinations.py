"""Where a file's pages belong, and why a file that can be read may still not be imported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from django.utils.translation import gettext as _

from articles.intake.page_identity import (
    NO_OPTIONS,
    ImportOptions,
    NameFacts,
    PageIdentity,
    facts_in_names,
    identify,
    page_number,
)
from articles.intake.readings import FileReading
from articles.reading.shapes import PageReading
from articles.web.refusals import RefusedError

MOST_STORIES = 500  # on one page; the fullest page of briefs has fifty
Destination = PageIdentity | RefusedError


def page_identities(reading: FileReading, options: ImportOptions = NO_OPTIONS) -> tuple[PageIdentity, ...]:
    """Where each page of the file belongs, as far as anything says; what the page says, where that is disputed."""
    pairs = zip(reading.pages, _places(reading, options), strict=True)
    return tuple(found if isinstance(found, PageIdentity) else _as_printed(page) for page, found in pairs)


def destinations_of(reading: FileReading, options: ImportOptions = NO_OPTIONS) -> tuple[Destination, ...]:
    """The place of each page, or why it may not be imported. Raises RefusedError where the whole file may not be."""
    _check(reading, options)
    found = tuple(_dated(target) for target in _places(reading, options))
    _check_apart([target for target in found if isinstance(target, PageIdentity)])
    return found


def refusal_reason(reading: FileReading, options: ImportOptions = NO_OPTIONS) -> str:
    """Why an import would refuse the file or one of its pages, "" if it would not."""
    try:
        found = destinations_of(reading, options)
    except RefusedError as refusal:
        return str(refusal)
    return next((str(target) for target in found if isinstance(target, RefusedError)), "")


def _places(reading: FileReading, options: ImportOptions) -> list[Destination]:
    names = facts_in_names(reading.path, reading.count)
    printed = {page_number(page.facts.number) for page in reading.pages}
    return [_place(page, names, options, _order(page, reading, printed)) for page in reading.pages]


def _place(page: PageReading, names: NameFacts, options: ImportOptions, order: int) -> Destination:
    try:
        return identify(page.facts, names, options, order)
    except RefusedError as refusal:
        return refusal


def _as_printed(page: PageReading) -> PageIdentity:
    return PageIdentity(page.facts.date, "", page_number(page.facts.number))


def _dated(target: Destination) -> Destination:
    if isinstance(target, RefusedError) or target.date is not None:
        return target
    return RefusedError(
        _(
            "No date: neither the page says it nor the name of its file (20231108-A03.pdf) or folder (2023-11-08). "
            "Say it: --date 2023-11-08"
        )
    )


def _order(page: PageReading, reading: FileReading, printed: set[str]) -> int:
    """The page's place in a PDF of many, where no other page says that this is its own number; else 0."""
    is_one_of_many = page.sheet and reading.count > 1
    return page.sequence if is_one_of_many and str(page.sequence) not in printed else 0


def _check(reading: FileReading, options: ImportOptions) -> None:
    if reading.error:
        raise RefusedError(reading.error)
    if options.page and reading.count > 1:
        raise RefusedError(
            _("The file holds %(count)d pages, --page names one. Leave it out.") % {"count": reading.count}
        )
    most = max((len(page.findings) for page in reading.pages), default=0)
    if most > MOST_STORIES:
        raise RefusedError(
            _("%(count)d stories seem to stand on one page; the limit is %(limit)d. Is it one page's text?")
            % {"count": most, "limit": MOST_STORIES}
        )
    if reading.pages and not most and not any(page.sheet for page in reading.pages):  # a PDF's page may be one picture
        raise RefusedError(
            _("No story was found in %(count)d characters. Expected the text of a page, one printed line a line.")
            % {"count": sum(page.characters for page in reading.pages)}
        )


def _check_apart(found: Iterable[PageIdentity]) -> None:
    said = Counter((target.date, target.edition, target.number) for target in found if target.number)
    if any(count > 1 for count in said.values()):
        raise RefusedError(
            _("Several pages of the file say they are the same page. Import them one by one, with --page.")
        )

"""Which page of the paper each page of a file becomes, and why one that can be read may still not be imported."""

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
    placed,
)
from articles.intake.readings import FileReading
from articles.reading.leftovers import NO_TEXT
from articles.reading.shapes import PageReading
from articles.web.refusals import RefusedError

MOST_STORIES = 500  # on one page; the fullest page of briefs has fifty
Destination = PageIdentity | RefusedError  # where a page goes, or why it may not be imported


def page_identities(
    reading: FileReading, options: ImportOptions = NO_OPTIONS
) -> tuple[PageIdentity, ...]:
    """The identity of each page of the file, as far as anything says it; where that is
    disputed, what the page says.
    """
    pairs = zip(reading.pages, _identified(reading, options), strict=True)
    return tuple(
        found if isinstance(found, PageIdentity) else _as_printed(page) for page, found in pairs
    )


def destinations_of(
    reading: FileReading, options: ImportOptions = NO_OPTIONS
) -> tuple[Destination, ...]:
    """The destination of each page that was read. Raises RefusedError where the whole file may not be imported."""
    check_file(reading, options)
    identified = zip(_identified(reading, options), reading.pages, strict=True)
    destinations = tuple(_with_date(found, page) for found, page in identified)
    _check_distinct(found for found in destinations if isinstance(found, PageIdentity))
    return destinations


def check_file(reading: FileReading, options: ImportOptions = NO_OPTIONS) -> None:
    """Raises RefusedError where the whole file may not be imported."""
    if reading.error:
        raise RefusedError(reading.error)
    if options.page and reading.count > 1:
        raise RefusedError(
            _("The file holds %(count)d pages, and the number of one page was given.")
            % {"count": reading.count},
            _("Leave the page number out."),
            _("Leave --page out."),
        )
    _check_stories(reading)


def refusal_reason(reading: FileReading, options: ImportOptions = NO_OPTIONS) -> str:
    """Why an import would refuse the file or the first of its pages that it refuses, as the command says it.

    "" if it would not.
    """
    try:
        destinations = destinations_of(reading, options)
    except RefusedError as refusal:
        return refusal.in_command
    refusals = (found for found in destinations if isinstance(found, RefusedError))
    return next((refusal.in_command for refusal in refusals), "")


def _identified(reading: FileReading, options: ImportOptions) -> list[Destination]:
    names = facts_in_names(reading.path, reading.count)
    return [
        placed(page.facts, names, placement)
        if (placement := reading.placements.get(page.sequence))
        else _identity(page, names, options)
        for page in reading.pages
    ]


def _identity(page: PageReading, names: NameFacts, options: ImportOptions) -> Destination:
    try:
        return identify(page.facts, names, options)
    except RefusedError as refusal:
        return refusal


def _as_printed(page: PageReading) -> PageIdentity:
    return PageIdentity(page.facts.date, "", page_number(page.facts.number))


def _with_date(found: Destination, page: PageReading) -> Destination:
    """What was found; the refusal of an identity without a date, which says why a page that is a picture has none."""
    if isinstance(found, RefusedError) or found.date is not None:
        return found
    reason = _(
        "No date: neither the page says it nor the name of its file (20231108-A03.pdf) or folder (2023-11-08)."
    )
    if any(leftover.reason == NO_TEXT for leftover in page.leftovers):
        reason = _("%(reason)s %(advice)s") % {"reason": _(NO_TEXT), "advice": reason}
    return RefusedError(
        reason,
        _("Import it again, with its date."),
        _("Say it: --date 2023-11-08"),
    )


def _check_stories(reading: FileReading) -> None:
    """Refuse what is read as a page of nothing but stories, and a text that holds none: it is no page's text."""
    most = max((len(page.findings) for page in reading.pages), default=0)
    if most > MOST_STORIES:
        raise RefusedError(
            _(
                "%(count)d stories seem to stand on one page; the limit is %(limit)d. Is it one page's text?"
            )
            % {"count": most, "limit": MOST_STORIES}
        )
    # Whose page may be one picture, without a story
    is_pdf = any(page.sheet for page in reading.pages)
    if reading.pages and not most and not is_pdf:
        raise RefusedError(
            _(
                "No story was found in %(count)d characters. Expected the text of a page, one printed line a line."
            )
            % {"count": sum(page.characters for page in reading.pages)}
        )


def _check_distinct(identities: Iterable[PageIdentity]) -> None:
    """Refuse a file two of whose pages have one number: which of them is right, nobody can tell."""
    keys = Counter(
        (found.date, found.edition, found.number) for found in identities if found.number
    )
    if any(count > 1 for count in keys.values()):
        raise RefusedError(
            _("Several pages of the file say they are the same page."),
            _("Import them one by one, each with its page number."),
            _("Import them one by one, with --page."),
        )

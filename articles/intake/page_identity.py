"""Which page of the paper a page is: its issue's date and edition, and its number.

Three sources may say it: the import's options, the page itself (its furniture), and the names
of its file, archive and folders. The first of them that says anything counts. Where the page
contradicts an option, that is a doubt; where the page and a name contradict each other, the
page is refused, for nobody can guess which is right. A number that none of them gives is not
guessed from the page's place in its file either: the desk is asked.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import PurePath
from string import ascii_uppercase
from typing import Any, Literal

from django.utils.translation import gettext as _

from articles.desk.normalization import make_doubt, max_length
from articles.intake.placements import Placement
from articles.models import Issue, Page, fits_an_address
from articles.models.doubt_codes import (
    OTHER_DATE_TOLD,
    OTHER_NUMBER_NAMED,
    OTHER_NUMBER_TOLD,
)
from articles.reading.language.dates import WEEKDAY
from articles.reading.language.file_dates import (
    DATE,
    EDITION,
    as_date,
    date_in,
    in_figures,
    with_page_apart,
)
from articles.reading.language.page_numbers import (
    DIGITS_WITH_BAN,
    HAN_NUMBER,
    HAN_WITH_BAN,
    plain_number,
)
from articles.reading.shapes import Doubt, PageFacts
from articles.web.refusals import RefusedError

_NUMBER = r"([A-Za-z]?[0-9]{1,3})"
_HAN = "[\u4e00-\u9fff]"
# In turn: 第3版要闻, A03版, 三版, 头版, A叠01版; page-3 and p3; all that follows the date, or the
# whole name: 03, -A03, A叠1, 04-05 of a spread; 版04_副刊; between the paper's sign and the page's name:
# _hxrb_A01_要闻, _A04-05_副刊; behind that sign: _hxrb_01; at the end: _1-A01; before the page's name: 03副刊,
# [A3]副刊, 12-副刊; behind it: 副刊03. 90后的选择 and 头条2 say no page.
_PAGE_NAMES = (
    re.compile(rf"(?<![A-Za-z0-9])({DIGITS_WITH_BAN})"),
    re.compile(rf"(第{HAN_NUMBER}版|(?<!{_HAN})(?:{HAN_WITH_BAN}))"),
    re.compile(rf"(?<![A-Za-z])[Pp](?:age|g)?[-_ ]?{_NUMBER}(?![0-9A-Za-z])"),
    re.compile(rf"^[-_. ]*{_NUMBER}[-_. ]*$"),
    re.compile(r"^[-_. ]*([A-Za-z]?[0-9]{2,3}-[A-Za-z]?[0-9]{2,3})[-_. ]*$"),
    re.compile(r"^[-_. ]*([A-Za-z]叠第?[0-9]{1,3})[-_. ]*$"),
    re.compile(rf"^[-_. ]*版[次面]?[-_: ]*{_NUMBER}(?=[-_. ]|$)"),
    re.compile(r"[-_]([A-Z][0-9]{2,3}-[A-Z]?[0-9]{2,3})(?=[-_]|$)"),
    re.compile(r"[-_]([A-Z][0-9]{2,3})(?=[-_]|$)"),
    re.compile(r"^[-_][A-Za-z]{2,8}[-_](0[1-9]|[1-9][0-9])$"),
    re.compile(rf"[-_](0[1-9]|[1-9][0-9])[-_](?={_HAN})"),
    re.compile(rf"^[-_. ]*([A-Za-z]?0[0-9]{{1,2}})[-_. ]*(?={_HAN})"),
    re.compile(rf"^[-_. ]*[\[【（(]?([A-Za-z]?[0-9]{{1,2}})[\]】）)\-_.]+ *(?={_HAN})"),
    re.compile(rf"(?<={_HAN})[-_. ]*([A-Za-z]?0[0-9]{{1,2}})[-_. ]*$"),
    # nq.D110000_20231108_1-03, as newspaper archives number
    re.compile(r"^_[0-9]{1,3}-([0-9]{2,3})$"),
)
# Before the date a number says itself that it is the page's: 第7版_2026-11-20, A1-2026-11-20
_BEFORE_DATE = (
    *_PAGE_NAMES[:2],
    re.compile(r"^[-_. ]*([A-Za-z][0-9]{1,3})[-_. ]+$"),
)
# 3, A3, 特刊1
_PAGE_NUMBER = re.compile(rf"(?:[A-Z]{{0,2}}|{_HAN}{{1,4}})[1-9][0-9]*")


@dataclass(frozen=True)
class ImportOptions:
    """What the person who imports says of the pages; what is left out is looked for on the page
    and in the names.

    `options_from` makes them from what was typed, and checks it. `again`: also pages that the
    same file has filled before are read and imported.
    """

    date: datetime.date | None = None
    edition: str = ""
    page: str = ""
    again: bool = False


NO_OPTIONS = ImportOptions()


@dataclass(frozen=True)
class NameFacts:
    """What the names of a file, its archive and its folders say; `facts_in_names` reads them."""

    date: datetime.date | None = None
    number: str = ""
    edition: str = ""


SaidBy = Literal["options", "page", "name", ""]


@dataclass(frozen=True)
class PageIdentity:
    """Which page of the paper a page is.

    `number` is as printed ("3", "A3"), "" where nothing says it; `date` is None where nothing
    says it. `doubts`: what was said otherwise. `date_from` and `number_from` name the source
    that counted.
    """

    date: datetime.date | None
    edition: str
    number: str
    doubts: tuple[Doubt, ...] = ()
    date_from: SaidBy = field(default="", compare=False)
    number_from: SaidBy = field(default="", compare=False)


def options_from(date: str = "", edition: str = "", page: str = "") -> ImportOptions:
    """Options from what was typed on the command line or into a form. Raises RefusedError where one makes no sense."""
    return ImportOptions(_typed_date(date), _typed_edition(edition.strip()), _typed_page(page))


def identify(
    facts: PageFacts, names: NameFacts, options: ImportOptions = NO_OPTIONS
) -> PageIdentity:
    """The identity of a page that says `facts` of itself and came from a file with such names.

    Raises RefusedError where the page and a name say two dates or two numbers, and the options
    none.
    """
    _check_date(facts, names, options)
    _check_number(facts, names, options)
    _check_edition(facts, names, options)
    date, date_from = _first_said(
        (options.date, "options"), (facts.date, "page"), (names.date, "name")
    )
    printed = page_number(facts.number)
    number, number_from = _first_said(
        (options.page, "options"), (printed, "page"), (names.number, "name")
    )
    edition, _source_of_edition = edition_said(facts, names, options)
    doubts = tuple(_disputes(facts, names.number, options))
    return PageIdentity(date, edition, number or "", doubts, date_from, number_from)


def placed(facts: PageFacts, names: NameFacts, placement: Placement) -> PageIdentity:
    """The identity of a page that an editor has placed: its doubts are what the page says otherwise."""
    date_from = _source(placement.date, facts.date, names.date)
    number_from = _source(placement.number, page_number(facts.number), names.number)
    said = ImportOptions(
        placement.date if date_from == "options" else None,
        placement.edition,
        placement.number if number_from == "options" else "",
    )
    doubts = tuple(_disputes(facts, names.number, said))
    return PageIdentity(
        placement.date, placement.edition, placement.number, doubts, date_from, number_from
    )


def _source(value: Any, on_page: Any, in_name: Any) -> SaidBy:
    if not value:
        return ""
    return "page" if value == on_page else "name" if value == in_name else "options"


def edition_said(
    facts: PageFacts, names: NameFacts, options: ImportOptions
) -> tuple[str, SaidBy]:
    """The edition of a page, and what says it."""
    edition, said_by = _first_said(
        (options.edition, "options"), (facts.edition, "page"), (names.edition, "name")
    )
    return edition or "", said_by


def facts_in_names(path: PurePath, pages: int = 1) -> NameFacts:
    """What the names on `path` say of a file of so many pages: a number in a name counts only for a single page."""
    return NameFacts(date_in(path), number_in(path) if pages == 1 else "", edition_in(path))


def edition_in(path: PurePath) -> str:
    """The edition in a file's name or that of the folder or archive around it: 增刊 in 20231108增刊-01.pdf, else ""."""
    match = EDITION.search(path.stem) or EDITION.search(path.parent.name)
    return match[0] if match else ""


def number_in(path: PurePath) -> str:
    """The page number in a file's name: 3 in page-3.txt and 03.txt, A3 in A03版.txt and 20231108-A03.txt, else ""."""
    name = with_page_apart(in_figures(EDITION.sub(" ", path.stem)))
    after_date = WEEKDAY.sub(" ", re.sub(rf".*{DATE.pattern}", "", name))
    before_date = DATE.split(name)[0] if DATE.search(name) else ""
    places = ((after_date, _PAGE_NAMES), (before_date, _BEFORE_DATE))
    found = (pattern.search(part) for part, patterns in places for pattern in patterns)
    return next((page_number(match[1]) for match in found if match), "")


def page_number(said: str) -> str:
    """A page number in its plain form: "A3" for A03, 第A3版, A叠03版 and Ａ３; "" for what cannot be one."""
    plain = unicodedata.normalize("NFKC", said).strip().upper()
    printed = plain_number(plain)
    number = re.sub(r"^第\s*|(?<![0-9])0+(?=[0-9])|\s*版$", "", printed or plain)
    is_one = bool(printed) or _PAGE_NUMBER.fullmatch(number)
    return number if is_one and len(number) <= max_length(Page, "number") else ""


def _typed_date(text: str) -> datetime.date | None:
    match = DATE.fullmatch(in_figures(text.strip()))
    date = as_date(match) if match else None
    if text.strip() and date is None:
        raise RefusedError(_("“%(text)s” is no date. Say it as 2023-11-08.") % {"text": text})
    return date


def _typed_edition(text: str) -> str:
    most = max_length(Issue, "edition")
    if len(text) > most or not fits_an_address(text):
        raise RefusedError(
            _(
                "“%(text)s” is no edition. Expected at most %(longest)d characters, visible and no slash, such as 增刊."
            )
            % {"text": text, "longest": most}
        )
    return text


def _typed_page(text: str) -> str:
    number = page_number(text)
    if text.strip() and not number:
        raise RefusedError(
            _("“%(text)s” is no page number. Say it as it is printed: 3, or A3.")
            % {"text": text}
        )
    return number


def _first_said(*said: tuple[Any, SaidBy]) -> tuple[Any, SaidBy]:
    """The first value that is not empty, with its source; None and "" where all are empty."""
    return next(((value, source) for value, source in said if value), (None, ""))


def _check_date(facts: PageFacts, names: NameFacts, options: ImportOptions) -> None:
    """Raises RefusedError where page and name give two dates, and no option gives one."""
    if not options.date and facts.date and names.date and facts.date != names.date:
        said = {"page": facts.date.isoformat(), "name": names.date.isoformat()}
        raise RefusedError(
            _("The page says %(page)s, the name of its file or folder %(name)s.") % said,
            _("Import it by itself, with the right date."),
            _("Say which is right: --date %(page)s") % said,
        )


def _check_number(facts: PageFacts, names: NameFacts, options: ImportOptions) -> None:
    """Raises RefusedError where page and name give two numbers of one form, and no option gives
    one.

    A3 on the page and a plain 3 or 7 in the name are no contradiction: such files are numbered
    through by whoever exported them, whatever is printed.
    """
    printed = page_number(facts.number)
    is_comparable = printed and names.number and printed.isdecimal() == names.number.isdecimal()
    if not options.page and is_comparable and printed != names.number:
        said = {"page": printed, "name": names.number}
        raise RefusedError(
            _("The page says it is page %(page)s, its file's name %(name)s.") % said,
            _("Import it by itself, with the right page number."),
            _("Say which is right: --page %(page)s") % said,
        )


def _check_edition(facts: PageFacts, names: NameFacts, options: ImportOptions) -> None:
    """Raises RefusedError where page and name give two editions, and no option gives one; 周末 and 周末版 are one."""
    both = {edition.rstrip("版刊") for edition in (facts.edition, names.edition) if edition}
    if not options.edition and len(both) > 1:
        said = {"page": facts.edition, "name": names.edition}
        raise RefusedError(
            _("The page says %(page)s, the name of its file or folder %(name)s.") % said,
            _("Import it by itself, with the right edition."),
            _("Say which is right: --edition %(page)s") % said,
        )


def _disputes(facts: PageFacts, named: str, options: ImportOptions) -> list[Doubt]:
    """A doubt for each fact of which the page says something else than what counts."""
    number = page_number(facts.number)
    doubts = []
    if options.date and facts.date and options.date != facts.date:
        page, told = facts.date.isoformat(), options.date.isoformat()
        doubts.append(make_doubt(OTHER_DATE_TOLD, page=page, told=told))
    if options.page and number and options.page != number:
        doubts.append(make_doubt(OTHER_NUMBER_TOLD, page=number, told=options.page))
    elif (
        not options.page
        and number
        and named
        and named not in (number, number.lstrip(ascii_uppercase))
    ):
        doubts.append(make_doubt(OTHER_NUMBER_NAMED, page=number, name=named))
    return doubts

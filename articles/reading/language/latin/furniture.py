"""What pages in Latin type say of themselves: date lines, prices, volumes, page numbers, the paper's name."""

from __future__ import annotations

import re

from .dates import DATE, MONTH, WEEKDAY
from .letters import LETTER, UPPER, has_han, is_latin_text
from .wordings import WORDINGS, any_of

LONGEST = 80  # characters of a line of furniture
_PAGE = any_of(*(w.page for w in WORDINGS))
_SAYS_PAGE = re.compile(
    rf"(?<![{LETTER}])(?:{_PAGE})\.?\s*(?P<number>[A-Z]?[0-9]{{1,3}})(?![0-9])", re.IGNORECASE
)
_ISSUE = re.compile(
    rf"(?<![{LETTER}])(?:{any_of(*(w.issue for w in WORDINGS))})\.?\s*"
    r"(?P<number>[0-9]{1,3}(?:[.,\u2009 ][0-9]{3})+|[0-9]{1,6})(?![0-9])",
    re.IGNORECASE,
)
_ROMAN = r"[IVXLCDM]{1,9}"
_VOLUME = (
    rf"(?:(?:{any_of(*(w.volume for w in WORDINGS))})\.?\s*(?:{_ROMAN}|[0-9]{{1,4}})"
    rf"|[0-9]{{1,3}}(?:e|\.|º|ª|th|st|nd|rd)?\s*(?:{any_of(*(w.volume for w in WORDINGS))}))"
)
_CURRENCY = r"(?:€|\$|£|R\$|US\$|CHF|Euro|euros?|EUR|Fr\.|cents?|p)"
_PRICE = rf"(?:{_CURRENCY}\s?[0-9]{{1,3}}(?:[.,][0-9]{{1,2}})?|[0-9]{{1,3}}(?:[.,][0-9]{{1,2}})?\s?{_CURRENCY})"
_ADDRESS = r"(?:(?:https?://|www\.)\S+|\S+@\S+\.[A-Za-z]{2,}|[a-z0-9-]+\.(?:com|org|net|de|fr|it|es|pt|br|uk|eu|ch|at))"
_EDITION = any_of(*(w.edition for w in WORDINGS))
_SAYS_SO = re.compile(
    rf"{_PRICE}|{_VOLUME}(?![{LETTER}])|{_ADDRESS}|{_EDITION}"
    rf"|(?<![{LETTER}])(?:(?:{any_of(*(w.issue for w in WORDINGS))})\.?\s*[0-9][0-9.,]*)",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"©\s*[0-9]{4}|\bISSN\b|\bcopyright\b|\ball rights reserved\b|\btel(?:\.|efon|éfono|efono|ephone)?\s*[:.]?\s*[0-9+]"
    r"|poste italiane|spedizione in abbonamento|printed in\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(rf"(?<![{LETTER}])(?:{WEEKDAY})(?![{LETTER}])", re.IGNORECASE)
_SMALL = re.compile(
    r"(?:le|la|el|il|lo|the|of|de|del|di|da|do|dos|des|du|der|die|das|und|and|y|e|et|in|den|am|vom|at|on)$"
)
_MARKS = re.compile(r"[\s,;:|•·■▪*/–—\-.()]+")
_PAPER_WORDS = any_of(*(w.papers for w in WORDINGS))
# DANS LE MONDE, NEL MONDO, IN THE NEWS: what a section is called, and no paper
_IN_PLACE = r"(?!(?i:in|from|around|across|dans|autour|depuis|nel|nella|nei|dal|en|no|na|nos|pelo|aus|im)\s)"
_PAPER = re.compile(
    rf"{_IN_PLACE}(?:[{UPPER}][{LETTER}’'-]*\s+)?(?:(?:[{UPPER}][{LETTER}’'-]*|de|del|della|du|des|la|las|los|le|di|da|do|der|of|the|und)\s+){{0,4}}"
    rf"(?i:{_PAPER_WORDS})(?:\s+(?:(?:de|del|della|dello|delle|dei|du|des|la|le|di|da|do|dos|das|d|of|der|the|am|vom)\s+){{0,2}}[{UPPER}][{LETTER}’'-]*){{0,3}}"
)
_PAPER_IN = re.compile(rf"(?<![{LETTER}])(?:{_PAPER.pattern})(?![{LETTER}])")
_APART = re.compile(r"\s*[|•·–—/]\s*|\s{3,}|,\s")
_SECTION = rf"(?P<name>[{UPPER}][{LETTER}’'&-]+(?:\s[{LETTER}’'&-]+){{0,3}})"
_NUMBERED = rf"(?:(?:(?i:{_PAGE})\.?\s*)?[A-Z]?[0-9]{{1,3}})"
_BETWEEN = r"\s*[|•·–—/:,]?\s+"
_NUMBER_FIRST = re.compile(rf"{_NUMBERED}{_BETWEEN}{_SECTION}")
_NUMBER_LAST = re.compile(rf"{_SECTION}{_BETWEEN}{_NUMBERED}")
_IS_PAGE = re.compile(_PAGE, re.IGNORECASE)
_LONG_WEEKDAY = any_of(*(d for w in WORDINGS for d in w.weekdays.split("|") if len(d) > 3))
_DAY_AT_END = re.compile(
    rf"^\s*(?:{_LONG_WEEKDAY})(?![{LETTER}])|(?<![{LETTER}])(?:{_LONG_WEEKDAY})[\s,]*$",
    re.IGNORECASE,
)
# Saturday 7, March 7, 7 de marzo: no page's number, though no year is said
_DAY = re.compile(
    rf"(?<![{LETTER}0-9])(?:(?:{MONTH})\.?\s+[0-9]{{1,2}}|[0-9]{{1,2}}\.?\s+(?:de\s+)?(?:{MONTH})"
    rf"|(?:{_LONG_WEEKDAY}),?\s+[0-9]{{1,2}})(?![{LETTER}0-9])",
    re.IGNORECASE,
)
# A date, a price, a volume, an address, an imprint
_TELLS_ELSE = re.compile(
    rf"{_WEEKDAY.pattern}|(?<![{LETTER}])(?:{MONTH})(?![{LETTER}])|{_SAYS_SO.pattern}|{_NOTICE.pattern}",
    re.IGNORECASE,
)
_FACTS = (
    ("date", DATE),
    ("number", _SAYS_PAGE),
    ("price", _SAYS_SO),
    (
        "weekday",
        re.compile(rf"(?<![{LETTER}])(?:{_LONG_WEEKDAY})(?![{LETTER}])", re.IGNORECASE),
    ),
    ("weekday", re.compile(rf"^\s*(?:{WEEKDAY})\.?,?(?=\s*\|)", re.IGNORECASE)),
    ("", re.compile(r"(?<!\S)(?:den|le|el|il|am|vom|on)(?=\s*\|)", re.IGNORECASE)),
)
_NUMBER = re.compile(r"[A-Z]?[0-9]{1,3}")
_CONTACT = re.compile(_ADDRESS, re.IGNORECASE)
_STREETS = any_of(*(w.streets for w in WORDINGS))
# Hill Street 7, 12 Hill Road, Via Roma 4, Hauptstraße 9
_STREET = re.compile(
    rf"(?<![{LETTER}])[{LETTER}]*(?:{_STREETS})\.?(?:\s+[{LETTER}’'-]+){{0,3}},?\s+[0-9]{{1,4}}(?![0-9])"
    rf"|(?<![0-9])[0-9]{{1,4}},?\s+(?:[{LETTER}’'-]+\s+){{0,3}}[{LETTER}]*(?:{_STREETS})(?![{LETTER}])",
    re.IGNORECASE,
)
# A page's number stands at an end of its line, and not between a name and where to write
_NUMBER_BEFORE_MAIL = re.compile(rf"[{LETTER}].*\s[0-9]{{1,3}}[\s,]+\S+@")
_ONE_WORD = re.compile(rf"[{UPPER}][{LETTER}’'&-]{{2,15}}")
_MOST_NAMES = 3  # words of a page's name beside what a head says
_MOST_WORDS = 7  # of a paper's or a section's name beside the date


def is_anchor(text: str) -> bool:
    """Whether a line is furniture by its own form: a date line, a price, a volume and number, an address."""
    text = text.strip()
    if len(text) > LONGEST or not (is_latin_text(text) or _SAYS_SO.fullmatch(text)):
        return False
    if _NOTICE.search(text) and not text.endswith("."):
        return True
    if _SAYS_PAGE.fullmatch(text):
        return True
    rest, said = _SAYS_SO.subn(" ", DATE.sub(" ", text))
    is_dated = DATE.search(text) is not None
    if not (said or is_dated) or text.endswith((",", "-", ";")):
        return False
    words = [word for word in _MARKS.split(_WEEKDAY.sub(" ", rest)) if word]
    if not is_dated:
        return not words or (said > 1 and _are_names(words))
    return _are_names(words)


def _are_names(words: list[str]) -> bool:
    """Whether nothing but names and numbers stands beside what furniture says: no sentence is so short."""
    if len(words) > _MOST_WORDS:
        return False
    return all(word[0].isupper() or word[0].isdigit() or _SMALL.match(word) for word in words)


def page_number(text: str) -> str:
    """A4 for Page A4, 5 for pagina 5; "" for a line that says no page's number in words."""
    found = _SAYS_PAGE.fullmatch(text.strip())
    return _plain(found["number"]) if found else ""


def page_said_in(text: str) -> str:
    """Page A4 in a longer line of furniture; "" where no number is said to be a page's."""
    found = _SAYS_PAGE.search(text)
    return found[0] if found else ""


def without_facts(text: str) -> str:
    """The text without its dates, prices, volumes and addresses: their numbers are no page's."""
    if has_han(text):
        return DATE.sub(" ", text)
    return _WEEKDAY.sub(" ", _SAYS_SO.sub(" ", _DAY.sub(" ", DATE.sub("|", text))))


def is_address(text: str) -> bool:
    """Whether a line says where to write, with a house's number.

    Hill Street 7 news@example.com
    """
    if not (_CONTACT.search(text) or _NOTICE.search(text)):
        return False
    return bool(_STREET.search(text) or _NUMBER_BEFORE_MAIL.search(text))


def _plain(number: str) -> str:
    letter = number[0].upper() if number[0].isalpha() else ""
    return letter + number.lstrip(number[0] if letter else "").strip().lstrip("0")


def issue_number(text: str) -> int | None:
    """42000 for Vol. CXXIII No. 42,000; None where the line says none."""
    found = _ISSUE.search(text)
    return int(re.sub(r"[^0-9]", "", found["number"])) if found else None


def paper_in(text: str) -> str:
    """The newspaper's name, where a line holds nothing else beside a date, a page and what marks part:
    The Valley Messenger.
    """
    rest = _SAYS_PAGE.sub("|", _SAYS_SO.sub("|", DATE.sub("|", text)))
    return next(filter(None, map(_paper, _APART.split(rest))), "")


def _paper(part: str) -> str:
    """Short words for days are words of names, too: do Vale, do for Donnerstag."""
    for said in (_DAY_AT_END.sub("", part), _WEEKDAY.sub("", part)):
        bare = re.sub(r"\s+", " ", said).strip(" ,;:|•·–—-.")
        if _PAPER.fullmatch(bare):
            return bare
    return ""


def facts_of(text: str) -> frozenset[str]:
    """What a line says that heads of pages say: date, number, paper, price; nothing where it is no line of a head.

    Beside these stand a page's name and marks: words with capital letters, few of them.
    """
    if len(text) > LONGEST or text.endswith((",", "-", ";", ".", "!", "?")):
        return frozenset()
    facts, rest = _said_in(text)
    if facts == {"paper"} and len(text.split()) == 1:
        return frozenset()  # MUNDO, Tiempo: the label of a section as well
    words = [word for word in _MARKS.split(rest) if word]
    numbers = [word for word in words if _NUMBER.fullmatch(word)]
    names = [word for word in words if word not in numbers]
    if len(names) > _MOST_NAMES or len(numbers) > 1 or not _are_names(names):
        return frozenset()
    is_alone = len(names) <= 1 or bool(facts) or _APART.search(text) is not None
    return facts | {"number"} if numbers and is_alone else facts


def _said_in(text: str) -> tuple[frozenset[str], str]:
    """The facts that a line says in so many words, and what stands beside them."""
    facts, rest = set[str](), text
    for fact, form in _FACTS:
        rest, said = form.subn(" | ", rest)
        facts |= {fact} if said else set()
    paper = _PAPER_IN.search(rest)
    if paper is None:
        return frozenset(facts), rest
    return frozenset(facts | {"paper"}), f"{rest[: paper.start()]} | {rest[paper.end() :]}"


def may_name_page(text: str) -> bool:
    """Whether a line is one word with a capital letter, as the name of a page: Business, ÉCONOMIE."""
    return _ONE_WORD.fullmatch(text.strip()) is not None


def without_page(text: str) -> str:
    """The text without the page's number: Page 15 – 11 May 2026 is no range of days."""
    return _SAYS_PAGE.sub("|", text)


def page_name(text: str) -> str:
    """Sport for Sport 12, B2 Business and Page 4 · Local: what stands beside a page's number, and nothing else."""
    bare = text.strip()
    found = _NUMBER_FIRST.fullmatch(bare) or _NUMBER_LAST.fullmatch(bare)
    if found is None or _IS_PAGE.fullmatch(found["name"]):
        return ""
    if _TELLS_ELSE.search(bare) or _PAPER.fullmatch(found["name"]):
        return ""
    return found["name"]

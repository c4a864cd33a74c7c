"""One code for each message of a doubt, whoever says it: the reading, an import or the desk.

A row keeps the code (`page_doubt.PageDoubt`), so that a message can be worded anew without any row
changing. A code is never given to another doubt, and none is taken away: rows may have it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.translation import gettext_noop

from articles.reading import confidence
from articles.reading.issue import jumps
from articles.reading.leftovers import NO_TEXT

# Of a page.
# which the desk's first page asks as long as it has none
NO_NUMBER = gettext_noop("Nothing says this page's number. Which page is it?")
NO_STORIES = gettext_noop("No story was found on this page.")
CONTRADICTION = gettext_noop(
    "The page says “%(page)s” where “%(kept)s” stands already; nothing was changed."
)
TOO_LONG = gettext_noop("“%(text)s” is too long for its field and was left out.")
OTHER_DATE_TOLD = gettext_noop(
    "The page says its date is %(page)s; it went to %(told)s as told."
)
OTHER_NUMBER_TOLD = gettext_noop(
    "The page says it is page %(page)s; it became page %(told)s as told."
)
OTHER_NUMBER_NAMED = gettext_noop(
    "The page says it is page %(page)s, its file's name %(name)s; the page was believed."
)
OTHER_PAGE = gettext_noop(
    "No story of this file is one of those that %(file)s had brought to this page. Is it another page? "
    "Then delete what came of it and import it again with its own number."
)

# Of a story.
LONG_LINE = gettext_noop(
    "A line of %(length)s characters is too long for its field, so it stands in the body: %(words)s…"
)
LONG_LABEL = gettext_noop(
    "A label of %(length)s characters is too long for a section's name: %(text)s"
)
ODD_CREDIT = gettext_noop(
    "A credit without a name, or with one too long, was left out: %(text)s"
)
# of a page that was imported again, where the desk had changed the same words
BOTH_CHANGED = gettext_noop(
    "The desk has “%(ours)s” where the page now says “%(theirs)s”: both have changed it."
)
TAKEN_OUT = gettext_noop(
    "The desk took out a paragraph that the page now words otherwise: “%(theirs)s”"
)
NO_LONGER_PRINTED = gettext_noop("The desk changed “%(ours)s”, which the page no longer has.")
# of a page that came again and divides otherwise what may not go online, or not yet
KEPT_BACK = gettext_noop(
    "It has text of “%(title)s”, which is not to go online, or not yet, so it is kept back. Look whether it may go."
)
# print has withdrawn it; Article.dropped_at says since when
DROPPED = gettext_noop("The page, as last imported, no longer has this story.")
# of a withdrawn article that print has again: only an editor publishes it again
BACK = gettext_noop(
    "The page has this story again, which stands withdrawn. Publish it again, or leave it."
)
# what an import says of a story that it found in the bin; no row has it
IN_BIN = gettext_noop("The desk put it in the bin on %(day)s, and there it stays.")

# What no table knows, as an earlier version may have said it: `words` are the whole sentence.
UNLISTED = "unlisted"

CODES: Mapping[str, str] = MappingProxyType(
    {
        UNLISTED: "%(words)s",
        "no-headline": confidence.NO_HEADLINE,
        "division": confidence.DIVISION,
        "kicker-beside": confidence.KICKER_BESIDE,
        "few-words": confidence.FEW_WORDS,
        "soft-start": confidence.SOFT_START,
        "soft-end": confidence.SOFT_END,
        "open-paragraph": confidence.OPEN_PARAGRAPH,
        "begins-inside": confidence.BEGINS_INSIDE,
        "torn": confidence.TORN,
        "missing": confidence.MISSING,
        "weak-beginning": confidence.WEAK_BEGINNING,
        "weak-crosshead": confidence.WEAK_CROSSHEAD,
        "weak-opening": confidence.WEAK_OPENING,
        "out-of-order": confidence.OUT_OF_ORDER,
        "few-breaks": confidence.FEW_BREAKS,
        "breaks-off": confidence.BREAKS_OFF,
        "other-matter": confidence.OTHER_MATTER,
        "in-pieces": confidence.IN_PIECES,
        "text-as-headline": confidence.TEXT_AS_HEADLINE,
        "section-by-kind": confidence.SECTION_BY_KIND,
        "picture": confidence.PICTURE,
        "picture-without-caption": confidence.PICTURE_WITHOUT_CAPTION,
        "image-label": confidence.IMAGE_LABEL,
        "picture-beside": confidence.PICTURE_BESIDE,
        "picture-beside-without-caption": confidence.PICTURE_BESIDE_WITHOUT_CAPTION,
        "byline": confidence.BYLINE,
        "byline-beside": confidence.BYLINE_BESIDE,
        "label": confidence.LABEL,
        "label-beside": confidence.LABEL_BESIDE,
        "left-beside": confidence.LEFT_BESIDE,
        "headline-beside": confidence.HEADLINE_BESIDE,
        "weak-break": confidence.WEAK_BREAK,
        "picture-left-beside": confidence.PICTURE_LEFT_BESIDE,
        "lone-headline": confidence.LONE_HEADLINE,
        "no-body": confidence.NO_BODY,
        "no-credit": confidence.NO_CREDIT,
        "unreadable": confidence.UNREADABLE,
        "noisy": confidence.NOISY,
        "no-rest": jumps.NO_REST,
        "no-beginning": jumps.NO_BEGINNING,
        "by-numbers-alone": jumps.BY_NUMBERS_ALONE,
        "one-sided": jumps.ONE_SIDED,
        "no-text": NO_TEXT,
        "no-number": NO_NUMBER,
        "no-stories": NO_STORIES,
        "contradiction": CONTRADICTION,
        "too-long": TOO_LONG,
        "other-date-told": OTHER_DATE_TOLD,
        "other-number-told": OTHER_NUMBER_TOLD,
        "other-number-named": OTHER_NUMBER_NAMED,
        "other-page": OTHER_PAGE,
        "long-line": LONG_LINE,
        "long-label": LONG_LABEL,
        "odd-credit": ODD_CREDIT,
        "both-changed": BOTH_CHANGED,
        "taken-out": TAKEN_OUT,
        "no-longer-printed": NO_LONGER_PRINTED,
        "withheld": confidence.WITHHELD,
        "kept-back": KEPT_BACK,
        "dropped": DROPPED,
        "back": BACK,
        "in-bin": IN_BIN,
    }
)
# A message as it was worded before → its code.
FORMERLY: Mapping[str, str] = MappingProxyType({confidence.UNREADABLE_PDF: "unreadable"})

# What print has done with a story, which no reading says and the desk decides by a verb of its own.
PRINT_CODES = frozenset({"dropped", "back"})

# What an import alone can tell, which knows the state before: the next one no longer sees it.
ONCE_CODES = frozenset(
    {"both-changed", "taken-out", "no-longer-printed", "withheld", "kept-back"}
)

# What nobody lets stand without saying why: where print and desk contradict each other in what readers get.
ASKED_WHY = frozenset(
    {
        "both-changed",
        "taken-out",
        "no-longer-printed",
        "withheld",
        "kept-back",
        "other-page",
        "dropped",
    }
)

_BY_MESSAGE = {message: code for code, message in CODES.items()} | dict(FORMERLY)


def code_of(message: str) -> str:
    """The code of a msgid, UNLISTED where none is known."""
    return _BY_MESSAGE.get(message, UNLISTED)


def listed(message: str, arguments: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """A message of a doubt and its arguments as a row has them: code and arguments."""
    code = code_of(message)
    if code == UNLISTED and message != CODES[UNLISTED]:
        return code, {"words": message % arguments}
    return code, dict(arguments)


def message_of(code: str) -> str:
    """The msgid of a code. Of one that a newer version has given, the code itself."""
    return CODES.get(code, code)

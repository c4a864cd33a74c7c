"""Why text is in no story, in words an editor understands. Nothing is lost: what no story takes
is a leftover.

The texts are msgids: the desk reads them in its own language.
"""

from __future__ import annotations

from .shapes import gettext_noop

UNTAKEN_LINE = gettext_noop("A line that no story on this page takes.")
UNTAKEN_TEXT = gettext_noop("Small type that belongs to no story on this page.")
UNTAKEN_HEADLINE = gettext_noop("A headline that no text on this page takes.")
UNTAKEN_BYLINE = gettext_noop("A byline that no story on this page takes.")
UNTAKEN_CAPTION = gettext_noop("A caption that no story on this page takes.")
UNTAKEN_PICTURE = gettext_noop("A picture that no story on this page takes.")
UNTAKEN_LABEL = gettext_noop(
    "A section label that stands apart from every story: nobody can tell whose it is."
)
REPEATED_LABEL = gettext_noop("A section label that stands on the page more than once.")
PULL_QUOTE = gettext_noop(
    "Words in larger type in the middle of a story, which stand in no text: a quotation from it."
)
ANNOTATION = gettext_noop("How the characters below it are read, in small type above them.")
UNPRINTABLE = gettext_noop("Control characters that print nothing, written as escapes.")
NO_TEXT = gettext_noop(
    "The page holds no text, only pictures or type turned into paths. If it is no full-page picture or ad, export it "
    "with its text."
)

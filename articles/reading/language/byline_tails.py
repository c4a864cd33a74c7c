"""Who signs below a report: （X） · ［X］ · □ X · —— X, behind its last sentence or on a line of its own."""

from __future__ import annotations

import re
from dataclasses import replace

from articles.story import Credit

from .bylines import names_people, own_line
from .credits import BULLETS, CreditLine, parse_credits
from .japanese_names import japanese_author
from .letter_writers import signer, writer_with_place
from .measure import HAN_CLASS
from .photo_credits import credit_alone, photo_reporter

# Brackets that papers set names in below a report
OPENED = ("（", "(", "〔", "［", "[")
CLOSED = ("）", ")", "〕", "］", "]")
_AT_TAIL = re.compile(
    r"(?<=[。！？…”’）》!?；;：])\s*"
    r"(?P<printed>[（(〔［\[](?P<people>[^（）()〔〕［］\[\]。]{2,60})[）)〕］\]])\s*$"
)
_JAPANESE_AT_TAIL = re.compile(
    r"(?<=[。！？…」』）])\s*(?P<printed>[（(【](?P<author>[^（）()【】。]{3,20})[）)】])\s*$"
)
_BARE_AT_TAIL = re.compile(
    rf"(?<=[。！？…”’）》!?])\s*(?P<printed>(?:[{BULLETS}]|——)?\s*(?P<people>[{HAN_CLASS}·•・\s、]{{2,40}}))$"
)
_QUOTED = ("”", "’", "》", "」", "』")
_DASH = re.compile(r"^——\s*")
_TAIL = 90  # characters at the end in which names are sought


def at_tail(text: str, *, is_lone_name_told: bool = True) -> tuple[CreditLine, str]:
    """The signature behind a report's last sentence, and the report without it; an empty CreditLine where none is.

    `is_lone_name_told`: a name without anything else counts, too.
    """
    found = _AT_TAIL.search(text[-_TAIL:])
    credits = _people_at_tail(found["people"]) if found else None
    if not found or not credits:
        return _japanese_at_tail(text) or _bare_at_tail(
            text, is_lone_name_told=is_lone_name_told
        )
    return CreditLine(credits, found["printed"]), text.rstrip()[
        : -len(found["printed"])
    ].rstrip()


def _japanese_at_tail(text: str) -> tuple[CreditLine, str] | None:
    """【田中一郎】, （田中一郎）."""
    found = _JAPANESE_AT_TAIL.search(text[-_TAIL:])
    author = japanese_author(found["author"]) if found else None
    if not found or not author:
        return None
    before = text.rstrip()[: -len(found["printed"])].rstrip()
    return replace(author, printed=found["printed"]), before


def _people_at_tail(people: str) -> tuple[Credit, ...] | None:
    if shown := photo_reporter(people):
        return shown.credits
    writer = writer_with_place(people)
    return writer.credits if writer else parse_credits(people)


def _bare_at_tail(text: str, *, is_lone_name_told: bool) -> tuple[CreditLine, str]:
    """The same without brackets: □ X, —— X, 本报记者 X, or a name alone."""
    found = _BARE_AT_TAIL.search(text.rstrip()[-_TAIL:])
    named = bare_signature(found["printed"]) if found else None
    if found and not named and is_lone_name_told:
        named = credit_alone(found["printed"]) or signer(found["printed"])
    if not found or not named:
        return CreditLine(), text
    rest = text.rstrip()[: -len(found["printed"])].rstrip()
    return (CreditLine(), text) if is_source_of(named.printed, rest) else (named, rest)


def is_source_of(signature: str, before: str) -> bool:
    """Whether names behind a dash say who is quoted: “横眉冷对。”——鲁迅."""
    named = _DASH.sub("", signature)
    is_dashed = named != signature and not names_people(named)
    return is_dashed and before.endswith(_QUOTED)


def bare_signature(text: str) -> CreditLine | None:
    """A report's signature without brackets that fills a line: □ X, —— X, 本报记者 X; None for any other line."""
    text = text.strip()
    if text.startswith(OPENED):
        return None
    named = own_line(_DASH.sub("□ ", text))  # a dash before names is as good as a bullet
    return replace(named, printed=text) if named else None


def signature_alone(text: str) -> CreditLine | None:
    """A report's signature, in brackets or without, that fills a paragraph."""
    return names_alone(text) if text.startswith((*OPENED, "【")) else bare_signature(text)


def ends_report(text: str) -> bool:
    """Whether a signature stands behind the text's last sentence.

    Not a name alone: at the end of a line it may be the first word of the next sentence.
    """
    return at_tail(text, is_lone_name_told=False)[0].names_people


def names_alone(text: str) -> CreditLine | None:
    """As `own_line`; also names in brackets, as they end a report, that stand alone."""
    if own := own_line(text):
        return own
    if not text.startswith((*OPENED, "【")):
        return None
    credit_line, rest = at_tail(f"。{text}")  # as if it stood behind a sentence
    return credit_line if rest == "。" else None

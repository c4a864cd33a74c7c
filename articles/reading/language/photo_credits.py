"""Who took a picture, printed behind its caption: 新华社记者 李 贺 摄 · 新华社发（X 摄） · X/摄 · 资料图片."""

from __future__ import annotations

import re

from articles.story import Credit

from .credits import AGENCY, POSTED, ROLE, WORKS, CreditLine, parse_credits
from .latin.photo_credits import behind_caption as latin_credit
from .measure import HAN_CLASS, SENTENCE_ENDS

LONGEST = 80  # characters behind a caption in which its credit is sought
# what somebody did who took a picture, perhaps with the text
_WORK = (
    "摄影报道|摄影|摄|供图|文[/／]?图|图[/／]?文|图"
    "|攝影報導|攝影報道|攝影|攝|供圖|文[/／]?圖|圖[/／]?文|圖|撮影"  # Hong Kong, Taiwan; Japan
)
_CREDIT = re.compile(
    rf"""
      (?P<sent>(?:{AGENCY}|本报)(?:发|供图|供稿)?) \s* [（(] (?P<inside>[^（）()]{{1,40}}) [）)]
    | (?P<open>[（(])? (?P<named>(?:本报|{AGENCY})? {POSTED}? (?:{ROLE}\s*)?
          [{HAN_CLASS}·•・、，\s]{{1,30}}? [/／]? (?:{_WORK})) (?P<close>[）)])?
    | [（(]? (?:(?:本报)?资料(?:图片?|照片) | 图片?来源[:：]?\S{{0,20}}) [）)]?
    """,
    re.VERBOSE,
)
# Whatever ends a credit: a bracket, the last character of what was done, 照片. A source may end in anything.
_ENDS = frozenset("）)片") | {work[-1] for work in _WORK.split("|")}
_PHOTO_REPORTS = ("摄影报道", "攝影報導", "攝影報道")
_NAMED_SOURCE = "来源"
_SOURCE = re.compile(rf"[{HAN_CLASS}]{{2,12}}供图")  # 受访者供图: a credit that names nobody
# 区委宣传部 is no two people, though 区 and 宣 are family names.
_OFFICE = re.compile(rf"[{HAN_CLASS}]{{1,11}}(?:部|局|委|办|处|站|馆|校|社|中心|公司)供图")
_PHOTOGRAPHER = re.compile(rf"(?P<people>.*?)[\s/／]*(?P<role>{_WORK})")
# What was done before who did it: 摄影：周禾 · 图/何田 · 图片由何田提供. A blank alone may stand behind a long word.
_LED = re.compile(
    r"""
      [（(]? \s* (?:
        (?P<role>摄影报道|摄影|摄|供图|图片|图|攝影報導|攝影|攝|供圖|圖片|圖|撮影) \s* [：:/／|｜] \s* (?P<people>.+?)
      | (?P<work>摄影报道|摄影|供图|攝影報導|攝影|供圖|撮影) \s+ (?P<named>.+?)
      | (?:本[图圖]|本版[图圖]片|[图圖]片|照片) 由 (?P<giver>.+?) (?P<given>提供|供[图圖]|[摄攝](?:影)?)
    ) \s* [）)]? [。.]?
    """,
    re.VERBOSE,
)


def behind_caption(text: str) -> tuple[CreditLine, str] | None:
    """The credit that ends a caption, and the caption without it; None where none does."""
    text = text.rstrip()
    if in_latin := _latin(text):
        return in_latin
    tail = text[-LONGEST:]
    if tail[-1:] not in _ENDS and _NAMED_SOURCE not in tail:
        return None
    for start in _starts(tail):
        found = _CREDIT.fullmatch(tail, start)
        credits = _photographers_of(found) if found else None
        if credits is not None:
            return CreditLine(credits, tail[start:]), text[
                : len(text) - len(tail) + start
            ].rstrip()
    return None


def led_credit(text: str) -> CreditLine | None:
    """A text that is a credit and nothing else, with what was done before who did it: 摄影：本报记者 周禾.

    None where a name is none, or somebody wrote the text as well (文/图 李贺): that is a byline.
    """
    found = _LED.fullmatch(text.strip())
    if found is None:
        return None
    named = found["people"] or found["named"] or found["giver"]
    role = found["role"] or found["work"] or found["given"]
    people = parse_credits(named, strict=True)
    if people is None:
        return None if not found["giver"] else CreditLine((), text)
    if any(person.role in WORKS for person in people):
        return None
    credits = (Credit(person.name, role, person.agency) for person in people)
    return CreditLine(tuple(credits), text)


def led_behind(text: str) -> tuple[CreditLine, str] | None:
    """Such a credit behind a caption's last sentence or a blank, and the caption without it; None where none is.

    To be asked of captions only: elsewhere it may name those who wrote the text, too.
    """
    tail = text[-LONGEST:]
    for start in _starts(tail)[1:]:
        led = led_credit(tail[start:])
        caption = text[: len(text) - len(tail) + start].rstrip()
        if led and parse_credits(caption) is None:  # 文/李贺 图/周禾 is a byline
            return led, caption
    return None


def is_credit(text: str) -> bool:
    """Whether a text is a credit and nothing else: 记者周禾摄, 何田/摄."""
    found = behind_caption(text)
    return found is not None and not found[1]


def credit_alone(text: str) -> CreditLine | None:
    """The credit that a text is and nothing else: 石磊 摄, which is no name of three characters."""
    found = behind_caption(text)
    return found[0] if found and not found[1] else None


def photo_reporter(text: str) -> CreditLine | None:
    """Who wrote a photo's text as well: 石磊 摄影报道, of which 报道 is no name."""
    return credit_alone(text) if text.endswith(_PHOTO_REPORTS) else None


def _latin(text: str) -> tuple[CreditLine, str] | None:
    """Photo by Jane Doe, FOTO: HANS MÜLLER/DPA."""
    found = latin_credit(text)
    if found is None:
        return None
    named, start = found
    credits = tuple(Credit(name, "", named.agency) for name in named.names)
    return CreditLine(credits, text[start:]), text[:start].rstrip(" (|–—-")


def _starts(tail: str) -> list[int]:
    """Where a credit may begin: at the head, behind a sentence's end, or behind a space; longest first."""
    ends = SENTENCE_ENDS | set("”’）》 ")
    return [
        0,
        *(i for i in range(1, len(tail)) if tail[i - 1] in ends and not tail[i].isspace()),
    ]


def _photographers_of(found: re.Match[str]) -> tuple[Credit, ...] | None:
    """Whom a match of _CREDIT names, nobody for an office or an archive; None where it is no credit after all."""
    if found["inside"] is not None:
        agency = re.sub(r"(?:发|供图|供稿)$", "", found["sent"]).replace("本报", "")
        return _photographers(found["inside"], agency)
    if found["named"] is None:
        return ()
    if bool(found["open"]) != bool(found["close"]):
        return None
    return _named_photographers(found["named"])


def _named_photographers(text: str) -> tuple[Credit, ...] | None:
    if _OFFICE.fullmatch(text):
        return ()
    named = _photographers(text, "")
    return () if named is None and _SOURCE.fullmatch(text) else named


def _photographers(text: str, agency: str) -> tuple[Credit, ...] | None:
    """The people of “X 摄”, with the role as printed; None where these are no people."""
    found = _PHOTOGRAPHER.fullmatch(text.strip())
    named = parse_credits(found["people"], agency) if found else None
    if not found or not named:
        return None
    return tuple(
        Credit(person.name, found["role"], person.agency or agency) for person in named
    )

"""Who signs a text: 本报讯 记者X 报道 · 本报讯（记者X 通讯员Y） · □ X · 新华社长沙11月8日电（记者X） · （X）."""

from __future__ import annotations

import re
from dataclasses import replace

from articles.story import Credit

from .characters import with_simplified_roles
from .credits import AGENCY, BULLETS, LONG_ROLE, POSTED, WORKS, CreditLine, parse_credits
from .japanese_names import japanese_author
from .latin.bylines import byline as latin_byline
from .latin.bylines import says_place, says_role
from .latin.letters import is_latin_text
from .letter_writers import signer, writer_with_place
from .measure import HAN_CLASS
from .photo_credits import behind_caption, credit_alone, photo_reporter
from .surnames import EVERYDAY, LONGEST_NAME, is_name

_DATE = r"(?:\d{1,2}\s*月\s*\d{1,2}\s*日|\d{1,2}\s*日)"
_IN_BRACKETS = r"[（(](?P<people>[^（）()]{2,80})[）)]"
# 本报讯; with people behind it also 海州日报讯, 融媒讯, 本报海州讯
_LEAD_IN = re.compile(
    rf"(?P<lead>本[报台网社刊](?:综合)?(?:讯|消息)|(?:[{HAN_CLASS}]{{1,8}}[报网台媒]|本报[{HAN_CLASS}]{{2,6}})讯(?=\s*[（(]))"
    rf"\s*(?:{_IN_BRACKETS}\s*)?"
)
_DATELINE = re.compile(
    rf"""
    (?P<dateline>
      据?(?P<agency>新华社|中新社|[{HAN_CLASS}]{{2,6}}?(?:社|网)) [{HAN_CLASS}/／·]{{0,12}}? {_DATE}? 专?[电讯]
    | 本报[{HAN_CLASS}]{{2,8}}?{_DATE}[电讯])
    \s*(?:{_IN_BRACKETS})?\s*
    """,
    re.VERBOSE,
)
_REPORTED = re.compile(
    rf"(?P<people>[{HAN_CLASS}·、，\s/／]{{3,60}}?)\s*(?:摄影)?[报報][道导導][：:]?\s*"
)
_ROLE_AT_END = re.compile(f"{LONG_ROLE}$")
_REPORTER = re.compile(rf"(?:{LONG_ROLE})?(?:记者|通讯员)")
_OWN_REPORTER = re.compile(rf"(?:[{BULLETS}]\s*)?(?:本报{POSTED}?)?{_REPORTER.pattern}")
# A role, a name or both, with a blank behind it; 高 寒 are two such
_WORD_BEFORE_BLANK = re.compile(rf"(?P<word>[{BULLETS}]?[{HAN_CLASS}·•・、/／]{{1,16}})\s+")
# What a sentence goes on with whose subject the reporter is: 本报记者 X 在村里看到
_GOES_ON = frozenset("在从对向就走来到跟随与和的了")

# --- at the head of a report


def at_head(text: str) -> tuple[CreditLine, str]:
    """The signature that opens a report, and the report without it; an empty CreditLine where none does."""
    return (
        _lead_in(text)
        or _dateline(text)
        or _reporter_reports(text)
        or _in_brackets(text)
        or (CreditLine(), text)
    )


def opens_report(text: str) -> bool:
    """Whether a line begins as only a report's first line does."""
    return bool(_LEAD_IN.match(text)) or _match_dateline(text) is not None


def _lead_in(text: str) -> tuple[CreditLine, str] | None:
    """本报讯, with the people in brackets behind it or with 记者 X 报道."""
    found = _LEAD_IN.match(text)
    if not found:
        return None
    if found["people"]:
        return _lead_in_with_brackets(found, text)
    lead, rest = found["lead"], text[found.end() :]
    reported = _REPORTED.match(rest)
    credits = parse_credits(reported["people"]) if reported else None
    if not reported or not credits:
        return _lead_in_set_apart(lead, rest) or (CreditLine(lead_in=lead), rest)
    printed = (found.group() + reported.group()).strip()
    return CreditLine(credits, printed, lead_in=lead), rest[reported.end() :]


def _lead_in_set_apart(lead: str, rest: str) -> tuple[CreditLine, str] | None:
    """本报讯 记者 X, parted by blanks alone from the text that begins behind the name."""
    named = _people_set_apart(rest) if _REPORTER.match(rest) else None
    if not named:
        return None
    credits, people, text = named
    return CreditLine(credits, f"{lead} {people}", lead_in=lead), text


def _people_set_apart(text: str) -> tuple[tuple[Credit, ...], str, str] | None:
    """Roles and names that blanks alone part from the text.

    The people, as printed, and the rest.
    """
    people, found = "", None
    while (word := _WORD_BEFORE_BLANK.match(text)) and len(people) < _TAIL:
        people, text = f"{people} {word['word']}".strip(), text[word.end() :]
        credits = None if _ROLE_AT_END.search(people) else parse_credits(people.lstrip(BULLETS))
        if credits and text:
            found = credits, people, text
    return found


def _lead_in_with_brackets(found: re.Match[str], text: str) -> tuple[CreditLine, str]:
    """本报讯（记者 X）; brackets that name nobody are the text's."""
    lead = found["lead"]
    credits = parse_credits(found["people"])
    if not credits:
        return CreditLine(lead_in=lead), text[found.end("lead") :].lstrip()
    return CreditLine(credits, found.group().strip(), lead_in=lead), text[found.end() :]


def _match_dateline(text: str) -> re.Match[str] | None:
    """A dateline that says so itself: by names, by a date before 电, or by 据新华社."""
    found = _DATELINE.match(text)
    if not found:
        return None
    says_so = (
        found["people"]
        or re.search("日专?[电讯]", found["dateline"])
        or found["dateline"].startswith("据新华社")
    )
    return found if says_so else None


def _dateline(text: str) -> tuple[CreditLine, str] | None:
    """新华社长沙11月8日电（记者 X）."""
    found = _match_dateline(text)
    if not found:
        return None
    credits = parse_credits(found["people"], found["agency"] or "") if found["people"] else ()
    if credits is None:
        return None
    printed = found.group().strip() if credits else ""
    return CreditLine(credits, printed, dateline=found["dateline"]), text[found.end() :]


def _reporter_reports(text: str) -> tuple[CreditLine, str] | None:
    """本报记者 X 报道 run in at the head of the text, or 本报记者 X with a blank behind it."""
    if not _OWN_REPORTER.match(with_simplified_roles(text[:_TAIL])):
        return None
    is_own = text.lstrip(BULLETS).startswith("本报")
    found = _REPORTED.match(text)
    printed = found.group().strip() if found else ""
    is_apart = found and (found.group()[-1] in "：: 　\n" or text[found.end() :][:1] == "“")
    if found and (is_own or is_apart):
        named = own_line(printed)
        credits = named.credits if named else is_own and parse_credits(found["people"])
        if credits:
            return CreditLine(credits, printed), text[found.end() :]
    apart = _people_set_apart(text) if is_own else None
    if not apart or apart[2][0] in _GOES_ON:
        return None
    return CreditLine(apart[0], apart[1]), apart[2]


_OPENING_BRACKETS = re.compile(
    r"[〔【［](?P<inside>[^〔〕【】［］]{2,38}[报報][道导導][：:]?)[〕】］]\s*"
)


def _in_brackets(text: str) -> tuple[CreditLine, str] | None:
    """〔記者林秀英／台北報導〕 run in at the head of the text."""
    found = _OPENING_BRACKETS.match(text)
    named = own_line(found["inside"]) if found else None
    if not found or not named:
        return None
    return replace(named, printed=found.group().strip()), text[found.end() :]


# --- behind the last sentence

_AT_TAIL = re.compile(
    r"(?<=[。！？…”’）》!?；;：])\s*(?P<printed>[（(](?P<people>[^（）()。]{2,60})[）)])\s*$"
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
    """The signature behind a report's last sentence, and the report without it; an empty Signature where none is.

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
    is_dashed = named != signature and not _NAMES_PEOPLE.match(named)
    return is_dashed and before.endswith(_QUOTED)


def bare_signature(text: str) -> CreditLine | None:
    """A report's signature without brackets that fills a line: □ X, —— X, 本报记者 X; None for any other line."""
    text = text.strip()
    if text.startswith(("（", "(")):
        return None
    named = own_line(_DASH.sub("□ ", text))  # a dash before names is as good as a bullet
    return replace(named, printed=text) if named else None


def signature_alone(text: str) -> CreditLine | None:
    """A report's signature, in brackets or without, that fills a paragraph."""
    return names_alone(text) if text.startswith(("（", "(", "【")) else bare_signature(text)


def ends_report(text: str) -> bool:
    """Whether a signature stands behind the text's last sentence.

    Not a name alone: at the end of a line it may be the first word of the next sentence.
    """
    return at_tail(text, is_lone_name_told=False)[0].names_people


# --- on a line of its own


def names_alone(text: str) -> CreditLine | None:
    """As `own_line`; also names in brackets, as they end a report, that stand alone."""
    if own := own_line(text):
        return own
    if text[0] not in "（(【":
        return None
    credit_line, rest = at_tail(f"。{text}")  # as if it stood behind a sentence
    return credit_line if rest == "。" else None


_BULLET = re.compile(rf"[{BULLETS}]\s*(?P<people>\S.*)")
_WORK = "|".join(sorted(WORKS, key=len, reverse=True))
_WORK_BEHIND = rf"[{HAN_CLASS}·•・\s、，]{{2,20}}[/／](?:{_WORK})(?![{HAN_CLASS}])"
_NAMES_PEOPLE = re.compile(
    rf"(?:本报|{AGENCY})?{POSTED}?(?:{LONG_ROLE}|[文图][\s/／:：]|{_WORK_BEHIND})"
)
_BRACKETED = re.compile(r"[（(〔【［](?P<inside>.+)[）)〕】］]$")
_REPORT_BEHIND = re.compile(r"\s*(?:摄影)?报道[:：]?$")
# Taiwan's papers: 記者林秀英／花蓮報導, 林秀英、陳志明／連線報導
_REPORT_FROM = re.compile(
    rf"\s*[/／]\s*(?!摄影|图文|文图)(?P<place>[{HAN_CLASS}]{{2,8}}?)\s*(?P<said>报[导道])[:：]?$"
)
_LONGEST_LINE = 60  # characters of a line that names people only


def own_line(text: str) -> CreditLine | None:
    """The signature that fills a whole line: □ 武艳杰, 本报记者 X 通讯员 Y, 文/X 图/Y; None for any other line."""
    if in_latin := _latin_line(text):
        return in_latin
    if len(text) > _LONGEST_LINE:
        return None
    said = with_simplified_roles(text)
    bullet = _BULLET.fullmatch(said)
    bracketed = _BRACKETED.match(said)
    named = bullet["people"] if bullet else bracketed["inside"] if bracketed else said
    people = _without_report(named)
    is_report = named.endswith("报导") and people != named
    named = people
    if not (bullet or is_report) and (
        not _NAMES_PEOPLE.match(named) or (behind_caption(named) and "文" not in text)
    ):
        return None
    credits = parse_credits(named, strict=True)
    return CreditLine(credits, text) if credits else None


def _without_report(named: str) -> str:
    """The people without 报道 behind them, or the place that they report from.

    A second name may stand behind the stroke, too, but not before 報導: 记者陈立/高寒报道. Behind
    the wide stroke of Taiwan's papers a short one is a place: 花莲 begins as a name does.
    """
    found = _REPORT_FROM.search(named)
    if found and not (found["said"] == "报道" and _is_second_name(found)):
        return named[: found.start()]
    return _REPORT_BEHIND.sub("", named) if "报道" in named else named


def _is_second_name(found: re.Match[str]) -> bool:
    place = found["place"]
    return is_name(place) and not ("／" in found.group() and len(place) < 3)


_ROLE_ALONE = re.compile(rf"[{BULLETS}]?\s*(?:本报|{AGENCY})?{POSTED}?{LONG_ROLE}")


def awaits_name(text: str) -> bool:
    """Whether a role stands without the name that it is printed for: 本报记者."""
    return bool(_ROLE_ALONE.fullmatch(text.strip()))


def is_role(text: str) -> bool:
    """Whether a line of Latin type below a byline says what that person is: Staff Writer."""
    return is_latin_text(text) and says_role(text)


def is_place_below(line: str, name: str) -> bool:
    """Whether a line of Latin type says where the report below it was written, by a name on the line above.

    A long name runs on to a second line, too, but then in letters of the same case.
    """
    is_set_apart = line.isupper() > name.isupper() or line[:1].islower()
    return is_set_apart and says_place(line)


def _latin_line(text: str) -> CreditLine | None:
    """By Alex Miller, di Carlo Bianchi."""
    found = latin_byline(text)
    if found is None:
        return None
    credits = tuple(Credit(name, found.role, found.agency) for name in found.names)
    return CreditLine(credits, text.strip())


_LEAD = re.compile(r"^[【〔［(（]?本[报報台社]?[讯訊][】〕］)）]?\s*")


def author_below_headline(text: str) -> CreditLine | None:
    """The author whose name stands alone between a headline and its text: 孟　繁, 孟繁 文/图, 【本報訊】記者李文心.

    Elsewhere such words may mean anything.
    """
    if author := japanese_author(text):
        return author
    said = with_simplified_roles(_LEAD.sub("", text.strip()))
    name = "".join(said.split())
    is_word = len(name) >= LONGEST_NAME and name[:2] in EVERYDAY
    if is_name(name) and not is_word:
        return CreditLine((Credit(name),), text.strip())
    if own := own_line(text.strip()):
        return own
    credits = parse_credits(said) if _NAMES_PEOPLE.search(said) else None
    return CreditLine(credits, text.strip()) if credits else None


MOST_BARE = 3  # names on one line; more are a list of people
_IN_NO_NAME = frozenset("的了着过吗呢吧是不在把被将让从对")


def bare_names(text: str) -> CreditLine | None:
    """A few people's names and nothing else: 朱航 叶明佳.

    Between a headline and its text they are the authors';
    elsewhere such words may mean anything.
    """
    names = text.split()
    if not 0 < len(names) <= MOST_BARE or not all(map(_may_be_author, names)):
        return None
    return CreditLine(tuple(map(Credit, names)), text.strip())


def _may_be_author(word: str) -> bool:
    is_word = word[:2] in EVERYDAY or _IN_NO_NAME & set(word[1:])
    return is_name(word) and not is_word

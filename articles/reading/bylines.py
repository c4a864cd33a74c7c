"""Who signs: 本报讯 记者X 报道 · 本报讯（记者X 通讯员Y） · □ X · 本报记者 X · 新华社长沙11月8日电（记者X、Y） · （X） · X 摄.

The grammar of a signature is: an agency (本报, 新华社 …), roles (记者, 通讯员 …) and names, apart by spaces or 、. A name of
two characters may be set with a space to fill three ems (高 寒).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from articles.story import Credit

from .measure import HAN_CLASS, SENTENCE_ENDS, is_han
from .surnames import begins_with_surname, is_name, split_names

ROLES = (
    "特约通讯员", "特约评论员", "本报评论员", "见习记者", "实习记者", "特约记者", "首席记者", "驻地记者", "摄影记者", "文字记者", "实习生",
    "通讯员", "评论员", "特派记者", "记者", "作者", "编译", "编辑", "整理", "撰文", "采写", "摄影", "摄像", "供图", "绘图", "制图", "漫画", "撰稿",
    "文图", "图文", "文", "图", "摄",
)  # fmt: skip
PHOTO_ROLES = {"摄", "摄影", "图", "供图", "摄像"}
_AGENCY = rf"(?:新华社|中新社|新华网|中新网|人民网|央视网|光明网|中国网|人民日报|[{HAN_CLASS}]{{2,6}}(?:社|网|日报|晚报|晨报|时报|商报|电视台|融媒体中心))"
_ROLE = "(?:" + "|".join(ROLES) + ")"
_LONG_ROLE = "(?:" + "|".join(role for role in ROLES if len(role) > 1) + ")"  # 文 and 图 end names too
BULLETS = "□■●◎◆○◇▲△★☆▪•"

_TOKEN = re.compile(
    rf"(?P<agency>{_AGENCY}(?=(?:驻[{HAN_CLASS}]{{2,4}})?{_ROLE}))|(?P<own>本报(?:驻[{HAN_CLASS}]{{2,4}})?)(?={_ROLE})|(?P<posted>驻[{HAN_CLASS}]{{2,4}}(?={_ROLE}))"
    rf"|(?P<role>{_LONG_ROLE}|(?:文|图|摄)(?=[\s/／:：]|$))(?:[/／:：])?|(?P<name>(?:(?!{_LONG_ROLE})[{HAN_CLASS}·•・])+)|(?P<gap>[\s、，,和/／:：;；|｜]+)"
)
_ATTACHED_ROLE = re.compile(rf"^(?P<name>[{HAN_CLASS}·]{{2,4}}?)(?P<role>摄影报道|报道|摄影|摄|供图|绘图|制图)$")


@dataclass(frozen=True)
class Signature:
    """A byline as people and as printed; `lead_in` and `dateline` where it opens a report."""

    credits: tuple[Credit, ...] = ()
    printed: str = ""
    lead_in: str = ""
    dateline: str = ""

    @property
    def names(self) -> bool:
        return bool(self.credits)


def people(text: str, agency: str = "", strict: bool = False) -> tuple[Credit, ...] | None:
    """The people that `text` names, or None where it is anything else than roles and names.

    Behind a role any short word is taken for a name, unless `strict`.
    """
    found: list[Credit] = []
    role, at, pending = "", 0, ""
    text = re.sub(r"\s+", " ", text).strip()
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None:
            return None
        at = token.end()
        if token["agency"]:
            agency = token["agency"]
        elif token["own"]:
            agency = ""
        elif token["role"] and not (pending and len(token["role"]) == 1):
            role = _settled_role(token["role"])
        elif token["name"] or token["role"]:
            word = token["name"] or token["role"]
            names = _names_of(pending + word, role, agency, strict)
            if names is None:
                if len(word) == 1 and not pending:
                    pending = word
                    continue
                return None
            found += names
            pending = ""
    return tuple(found) if found and not pending else None


def _settled_role(role: str) -> str:
    return {"文图": "文图", "图文": "文图"}.get(role, role)


def _names_of(text: str, role: str, agency: str, strict: bool) -> list[Credit] | None:
    attached = _ATTACHED_ROLE.match(text)
    if attached and is_name(attached["name"]) and attached["role"] != "报道":
        return [Credit(attached["name"], attached["role"], agency)]
    names = (text,) if strict else split_names(text)
    sure = all(map(is_name, names)) or (role and not strict and 2 <= len(text) <= 3)
    return [Credit(name, role, agency) for name in names] if sure else None


# --- at the head of a report -------------------------------------------------------------------------------------------

_DATE = r"(?:\d{1,2}\s*月\s*\d{1,2}\s*日|\d{1,2}\s*日)"
_PARENS = r"[（(](?P<people>[^（）()]{2,80})[）)]"
_DATELINE = re.compile(
    rf"^(?P<dateline>据?(?P<agency>新华社|中新社|[{HAN_CLASS}]{{2,6}}?(?:社|网))(?P<place>[{HAN_CLASS}/／·]{{0,12}}?){_DATE}?(?:专)?(?:电|讯))\s*(?:{_PARENS})?\s*"
)
_OWN_DATELINE = re.compile(rf"^(?P<dateline>本报(?P<place>[{HAN_CLASS}]{{2,8}}?){_DATE}(?:电|讯))\s*(?:{_PARENS})?\s*")
_LEAD_IN = re.compile(rf"^(?P<lead>本[报台网社刊](?:综合)?[讯消][息]?)\s*(?:{_PARENS}\s*)?")
_REPORTED = re.compile(rf"^(?P<people>[{HAN_CLASS}·、，\s/／]{{3,60}}?)\s*(?P<mark>(?:摄影)?报道)[：:]?\s*")
_OWN_REPORTER = re.compile(r"^(?=本报(?:驻[\u4e00-\u9fff]{2,4})?(?:见习|实习|特约|首席)?记者)")


def at_head(text: str) -> tuple[Signature, str]:
    """The signature that opens a report, and the report without it; an empty Signature where none does."""
    for reader in (_lead_in, _agency_dateline, _own_dateline, _reporter_reports):
        found = reader(text)
        if found:
            return found
    return Signature(), text


def opens_report(text: str) -> bool:
    """Whether a line begins as only a report's first line does."""
    return bool(_LEAD_IN.match(text) or _is_dateline(text) or _OWN_DATELINE.match(text))


def _is_dateline(text: str) -> bool:
    found = _DATELINE.match(text)
    return bool(found and (found["people"] or re.search(r"日(?:专)?(?:电|讯)", found["dateline"]) or text.startswith("据新华社")))


def _lead_in(text: str) -> tuple[Signature, str] | None:
    found = _LEAD_IN.match(text)
    if not found:
        return None
    rest = text[found.end() :]
    if found["people"]:
        credits = people(found["people"])
        if credits:
            return Signature(credits, found.group().strip(), lead_in=found["lead"]), rest
        return Signature(printed="", lead_in=found["lead"]), text[found.end("lead") :].lstrip()
    reported = _REPORTED.match(rest)
    credits = people(reported["people"]) if reported else None
    if reported and credits:
        printed = (found.group() + reported.group()).strip()
        return Signature(credits, printed, lead_in=found["lead"]), rest[reported.end() :]
    return Signature(lead_in=found["lead"]), rest


def _agency_dateline(text: str) -> tuple[Signature, str] | None:
    found = _DATELINE.match(text)
    if not (found and _is_dateline(text)):
        return None
    credits = people(found["people"], agency=found["agency"]) if found["people"] else ()
    if credits is None:
        return None
    return Signature(credits, found.group().strip() if credits else "", dateline=found["dateline"]), text[found.end() :]


def _own_dateline(text: str) -> tuple[Signature, str] | None:
    found = _OWN_DATELINE.match(text)
    if not found:
        return None
    credits = people(found["people"]) if found["people"] else ()
    if credits is None:
        return None
    return Signature(credits, found.group().strip() if credits else "", dateline=found["dateline"]), text[found.end() :]


def _reporter_reports(text: str) -> tuple[Signature, str] | None:
    """本报记者 X 报道 run in at the head of the text."""
    found = _REPORTED.match(text) if _OWN_REPORTER.match(text) else None
    credits = people(found["people"]) if found else None
    return (Signature(credits, found.group().strip()), text[found.end() :]) if found and credits else None


# --- behind the last sentence ------------------------------------------------------------------------------------------

_AT_TAIL = re.compile(r"(?P<before>[。！？…”’）》!?；;])\s*(?P<printed>[（(](?P<people>[^（）()。]{2,60})[）)])\s*$")


def at_tail(text: str) -> tuple[Signature, str]:
    """The signature behind a report's last sentence, and the report without it."""
    found = _AT_TAIL.search(text[-90:])
    credits = people(found["people"]) if found else None
    if not found or not credits:
        return Signature(), text
    return Signature(credits, found["printed"]), text.rstrip()[: -len(found["printed"])].rstrip()


def ends_report(text: str) -> bool:
    return at_tail(text)[0].names


# --- on a line of its own ----------------------------------------------------------------------------------------------

_BULLET = re.compile(rf"^[{BULLETS}]\s*(?P<people>\S.*)$")
_LONGEST_LINE = 60  # characters of a line that names people only


def own_line(text: str) -> Signature | None:
    """The signature that fills a whole line: □ 武艳杰, 本报记者 X 通讯员 Y, 文/X 图/Y; None for any other line."""
    if len(text) > _LONGEST_LINE:
        return None
    bullet = _BULLET.match(text)
    if bullet:
        credits = people(bullet["people"], strict=True)
        return Signature(credits, text) if credits else None
    inside = re.fullmatch(r"[（(](.+)[）)]", text)
    stripped = inside[1] if inside else text
    if not re.match(rf"(?:本报|{_AGENCY})?(?:驻[{HAN_CLASS}]{{2,4}})?(?:{_LONG_ROLE}|[文图][\s/／:：])", stripped):
        return None
    credits = None if behind_caption(text) and "文" not in text else people(stripped, strict=True)
    return Signature(credits, text) if credits else None


# --- behind a caption --------------------------------------------------------------------------------------------------

_CREDITED = re.compile(
    rf"(?P<printed>(?:(?P<sent>(?:{_AGENCY}|本报)(?:发|供图|供稿)?)\s*[（(](?P<inner>[^（）()]{{1,40}})[）)]|(?P<open>[（(])?(?P<outer>(?:(?:本报|{_AGENCY})?(?:驻[{HAN_CLASS}]{{2,4}})?(?:{_ROLE}\s*)?)[{HAN_CLASS}·、，\s]{{1,30}}?[/／]?(?:摄影|摄|供图|图))(?P<close>[）)])?"
    rf"|[（(]?(?:资料图片?|资料照片|图片?来源[:：]?\S{{0,20}}|[{HAN_CLASS}]{{2,12}}供图)[）)]?))\s*$"
)
_PHOTOGRAPHER = re.compile(r"^(?P<people>.*?)[\s/／]*(?P<role>摄影|摄|供图|图)$")


def behind_caption(text: str) -> tuple[Signature, str] | None:
    """The credit that ends a caption (新华社记者 李 贺 摄, 新华社发（X 摄）, 资料图片), and the caption without it."""
    tail = text[-80:]
    for start in _credit_starts(tail):
        found = _CREDITED.match(tail, start)
        credits = _photo_credits(found) if found else None
        if found and credits is not None:
            printed = found["printed"].strip()
            return Signature(credits, printed), text[: len(text) - len(tail) + start].rstrip()
    return None


def _credit_starts(tail: str) -> list[int]:
    """Where a credit may begin: at the head, behind a sentence's end, or behind a space; longest first."""
    return [0] + [i for i in range(1, len(tail)) if tail[i - 1] in SENTENCE_ENDS | set("”’）》 ") and not tail[i].isspace()]


def _photo_credits(found: re.Match[str]) -> tuple[Credit, ...] | None:
    if found["inner"] is not None:
        agency = re.sub(r"(?:发|供图|供稿)$", "", found["sent"]).replace("本报", "")
        return _photographers(found["inner"], agency)
    if found["outer"] is not None:
        if bool(found["open"]) != bool(found["close"]):
            return None
        return _photographers(found["outer"], "")
    return ()


def _photographers(text: str, agency: str) -> tuple[Credit, ...] | None:
    found = _PHOTOGRAPHER.match(text.strip())
    if not found:
        return None
    named = people(found["people"], agency=agency)
    if not named:
        return None
    return tuple(Credit(c.name, "摄" if found["role"] == "摄" else found["role"], c.agency or agency) for c in named)


def without_spaces_in_names(text: str) -> str:
    """高 寒 → 高寒 where two single characters begin with a family name."""
    return re.sub(
        rf"(?<![{HAN_CLASS}])([{HAN_CLASS}]) ([{HAN_CLASS}])(?![{HAN_CLASS}])",
        lambda m: m[1] + m[2] if begins_with_surname(m[1]) and is_han(m[2]) else m[0],
        text,
    )

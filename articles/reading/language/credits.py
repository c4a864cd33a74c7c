"""People behind a text or a picture: the grammar of a credit line.

An agency (本报, 新华社 …), roles (记者, 通讯员 …) and names, apart by spaces or 、. A name of
two characters may be set with a space to fill three ems (高 寒). An agency holds for all names
behind it, a role for those up to the next role; a work that stands behind its names (高寒/文
陈立/图) for those back to the work before it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from articles.story import Credit

from .measure import HAN_CLASS
from .surnames import COMPOUND, LONGEST_GIVEN, is_name, split_names

ROLES = (
    "全媒体记者 融媒体记者 特约通讯员 特约评论员 本报评论员 见习记者 实习记者 特约记者 首席记者 特派记者 驻地记者 "
    "摄影记者 文字记者 "
    "实习生 通讯员 评论员 "
    "记者 作者 编译 编辑 整理 撰文 采写 撰稿 摄影 摄像 供图 绘图 制图 漫画 文图 图文 文 图 摄"
).split()
ROLE = "(?:" + "|".join(ROLES) + ")"
# What somebody did for the story: printed before names (文/X 图/Y) or behind them (X/文 Y/图).
WORKS = frozenset(
    "撰文 采写 撰稿 编译 整理 摄影 摄像 供图 绘图 制图 漫画 文图 图文 文 图 摄".split()
)
# 文 and 图 end names too
LONG_ROLE = "(?:" + "|".join(role for role in ROLES if len(role) > 1) + ")"
# As few characters as will do: 文 ends names, too (本报驻京记者周文)
POSTED = f"(?:驻[{HAN_CLASS}]{{1,4}}?)"  # 本报驻京记者
AGENCY = (
    "(?:新华社|中新社|新华网|中新网|人民网|央视网|光明网|中国网|人民日报"
    f"|[{HAN_CLASS}]{{2,6}}(?:社|网|日报|晚报|晨报|时报|商报|电视台|融媒体中心))"
)
# Whose people somebody names without a blank before: 通讯员苑超立本报记者薛昌静
_HOUSE = f"(?:本报|新华社|中新社|人民网|新华网){POSTED}?"
BULLETS = "□■●◎◆○◇▲△★☆▪•"

_TOKEN = re.compile(
    rf"""
      (?P<agency>{AGENCY}) (?={POSTED}?{ROLE})
    | (?P<own>本报{POSTED}?) (?={ROLE})
    | (?P<posted>{POSTED}) (?={ROLE})
    | (?P<role>{LONG_ROLE} | [文图摄](?=[\s/／:：、，,]|$)) [/／:：]?
    | (?P<name>(?:(?!(?:{_HOUSE})?{LONG_ROLE})[{HAN_CLASS}·•・])+)
    | (?P<gap>[\s、，,/／:：;；|｜]+)
    """,
    re.VERBOSE,
)
# The dot inside a name, set apart: 艾力 · 吐尔逊
_DOT_APART = re.compile(rf"(?<=[{HAN_CLASS}]) ?[·•・] ?(?=[{HAN_CLASS}]{{2}})")
_ROLE_BEHIND = re.compile(rf"(?P<name>[{HAN_CLASS}·]{{2,4}})(?P<role>摄)")


@dataclass(frozen=True)
class CreditLine:
    """A byline or a photo credit, as people and as printed; `lead_in` and `dateline` where it opens a report."""

    credits: tuple[Credit, ...] = ()
    printed: str = ""
    lead_in: str = ""
    dateline: str = ""

    @property
    def names_people(self) -> bool:
        return bool(self.credits)


def parse_credits(
    text: str, agency: str = "", *, strict: bool = False
) -> tuple[Credit, ...] | None:
    """The people that `text` names, or None where it is anything else than agencies, roles and
    names.

    `agency`: whose people they are where the text names none. Behind a role any short word is
    taken for a name, unless `strict`: a family name is wanted then.
    """
    parser = _CreditParser(agency, strict)
    tokens = _tokens(_DOT_APART.sub("·", re.sub(r"\s+", " ", text).strip()))
    if tokens is None or not all(parser.take(token) for token in _works_first(tokens)):
        return None
    return parser.all_found()


def _tokens(text: str) -> list[re.Match[str]] | None:
    """The words of a credit line; None where something stands in it that is none."""
    tokens: list[re.Match[str]] = []
    at = 0
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None:
            return None
        tokens.append(token)
        at = token.end()
    return tokens


def _works_first(tokens: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """The words, each work that stands behind its names put before them.

    The last word tells: with works before their names it is a name. One work behind all says
    nothing of people who have a role (记者 陈立 摄影).
    """
    words = [token for token in tokens if not token["gap"]]
    works = [_is_work(words, n) for n in range(len(words))]
    stays = not works or not works[-1] or _opens_with_work(words, works)
    runs = sum(
        work and not before for work, before in zip(works, [False, *works], strict=False)
    )
    has_role = any(w["role"] and not work for w, work in zip(words, works, strict=True))
    if stays or (runs == 1 and has_role):
        return list(tokens)
    return _moved(words, works)


def _is_work(words: Sequence[re.Match[str]], at: int) -> bool:
    """Whether the word at a place is a work, not the second character of a name that is set wide (高 图)."""
    role = words[at]["role"]
    before = itertools.takewhile(lambda word: len(word["name"] or "") == 1, words[at - 1 :: -1])
    is_second = at > 0 and len(role or "") == 1 and sum(1 for _ in before) % 2 == 1
    return role in WORKS and not is_second


def _opens_with_work(words: Sequence[re.Match[str]], works: Sequence[bool]) -> bool:
    """Whether a work stands before the first name."""
    first_name = next((n for n, word in enumerate(words) if word["name"]), 0)
    return any(works[:first_name])


def _moved(words: Sequence[re.Match[str]], works: Sequence[bool]) -> list[re.Match[str]]:
    """The words, from the last to the first: names and works change places, other words stay before both."""
    moved: list[re.Match[str]] = []
    names: list[re.Match[str]] = []
    held: list[re.Match[str]] = []
    for word, is_work in zip(words, works, strict=True):
        if is_work:
            held.append(word)
            continue
        if held:
            moved += [*held, *names]
            names, held = [], []
        if word["name"] or word["role"] in WORKS:
            names.append(word)
        else:
            moved += [*names, word]
            names = []
    return [*moved, *held, *names]


class _CreditParser:
    """Goes along the words of a credit line, with the agency and the role that hold there, and
    the people found so far.

    `begun`: what of a name is set apart from the rest: 高 寒, 司马 南. `is_behind_work`: the
    word before was 文, 图 or 摄, which may stand together (文/图 高寒).
    """

    def __init__(self, agency: str, strict: bool) -> None:
        self.agency = agency
        self.role = ""
        self.strict = strict
        self.begun = ""
        self.is_behind_work = False
        self.found: list[Credit] = []

    def take(self, token: re.Match[str]) -> bool:
        """Take in one word; False where no credit line has it there."""
        word = token["role"] or token["name"] or ""
        if token["agency"] or token["own"]:
            self.agency = token["agency"] or ""
        elif token["role"] and not (self.begun and len(word) == 1):
            self._take_role(word)
        elif word:
            self.is_behind_work = False
            return self._take_name(word)
        return True

    def all_found(self) -> tuple[Credit, ...] | None:
        """The people of the line; None where it names none, or ends inside a name."""
        self._end_begun()
        return tuple(self.found) if self.found and not self.begun else None

    def _end_begun(self) -> None:
        """Two characters that begin a name as a family name of two would are a name where none follow."""
        if len(self.begun) > 1 and is_name(self.begun):
            self.found.append(Credit(self.begun, self.role, self.agency))
            self.begun = ""

    def _take_role(self, word: str) -> None:
        self._end_begun()
        is_short_work = len(word) == 1 and word in WORKS
        together = is_short_work and self.is_behind_work
        self.role = self.role + word if together else word
        self.is_behind_work = is_short_work

    def _take_name(self, word: str) -> bool:
        if word in COMPOUND:
            self._end_begun()
            self.begun = word
            return True
        if len(word) > LONGEST_GIVEN:
            self._end_begun()
        named = self._people(self.begun + word)
        if named:
            self.found += named
            self.begun = ""
            return True
        if len(word) == 1 and not self.begun:
            self.begun = word
            return True
        return False

    def _people(self, text: str) -> list[Credit]:
        """The people whose names `text` is, one after the other; none where it is no name."""
        behind = _ROLE_BEHIND.fullmatch(text)
        if behind and is_name(behind["name"]):
            return [Credit(behind["name"], behind["role"], self.agency)]
        names = (text,) if self.strict else split_names(text)
        behind_a_role = self.role and not self.strict and 2 <= len(text) <= 3
        known = all(map(is_name, names)) or behind_a_role
        return [Credit(name, self.role, self.agency) for name in names] if known else []

"""Staff lines: who made the page, as pairs of a role and names: 责任编辑：林小满 版式设计：周禾, or 林小满 责编.

Papers name the roles as they like (一读, 版面, 值班编委 …), so a line is told by its form: nothing
but words that are roles and words that are names, a name behind each role or one before each.
Where a role stands in it that only newspapers have, the line is furniture wherever it stands; with
other roles it is so only where its place says so, too, for a cast has the same form.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .credits import ROLES as CREDIT_ROLES
from .credits import parse_credits
from .measure import HAN_CLASS
from .surnames import LONGEST_NAME, is_name, split_names

LONGEST = 120  # characters of a line of pairs: a front page names a dozen people
# names behind one role and nothing but blanks: some of them are roles that read as names (印前, 文审)
FEWEST_WORDS = 3
LONGEST_ROLE = 8  # characters: 本版责任编辑, 新媒体值班编委

_KIND = "本版|今日|本期|夜班|值班|执行|责任|文字|图片|美术|版式|版面|视觉|首席|副|新闻|新媒体|融媒体|特约|数字"
_WORK = (
    "编辑|责编|美编|主编|编委|编审|校对|检校|校检|审校|组版|排版|拼版|照排|版式|版面|设计|视觉|制图|美术|终审|初审|复审|审读|审核|审签|签发"
    "|[一二三]读|[一二三]校|[一二三]审|总值班|总编辑|总监|总编|主任|统筹|策划|监制|制版|制作"
)
# 校对员, 签发人, 设计师: who does it, where a name does not begin
_ROLE = re.compile(rf"(?:{_KIND})*(?:{_WORK})(?:[人员者师](?![{HAN_CLASS}]))?")
SURELY_STAFF = re.compile(
    "责任编辑|责编|美术编辑|美编|版式|校对|检校|校检|组版|排版|拼版|值班(?:编辑|主任|主编|编委|总编)|执行编辑|视觉|本版编辑"
    "|编辑[:：]|[一二三]读[:：/／|｜]|审读[:：]"
)
# 本报记者, 特约通讯员, 见习记者: who wrote a text, and nobody who made the page
_REPORTER = re.compile("(?:记者|通讯员|特派员|评论员|实习生|撰稿人?|作者)$")
_CONTACT = re.compile(
    r"(?:(?:新闻|编辑部|投稿|联系|本版|电子|读者)?(?:电话|热线|传真|邮箱|信箱|手机|微信|网址)|E-?mail|QQ|TEL)"
    r"\s*[:：/]?\s*[\w@.()+\-—~]*\d?[\w@.\-—]*",
    re.IGNORECASE,
)
_ALONE = re.compile(rf"(?<![{HAN_CLASS}])[{HAN_CLASS}](?: +[{HAN_CLASS}])+(?![{HAN_CLASS}])")
_TOKEN = re.compile(
    rf"(?P<mark>[:：/／|｜丨])|(?P<gap>[\s、，,;；■□●◎◆◇▪•()（）]+)|(?P<word>[{HAN_CLASS}][{HAN_CLASS}·]*)"
)
_LATIN_NAME = r"[A-ZÀ-Þ][\w.'’-]*(?: (?:[A-ZÀ-Þ][\w.'’-]*|de|da|di|del|van|von|le|la)){1,3}"
_LATIN_PAIR = re.compile(
    rf"(?:^|[\s,;|/•·–—-]+)(?P<role>[A-ZÀ-Þ][\w’'-]*(?: [\w’'&-]+){{0,3}})\s*[:|/]\s*"
    rf"{_LATIN_NAME}(?:(?:, | and | & ){_LATIN_NAME})*(?=$|[\s,;|/•·–—-])"
)


@dataclass(frozen=True)
class StaffPair:
    """A role with the names behind it. `is_marked`: by a colon or a stroke, and not by a blank alone."""

    role: str
    names: tuple[str, ...]
    is_marked: bool


@dataclass(frozen=True)
class _Word:
    """A word of the line. `is_role`: by its wording; `mark`: what stands right behind it, a blank or nothing."""

    text: str
    is_role: bool
    mark: str


# 近几年，… and 员司马永）…: no role has a comma or a bracket's end behind it
_BEGINS_AS_TEXT = re.compile(rf"[{HAN_CLASS}\d]+[，,。；、）)》”]")


def is_staff_line(text: str) -> bool:
    """Whether a line is furniture by its roles alone: one of them is a newspaper's."""
    if len(text) > LONGEST or not SURELY_STAFF.search(_plain(text)):
        return False
    return bool(staff_pairs(text)) or _is_sure(_name_first_pairs(text))


def has_staff_form(text: str) -> bool:
    """Whether a line is pairs of role and names, whatever the roles: a staff line if it stands where those do.

    Those of a text's own people (文：… 图：…) alone are a byline.
    """
    if _BEGINS_AS_TEXT.match(text):
        return False
    pairs = staff_pairs(text) or _name_first_pairs(text) or _latin_pairs(text)
    if not pairs or _is_byline(text, pairs):
        return False
    is_told = bool(SURELY_STAFF.fullmatch(pairs[0].role))
    return is_told or _is_sure(pairs) or len(pairs[0].names) >= FEWEST_WORDS


def _is_sure(pairs: Sequence[StaffPair]) -> bool:
    """Whether there are several, or the one has a mark between role and name."""
    return len(pairs) > 1 or any(pair.is_marked for pair in pairs)


def _is_byline(text: str, pairs: Sequence[StaffPair]) -> bool:
    if all(pair.role in CREDIT_ROLES or _REPORTER.search(pair.role) for pair in pairs):
        return True
    return parse_credits(_plain(text), strict=True) is not None


def staff_part(text: str) -> str:
    """What of a line names staff: from its first role on, where a date or a page's name stand before it."""
    known = _ROLE.search(text) if SURELY_STAFF.search(text) else None
    if known:
        return text[known.start() :]
    return text if has_staff_form(text) else ""


def staff_pairs(text: str) -> tuple[StaffPair, ...]:
    """The pairs that a line is made of; none where anything else stands in it but telephones and addresses."""
    words = _words_of(_CONTACT.sub(" ", _plain(text)))
    if not words:
        return ()
    pairs: list[StaffPair] = []
    role: _Word | None = None
    names: list[str] = []
    for word in words:
        named = _names_of(word, role, is_first=not names)
        if named:
            names += named
        elif role is None or names:
            pairs += _pair(role, names)
            role, names = word, []
        else:
            return ()  # a role behind a role
        if not named and not _may_be_role(word):
            return ()
    return (*pairs, *_pair(role, names)) if names else ()


def _name_first_pairs(text: str) -> tuple[StaffPair, ...]:
    """The pairs of a line that has each role behind its names (张三 责编　李四/美编); none where anything else stands.

    Its roles are known words, for nothing but them tells where a pair ends.
    """
    words = _words_of(_CONTACT.sub(" ", _plain(text)), begins_with_name=True)
    pairs: list[StaffPair] = []
    names: list[_Word] = []
    for word in words:
        if not word.is_role:
            names.append(word)
            continue
        named = tuple(name for one in names for name in split_names(one.text))
        is_known = _ROLE.fullmatch(word.text)  # 由学生参与设计 is none
        if not named or not is_known or not all(map(_may_be_name, named)):
            return ()
        pairs.append(StaffPair(word.text, named, bool(names[-1].mark.strip())))
        names = []
    is_told = any(is_name(name) for pair in pairs for name in pair.names)
    return tuple(pairs) if is_told and not names else ()


def _may_be_name(word: str) -> bool:
    """Whether it is a name, or as long as a rare family name's bearer's."""
    return is_name(word) or (2 <= len(word) < LONGEST_NAME and not _REPORTER.search(word))


def _plain(text: str) -> str:
    """In ordinary forms, the characters that are set apart (张 三) together."""
    folded = unicodedata.normalize("NFKC", text)
    return _ALONE.sub(lambda found: found[0].replace(" ", ""), folded)


def _pair(role: _Word | None, names: list[str]) -> list[StaffPair]:
    if role is None:
        return []
    return [StaffPair(role.text, tuple(names), bool(role.mark.strip()))]


def _may_be_role(word: _Word) -> bool:
    return word.is_role or (bool(word.mark) and 2 <= len(word.text) <= LONGEST_ROLE)


def _names_of(word: _Word, role: _Word | None, *, is_first: bool) -> tuple[str, ...]:
    """The names that a word is, behind its role; none where it is a role itself."""
    if role is None or word.is_role or (word.mark == ":" and not is_first):
        return ()
    names = split_names(word.text)
    if all(map(is_name, names)):
        return names
    # Behind its role, a rare family name's bearer is named, too.
    longest = 4 if role.mark.strip() else 3
    is_told = is_first and role.is_role and role.mark and 2 <= len(word.text) <= longest
    return (word.text,) if is_told else ()


def _words_of(text: str, *, begins_with_name: bool = False) -> list[_Word]:
    """The words of a line; none where anything stands in it that no staff line has."""
    found: list[_Word] = []
    at = 0
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None:
            return []
        at = token.end()
        if token["word"]:
            behind = _mark_at(text, at)
            found += _cut(token["word"], behind, is_first=not found and not begins_with_name)
    return found


def _mark_at(text: str, at: int) -> str:
    """The mark behind a word, a blank before it or not; a blank where there is no mark; "" for nothing."""
    rest = text[at:]
    found = re.match(r"\s*([:：/／|｜丨])", rest)
    if found:
        return found[1]
    return " " if rest else ""


def _cut(word: str, mark: str, *, is_first: bool) -> Iterator[_Word]:
    """A run of Han characters as names and roles: 林小满版式设计 is two words, 文字校对 one."""
    role = _ROLE.search(word)
    if role is None:
        yield _Word(word, False, mark)
        return
    before, behind = word[: role.start()], word[role.end() :]
    is_names = not is_first and all(map(is_name, split_names(before)))
    if before and is_names:
        yield _Word(before, False, "")
    yield _Word(role[0] if is_names else before + role[0], True, "" if behind else mark)
    if behind:
        yield from _cut(behind, mark, is_first=False)


def _latin_pairs(text: str) -> tuple[StaffPair, ...]:
    """The pairs of a line in Latin letters: Editor: Jane Smith · Layout: John Doe."""
    bare = _CONTACT.sub(" ", text).strip()
    rest = _LATIN_PAIR.sub("", bare).strip(" ,;|/•·–—-")
    if rest:
        return ()
    return tuple(StaffPair(m["role"], (), True) for m in _LATIN_PAIR.finditer(bare))

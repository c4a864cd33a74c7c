"""Notices (公告), statements (声明) and obituaries (讣告): no reports, told by the titles that only they have.

A title is a whole headline, or its end; with a verb before it (发表声明) it is a report about one. What
stands under no headline is told by the formula that ends it (特此公告, 声明作废).
"""

from __future__ import annotations

import re

from articles.story import StoryKind

# 通知 alone is any message's name: only with what is told by one
_NOTICE = (
    "公告|通告|公示|启事|通知书|公告书|告示|招标|招租|征订启示"
    "|(?:停.{1,3}|检修|缴费|年检|换证)通知|(?:^|的)通知$"
)
_STATEMENT = "声明|致歉信|道歉信|挂失"
_OBITUARY = "讣告|讣闻|讣|哀启|沉痛悼念|逝世公告"
# Who reports that one was published sets a verb before it, or a mark.
_REPORTED = re.compile(
    "发布|发表|发出|刊登|张贴|印发|下发|回应|驳斥|签署|通过|联合|宣读|公布|就.+作|[，。！？：；]"
)
# 特此公告 on a line of its own is its last one
_END = re.compile("(?:特此|谨此|哀此)(?:公告|通告|公示|启事|通知|声明|讣告|讣闻|致歉|敬告)")
# a headline of one is a title, and titles are short
LONGEST_TITLE = 40
_TITLES: tuple[tuple[StoryKind, re.Pattern[str]], ...] = (
    (
        "obituary",
        re.compile(
            rf".*(?:{_OBITUARY})|obituar(?:y|ies)|in memoriam|death notices?|avis de décès|nécrologie"
            "|todesanzeigen?|traueranzeigen?|nachruf|esquelas?|necrol[oó]gicas?|necrologi[aeo]?|falecimentos?",
            re.IGNORECASE,
        ),
    ),
    ("statement", re.compile(rf".*(?:{_STATEMENT})")),
    (
        "notice",
        re.compile(
            rf".*(?:{_NOTICE})|(?:public|legal) notices?|notices?|avis (?:au )?public|avis d'enquête publique"
            "|(?:öffentliche |amtliche )?bekanntmachung(?:en)?|edictos?|editais|edital|avviso pubblico|avvisi",
            re.IGNORECASE,
        ),
    ),
)
_FORMULAS: tuple[tuple[StoryKind, re.Pattern[str]], ...] = (
    ("statement", re.compile(r"声明作废|特此声明|^\W*(?:遗失声明|声明)[：:]|遗失.{2,60}作废")),
    ("obituary", re.compile(r"泣告|特此讣告|哀此讣闻|泣血|治丧(?:委员会|小组)")),
    ("notice", re.compile(r"特此(?:公告|通告|公示|启事|通知)|^\W*(?:公告|启事|通告)[：:]")),
)


def kind_of(headline: str, text: str, *, is_signed: bool = False) -> StoryKind:
    """What a story is by its headline and text. `is_signed`: as only reports are, with reporters or an agency."""
    if is_signed:
        return ""
    title = (
        re.sub(r"\s", "", headline)
        if re.search("[\u4e00-\u9fff]", headline)
        else headline.strip()
    )
    if title:
        return _by_title(title)
    return next((kind for kind, form in _FORMULAS if form.search(text)), "")


def is_end(line: str) -> bool:
    """Whether a line, without blanks, is nothing but the words that end a notice."""
    return _END.fullmatch(line) is not None


def _by_title(title: str) -> StoryKind:
    if len(title) > LONGEST_TITLE or _REPORTED.search(title) or is_end(title):
        return ""
    bare = re.sub(r"[（(][^（）()]*[）)]$", "", title)
    return next((kind for kind, form in _TITLES if form.fullmatch(bare)), "")


def reads_as_notice(text: str) -> bool:
    """Whether a text without its headline is worded as a notice, and not as an ad."""
    return any(form.search(text) for _, form in _FORMULAS)

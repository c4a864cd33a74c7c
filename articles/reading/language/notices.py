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
_CORRECTIONS = {"更正", "勘误", "致歉", "更正与致歉", "更正说明", "更正启事", "致歉说明"}
_STATEMENT = "声明|致歉信|道歉信|挂失"
_OBITUARY = "讣告|讣闻|讣|哀启|沉痛悼念|逝世公告"
# Who reports that one was published sets a verb before it, or a mark.
_REPORTED = re.compile(
    "发布|发表|发出|刊登|张贴|印发|下发|回应|驳斥|签署|通过|联合|宣读|公布|就.+作|[，。！？：；]"
)
# 特此公告 on a line of its own is its last one
_END = re.compile("(?:特此|谨此|哀此)(?:公告|通告|公示|启事|通知|声明|讣告|讣闻|致歉|敬告)")
# Who gives a notice: a body by the end of its name, people by what
# they say there (孝子 张大明 泣告)
_FIRMS = (
    "公司|集团|厂|供销社|合作社"
    "|旅行社|报社|出版社|合伙企业"
    "|银行|[支分]行|商行|[营经]业部"
    "|经营部|项目部|药店|酒店|饭店"
    "|商店|超市|宾馆|俱乐部"
)
_OFFICES = (
    "[^全大]局|委|政府|[县市省区]府"
    "|厅|署|法院|检察院|办公室|办事处"
    "|管理处|事务所|派出所|管理所"
    "|服务所|管理站|服务站|管理中心"
    "|服务中心|支队|大队|总队"
    "|指挥部|小组"
)
_SCHOOLS = "医院|学院|研究院|研究所|敬老院|[大中小]学|学校|幼儿园"
_SOCIETIES = "(?:委员|商|协|学|工|居委|村委|联合|董事|研究|基金|理事|同乡|校友|组委|筹委)会"
_BODY = "|".join(
    (
        _FIRMS,
        _OFFICES,
        _SCHOOLS,
        _SOCIETIES,
    )
)
_SEAL = "[（(](?:盖?章|公章|印)[)）]"
_GIVEN_BY_BODY = re.compile(
    r"[\u3400-\u9fff（）()·]{2,24}"
    rf"(?:{_BODY})(?:{_SEAL})?"
)
_GIVEN_BY_PEOPLE = re.compile(
    r"\S{2,30}(?:[泣哀敬谨同跪]|全家)"
    r"[告启叩白]"
    r"|(?:声明|启事|公告|通告|致歉"
    r"|道歉|告知|遗失|挂失|具名)"
    r"(?:人|单位|方)[:：]\S{2,24}"
    rf"|\S{{2,24}}{_SEAL}"
    r"|\S{2,10}(?:家属|亲属|子女)"
)
# 湖县成立渔业协会 is a headline: what a body does, or is done to it
_VERBS = re.compile(
    "成立|举行|召开|举办|揭牌|走进"
    "|进驻|落户|入驻|开展|启动|组建"
    "|入选|慰问|建成|新建|通过|获"
    "|赴|在|为|将|被|把|让|向|的"
)
_HAN_NUMBER = "[一二三四五六七八九十廿卅]"
_DAY = re.compile(
    rf"(?:\d{{1,2}}|{_HAN_NUMBER}{{1,2}})月"
    rf"(?:\d{{1,2}}|{_HAN_NUMBER}{{1,3}})日"
    "|即日"
)
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


def is_title(text: str) -> bool:
    """Whether a headline is a title that only notices have, or a paper's own corrections."""
    return bool(kind_of(text, "")) or "".join(text.split()) in _CORRECTIONS


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


def names_people_who_give_one(line: str) -> bool:
    """Whether a line, without blanks, is people with the words that end a notice: 张大明 泣告, 声明人：张大明."""
    return _GIVEN_BY_PEOPLE.fullmatch(line) is not None


def names_body(line: str) -> bool:
    """Whether a line, without blanks, is the name of a firm, an office or a society, as far as its words tell."""
    return _GIVEN_BY_BODY.fullmatch(line) is not None and not _VERBS.search(line)


def is_day(line: str) -> bool:
    """Whether a line, without blanks, is a day without its year."""
    return _DAY.fullmatch(line) is not None


def _by_title(title: str) -> StoryKind:
    if len(title) > LONGEST_TITLE or _REPORTED.search(title) or is_end(title):
        return ""
    bare = re.sub(r"[（(][^（）()]*[）)]$", "", title)
    return next((kind for kind, form in _TITLES if form.fullmatch(bare)), "")


def reads_as_notice(text: str) -> bool:
    """Whether a text without its headline is worded as a notice, and not as an ad."""
    return any(form.search(text) for _, form in _FORMULAS)

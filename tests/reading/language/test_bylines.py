"""Who signs a text: every form, at the head, behind the last sentence and on a line of its own."""

import pytest

from articles.reading.language.byline_heads import at_head, opens_report
from articles.reading.language.byline_tails import at_tail
from articles.reading.language.bylines import awaits_name, own_line
from articles.reading.language.credits import CreditLine, parse_credits
from articles.story import Credit

REST = "清晨，渔民撒网捕鱼。"


def credits(*people_: tuple[str, ...]) -> tuple[Credit, ...]:
    return tuple(Credit(*person) for person in people_)


CHEN, ZHOU = ("陈立", "记者"), ("周小舟", "通讯员")
LEAD_INS = {
    "本报讯 记者陈立 报道 ": [CHEN],
    "本报讯 记者 陈 立 报道：": [CHEN],
    "本报讯 记者陈立 通讯员周小舟 报道 ": [CHEN, ZHOU],
    "本报讯 记者陈立、周明 报道 ": [CHEN, ("周明", "记者")],
    "本报讯（记者陈立 通讯员周小舟）": [CHEN, ZHOU],
    "本报讯(记者 陈立)": [CHEN],
    "本报讯 （记者 高 寒） ": [("高寒", "记者")],
    "本报讯（见习记者 陈立）": [("陈立", "见习记者")],
    "本报讯（全媒体记者 陈立）": [("陈立", "全媒体记者")],
    "本报讯（通讯员 欧阳明月）": [("欧阳明月", "通讯员")],
    "本报讯（陈立 周小舟）": [("陈立",), ("周小舟",)],
    "本报讯（记者 陈〓）": [("陈〓", "记者")],
    "本报讯（记者阿依古丽·买买提）": [("阿依古丽·买买提", "记者")],
    "本报讯（记者 司马　南 通讯员 周小舟）": [("司马南", "记者"), ZHOU],
    "本报讯（记者 尼玛次仁）": [("尼玛次仁", "记者")],
    "本报讯 ": [],
}
DATELINES = {
    "新华社长沙3月6日电（记者陈立、周明）": [
        ("陈立", "记者", "新华社"),
        ("周明", "记者", "新华社"),
    ],
    "新华社长沙3月6日电（记者陈立、本报记者周明）": [
        ("陈立", "记者", "新华社"),
        ("周明", "记者"),
    ],
    "中新社北京3月6日电 （记者 陈立） ": [("陈立", "记者", "中新社")],
    "本报长沙3月6日讯（记者陈立）": [CHEN],
    "新华社长沙3月6日电 ": [],
    "据新华社电 ": [],
}
OWN_LINES = {
    "□ 武小杰": [("武小杰",)],
    "□武小杰": [("武小杰",)],
    "□ 司马 南": [("司马南",)],
    "□ 尼玛次仁 扎西卓玛": [("尼玛次仁",), ("扎西卓玛",)],
    "本报记者 陈立 报道": [CHEN],
    "本报记者 高　寒 摄影报道": [("高寒", "记者")],
    "特约记者 尼玛次仁": [("尼玛次仁", "特约记者")],
    "■ 高 寒": [("高寒",)],
    "● 陈立 周小舟": [("陈立",), ("周小舟",)],
    "◎ 本报记者 陈立": [CHEN],
    "◆ 陈立、周明": [("陈立",), ("周明",)],
    "本报记者 陈立 通讯员 周小舟": [CHEN, ZHOU],
    "通讯员周小舟本报记者陈立": [ZHOU, CHEN],
    "本报驻京记者周文": [("周文", "记者")],
    "新华社记者陈立荣本报驻京记者周文": [
        ("陈立荣", "记者", "新华社"),
        ("周文", "记者"),
    ],
    "本报记者 陈 立 通讯员 高 寒": [CHEN, ("高寒", "通讯员")],
    "本报记者陈立": [CHEN],
    "本报驻京记者 陈立": [CHEN],
    "新华社记者 陈立 周明": [("陈立", "记者", "新华社"), ("周明", "记者", "新华社")],
    "本报特约评论员 陈立": [("陈立", "特约评论员")],
    "实习生 欧阳明": [("欧阳明", "实习生")],
    "作者：陈立": [("陈立", "作者")],
    "文/陈立 图/周明": [("陈立", "文"), ("周明", "图")],
    "文／陈立　图／周明": [("陈立", "文"), ("周明", "图")],
    "文 陈立 图 周明": [("陈立", "文"), ("周明", "图")],
    "陈立/文 周明/图": [("陈立", "文"), ("周明", "图")],
    "（本报记者 陈立）": [CHEN],
}
TAILS = {
    "（陈立）": [("陈立",)],
    "（何小峰）": [("何小峰",)],
    "[何小峰]": [("何小峰",)],
    "［本报记者 陈立］": [CHEN],
    "〔陈立 周小舟〕": [("陈立",), ("周小舟",)],
    "（高 寒）": [("高寒",)],
    "(陈立)": [("陈立",)],
    "（本报记者 陈立）": [CHEN],
    "（记者 陈立 通讯员 周小舟）": [CHEN, ZHOU],
    "（陈立 周小舟）": [("陈立",), ("周小舟",)],
    "（文/陈立 图/周明）": [("陈立", "文"), ("周明", "图")],
    "（陈立/文 周明/图）": [("陈立", "文"), ("周明", "图")],
    "（陈立／文　周明／摄）": [("陈立", "文"), ("周明", "摄")],
    "（陈立/文、周明/图）": [("陈立", "文"), ("周明", "图")],
    "（周明/图 陈立/文）": [("周明", "图"), ("陈立", "文")],
    "（陈立 文 周明 图）": [("陈立", "文"), ("周明", "图")],
    "（陈立、周小舟/文 周明/摄影）": [("陈立", "文"), ("周小舟", "文"), ("周明", "摄影")],
    "（高 寒/文 高 图/图）": [("高寒", "文"), ("高图", "图")],
    "（记者 陈立/文 通讯员 周明/图）": [("陈立", "文"), ("周明", "图")],
    "（阿卜杜拉·买买提/撰文 周明/供图）": [
        ("阿卜杜拉·买买提", "撰文"),
        ("周明", "供图"),
    ],
    "（陈立 文/图）": [("陈立", "文图")],
    "（文/图 陈立）": [("陈立", "文图")],
    "（记者 陈立 摄影）": [("陈立", "记者")],
    "□ 陈立": [("陈立",)],
    "——本报记者 陈立": [CHEN],
    "本报记者 陈立 通讯员 周小舟": [CHEN, ZHOU],
    "（新华社记者 陈立）": [("陈立", "记者", "新华社")],
    "（上官婉儿）": [("上官婉儿",)],
}


@pytest.mark.parametrize("head", LEAD_INS)
def test_a_report_opened_by_benbaoxun_is_signed_there(head):
    signature, rest = at_head(head + REST)
    assert (signature.credits, signature.lead_in, rest) == (
        credits(*LEAD_INS[head]),
        "本报讯",
        REST,
    )
    assert signature.printed == (head.strip() if LEAD_INS[head] else "")


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("本报讯　记者 何田　", ["何田"]),
        ("本报讯 记者何田 ", ["何田"]),
        ("本报讯 记者 何田 通讯员 林小满　", ["何田", "林小满"]),
    ],
)
def test_blanks_alone_may_part_benbaoxun_and_names_from_the_text(head, names):
    found, text = at_head(f"{head}本周三，湖边的小路修好了。")
    assert [credit.name for credit in found.credits] == names
    assert text == "本周三，湖边的小路修好了。"


@pytest.mark.parametrize("head", DATELINES)
def test_a_report_opened_by_a_dateline_is_signed_there(head):
    signature, rest = at_head(head + REST)
    assert (signature.credits, rest) == (credits(*DATELINES[head]), REST)
    assert head.startswith(signature.dateline)
    assert signature.dateline.endswith(("电", "讯"))


@pytest.mark.parametrize("head", [*LEAD_INS, *DATELINES])
def test_a_line_that_begins_so_opens_a_report(head):
    assert opens_report(head + REST)


def test_a_reporter_of_ours_may_report_without_benbaoxun():
    assert at_head("本报记者陈立 报道 " + REST) == (
        CreditLine(credits(CHEN), "本报记者陈立 报道"),
        REST,
    )


@pytest.mark.parametrize(
    ("head", "names"),
    {
        "本报记者　陈立　": ["陈立"],
        "本报记者　陈　立　通讯员　周小舟　": ["陈立", "周小舟"],
        "□本报记者　阿依努尔·肉孜　": ["阿依努尔·肉孜"],
        "记者　陈立　报道　": ["陈立"],
        "记者林秀英／花莲报道　": ["林秀英"],
        "記者林秀英／花蓮報導　": ["林秀英"],
        "【记者林秀英／花莲报道】": ["林秀英"],
        "本报讯 记者 阿依努尔·肉孜 通讯员 高 寒　": ["阿依努尔·肉孜", "高寒"],
        "本报讯 记者 艾力 · 吐尔逊　": ["艾力·吐尔逊"],
        "本报讯（记者 古丽 •艾山　高寒）": ["古丽·艾山", "高寒"],
    }.items(),
)
def test_names_in_front_of_a_text_need_no_brackets(head, names):
    signed, rest = at_head(f"{head}“{REST}”")
    assert ([c.name for c in signed.credits], rest) == (names, f"“{REST}”")


@pytest.mark.parametrize(
    "text",
    [
        "本报记者 陈立 在渔村看到，湖面波光粼粼。",
        "记者陈立报道过渔村。",
        "记者走进渔村看到，湖面波光粼粼。",
        "记者陈立说，他报道过渔村。",
        "新华社记者走访时看到，渔船满载而归。",
        "新华社区来电，渔民的手机响了。",
        "本报记者从渔政部门获悉，明日开渔。",
        "3月6日电力抢修结束。",
        "本报训练营开营。",
        "通讯员队伍不断壮大。",
    ],
)
def test_a_sentence_that_speaks_of_reporters_opens_nothing(text):
    assert at_head(text) == (CreditLine(), text)
    assert not opens_report(text)


@pytest.mark.parametrize(
    "text", ["记者走进渔村看到，他说的报道是真的。", "记者从会上获悉，报道称明日开渔。"]
)
def test_benbaoxun_before_such_a_sentence_opens_a_report_that_nobody_signed(text):
    assert at_head("本报讯 " + text) == (CreditLine(lead_in="本报讯"), text)


@pytest.mark.parametrize("lead", ["海州日报讯", "融媒讯", "本报海州讯", "青川网讯"])
def test_with_people_behind_it_other_words_open_a_report_as_benbaoxun_does(lead):
    head = f"{lead}（记者 陈立）"
    assert at_head(head + REST) == (CreditLine(credits(CHEN), head, lead_in=lead), REST)
    assert at_head(lead + REST) == (CreditLine(), lead + REST)


@pytest.mark.parametrize("line", OWN_LINES)
def test_a_line_of_names_is_a_byline(line):
    assert own_line(line) == CreditLine(credits(*OWN_LINES[line]), line)


@pytest.mark.parametrize(
    "line",
    [
        "记者 走访",
        "记者手记",
        "□ 记者手记",
        "■ 关注民生",
        "● 渔村见闻",
        "本报记者 陈立 摄",
        "新华社记者 陈 立 摄",
        "（陈立）",
        "陈立",
        "本报评论员",
        "记者陈立在渔村采访了三天三夜",
        "（图）",
        "□ ",
        "文/图",
        "□ 陈立 " * 20,
    ],
)
def test_any_other_line_is_no_byline(line):
    assert own_line(line) is None


@pytest.mark.parametrize("tail", TAILS)
@pytest.mark.parametrize(
    "end", ["渔船满载而归。", "“满载而归！”", "渔船满载而归……", "他说：“满载而归。” "]
)
def test_names_behind_the_last_sentence_sign_the_report(end, tail):
    assert at_tail(end + tail) == (CreditLine(credits(*TAILS[tail]), tail), end.rstrip())


@pytest.mark.parametrize(
    "tail",
    [
        "（完）",
        "（图）",
        "（下转第4版）",
        "（据新华社电）",
        "（来源：新华网）",
        "（作者系渔业专家）",
        "（三）",
        "（资料图片）",
        "[图]",
        "［3］",
        "（）",
    ],
)
def test_other_words_in_brackets_sign_nothing(tail):
    assert at_tail("渔船满载而归。" + tail) == (CreditLine(), "渔船满载而归。" + tail)


@pytest.mark.parametrize(
    "text", ["渔船满载而归（陈立）", "船长（陈立）回来了。", "满载而归，（陈立）"]
)
def test_a_name_in_brackets_inside_a_sentence_signs_nothing(text):
    assert at_tail(text) == (CreditLine(), text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("记者 陈立 周明", [CHEN, ("周明", "记者")]),
        ("陈 立 高 寒", [("陈立",), ("高寒",)]),
        ("记者 陈 文 周 图", [("陈文", "记者"), ("周图", "记者")]),
        ("记者陈立周小舟", [CHEN, ("周小舟", "记者")]),
        ("陈立摄影", [("陈立", "摄影")]),
        ("记者 拉姆", [("拉姆", "记者")]),
    ],
)
def test_people_are_read_word_by_word(text, found):
    assert parse_credits(text) == credits(*found)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "记者",
        "高",
        "陈立 出港去了",
        "陈立，渔民。",
        "记者2人",
        "渔船 渔民",
        "记者 渔船满载",
        "立 陈立",
    ],
)
def test_words_that_are_not_all_roles_and_names_are_nobody(text):
    assert parse_credits(text) is None


def test_behind_a_role_any_short_word_is_a_name_unless_strict():
    assert parse_credits("记者 拉姆", strict=True) is None


@pytest.mark.parametrize("text", ["“横眉冷对千夫指。”——鲁迅", "《渔歌》——陈立", "他说——陈立"])
def test_a_name_behind_a_dash_that_says_who_is_quoted_signs_nothing(text):
    assert at_tail(text) == (CreditLine(), text)


@pytest.mark.parametrize("dash", ["——", "—— ", " ——"])
def test_a_name_behind_a_dash_signs_the_report(dash):
    signature, rest = at_tail("渔船满载而归。" + dash + "陈立")
    assert (signature.credits, rest) == (credits(("陈立",)), "渔船满载而归。")


@pytest.mark.parametrize(
    "role", ["记者", "本报记者", "□ 通讯员", "本报驻京记者", "新华社记者", "实习生"]
)
def test_a_role_without_a_name_awaits_one(role):
    assert awaits_name(role)


@pytest.mark.parametrize("text", ["本报记者 何田", "何田", "记者节", "本报讯", "文/图"])
def test_other_words_await_none(text):
    assert not awaits_name(text)


@pytest.mark.parametrize(
    "name", ["林小满", "高寒", "高　寒", "欧阳青禾", "司马兰", "巴特尔·乌恩"]
)
@pytest.mark.parametrize("end", ["大家都来了。", "“心里踏实。”", "路真平啊！"])
def test_a_name_alone_behind_the_last_sentence_signs_a_report(name, end):
    signed, text = at_tail(f"街角花坛每周清扫两次，{end}{name}")
    assert [credit.name for credit in signed.credits] == ["".join(name.split())]
    assert text.endswith(end)


@pytest.mark.parametrize(
    "words", ["谢谢", "敬礼", "公告", "通告", "第五版", "百里画廊", "完", "全文完"]
)
def test_words_that_begin_as_names_do_sign_nothing(words):
    text = f"街角花坛每周清扫两次。{words}"
    assert at_tail(text)[1] == text


LIN, HUANG = ("林秀英", "记者"), ("黃志明", "记者")


@pytest.mark.parametrize(
    ("printed", "people"),
    {
        "記者林秀英／花蓮報導": [LIN],
        "本報記者林秀英／台北報導": [LIN],
        "記者林秀英、黃志明／綜合報導": [LIN, HUANG],
        "〔記者林秀英／台北報導〕": [LIN],
        "【記者黃志明／嘉義縣報導】": [HUANG],
        "林秀英／屏東報導": [("林秀英",)],
        "本報記者 黃志明": [HUANG],
        "特約記者黃志明": [("黃志明", "特约记者")],
        "记者陈立/高寒报道": [CHEN, ("高寒", "记者")],
        "记者陈立／台中报道": [CHEN],
        "记者林秀英／花莲报道": [LIN],
    }.items(),
)
def test_a_report_from_a_place_names_who_wrote_it(printed, people):
    found = own_line(printed)
    assert found is not None
    assert found.credits == credits(*people)
    assert found.printed == printed


@pytest.mark.parametrize(
    "text", ["市府／台北報導", "連線報導", "國際新聞／綜合報導", "記者林秀英／攝影報導"]
)
def test_other_reports_name_nobody(text):
    assert own_line(text) is None


@pytest.mark.parametrize("brackets", ["〔〕", "【】", "［］"])
def test_who_reports_from_a_place_may_stand_in_brackets_before_the_text(brackets):
    opening, closing = brackets
    printed = f"{opening}記者林秀英／台北報導{closing}"
    signed, rest = at_head(printed + REST)
    assert signed == CreditLine(credits(LIN), printed)
    assert rest == REST


@pytest.mark.parametrize(
    ("tail", "role"),
    [(" 石磊 摄", "摄"), ("（石磊 摄影报道）", "摄影报道"), ("（石磊 摄）", "摄")],
)
def test_what_a_photographer_did_is_no_name(tail, role):
    signature, rest = at_tail("渔船满载而归。" + tail)
    assert [(c.name, c.role) for c in signature.credits] == [("石磊", role)]
    assert rest == "渔船满载而归。"

"""Lines of roles and names, in any wording, and what only looks like them."""

import pytest

from articles.reading.language.staff_lines import has_staff_form, is_staff_line, staff_pairs
from tests.reading.dump.dumped import told, whole
from tests.reading.staff import ROLES, make_name_first_line, make_staff_line
from tests.reading.typesetter import read


@pytest.mark.parametrize("seed", range(40))
def test_a_line_of_a_newspapers_roles_is_read_as_pairs_however_it_is_punctuated(seed):
    text, pairs = make_staff_line(seed, ROLES)
    assert is_staff_line(text), text
    assert [(pair.role, pair.names) for pair in staff_pairs(text)] == pairs


@pytest.mark.parametrize("seed", range(40))
def test_the_roles_may_stand_behind_the_names(seed):
    text, _ = make_name_first_line(seed)
    assert is_staff_line(text), text


@pytest.mark.parametrize(
    "text",
    [
        "李四/校对",
        "周禾：美编",
        "林小满（责编） 周禾（美编）",
        "张 三 责编　李 四 美编",
        "郦小满 责编　周禾 美编",
        "林小满 编辑　周禾 校对　电话：0731-88888888",
        "林小满 编辑　周禾 校对　电子邮箱 hx@example.com",
    ],
)
def test_a_name_before_its_role_is_told_by_a_mark_or_by_another_pair(text):
    assert is_staff_line(text)


@pytest.mark.parametrize(
    "text", ["林小满 组版", "周禾 一读　何田 二读", "何田 统筹　周禾 策划"]
)
def test_a_name_before_a_role_that_others_have_too_has_the_form_alone(text):
    assert has_staff_form(text)
    assert not is_staff_line(text)


def test_a_staff_line_with_its_names_first_is_in_no_story_of_a_dump():
    foot = "林小满 责编　周禾 美编　何田 二读"
    page = read("江南日报　2026年11月20日　第3版", whole([3, 4], 22), foot)
    assert [found.story.headline for found in page.findings] == [told(3)[0], told(4)[0]]
    assert (page.furniture[-1].split(), page.leftovers) == (foot.split(), ())


@pytest.mark.parametrize(
    "text",
    [
        "林小满 责编 周禾",
        "责编 校对",
        "周禾 摄影　何田 文字",
        "高校 组版 大赛 开幕",
        "加强 校对 把好 质量",
        "何田 主任",
    ],
)
def test_names_and_roles_that_do_not_go_together_are_no_staff_line(text):
    assert not is_staff_line(text)
    assert not has_staff_form(text)


@pytest.mark.parametrize(
    "text",
    [
        "传版：周小舟",
        "监印：周小舟 传版：何田",
        "监印 周小舟 传版 何田 付印 陈立",
        "文审|周小舟 图审|何田",
        "编务/周小舟　印前/何田",
        "签发人 周小舟 制作人 何田",
        "今日带班：周小舟；编务：何田、陈立；电话：0731-88888888",
        "Editor: Jane Smith",
        "Editor: Jane Smith · Layout: John Doe",
        "Night editor: Jane Smith Proofs: John van Dyke",
    ],
)
def test_roles_that_no_list_has_have_the_same_form(text):
    assert has_staff_form(text)
    assert not is_staff_line(text)


@pytest.mark.parametrize(
    "text",
    [
        "责任编辑何平近日走访了渔民",
        "责任编辑培训班开班",
        "责编会议",
        "校对和版式设计大赛举行",
        "他负责校对和版式",
        "文：何平 图：陈立",
        "记者 何平 通讯员 陈立",
        "本报记者 何平 通讯员 陈立",
        "新华社记者 何平",
        "价格：三元 数量：五个",
        "时间：周三 地点：会议室",
        "主任何平：把路修好",
        "渔民湖畔晒网忙",
        "Friday, May 24, 2024",
        "Note: the ferry is late today.",
        "",
    ],
)
def test_prose_headlines_and_bylines_have_not(text):
    assert not is_staff_line(text)
    assert not has_staff_form(text)


@pytest.mark.parametrize(
    "byline",
    [
        "□ 本报记者 高 寒 通讯员 周小舟",
        "本报记者 孟繁 通讯员 左思雨",
        "●特约记者 石一鸣 实习生 王小山",
        "见习记者：李文 通讯员：赵一 钱二",
    ],
)
def test_who_wrote_a_text_made_no_page(byline):
    assert not has_staff_form(byline)
    assert not is_staff_line(byline)


@pytest.mark.parametrize(
    "text",
    [
        "近几年，广大农村地区在解",
        "员司马永）连日来，石家庄市组",
        "连日来，何田陈立两位老师",
        "入冬以来，高寒山区的牛羊",
        "渡口边、石桥下、江心洲上",
        "孩子们”，何老师常常说起",
        "本报讯（通讯员 何田）由学生参与设计",
        "本报讯（记者 何田）全县开展校对",
    ],
)
def test_a_line_of_text_that_begins_with_a_clause_is_none(text):
    assert not has_staff_form(text)

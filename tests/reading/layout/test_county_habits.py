"""What county papers do that was read wrong: lists side by side, names that reach out, notes, rolls, results."""

import pytest

from articles.reading.geometry import Box
from articles.reading.layout.page import read_sheet_layout
from articles.reading.sheet import Drawing
from tests.reading.column_pages import set_column
from tests.reading.picture_pages import BRIDGE, LAKE, TEA
from tests.reading.sheets import HEI, KAI, SONG, column, line, sheet, wrapped
from tests.reading.typesetter import set_body, title, write

SIZE, PITCH = 9.0, 13.5


def set_story(seed, x, y, measure, columns=1, *, top=0.0, paragraphs=3):
    """A headline, and its text in columns `top` points below; what is printed, the text, and the foot."""
    told = write(seed, paragraphs, (2, 3))
    rows = set_body(told, measure, shows_indents=True)
    each = -(-len(rows) // columns)
    parts = [line(title(seed), x, y, 2 * SIZE, style=HEI)]
    for n in range(columns):
        part = rows[n * each : (n + 1) * each]
        left = x + n * (measure + 1.6) * SIZE
        parts.append(set_column(part, left, y + 22 + top, SIZE, measure))
    return parts, "".join(told), y + 22 + top + each * PITCH


def read(*parts, drawings=(), height=900.0, width=640.0):
    page = sheet(*parts, drawings=drawings, width=width, height=height)
    return read_sheet_layout(page, 1)


def stories(page):
    return {f.story.headline: f.story for f in page.findings}


def plate(name, x, y, width):
    """A name in white on a black plate in the middle of a rule."""
    left = x + (width - len(name) * 11) / 2
    black = Box(left - 6, y, left + len(name) * 11 + 6, y + 16)
    rule = Box(x, y + 8, x + width, y + 8.8)
    drawn = [Drawing("rule", rule), Drawing("tint", black)]
    return line(name, left, y + 12, 11, style=HEI, light=1.0), drawn


def set_briefs(seed, names, x, y, measure):
    parts, told = [], []
    for n, name in enumerate(names):
        text = write(seed + n, 1, (1, 2))[0]
        rows = set_body([f"{text}（{name}）"], measure, shows_indents=True)
        parts.append(set_column(rows, x, y, SIZE, measure))
        y += (len(rows) + 0.7) * PITCH
        told.append(text)
    return parts, told


@pytest.mark.parametrize("seed", range(4))
def test_two_lists_of_briefs_side_by_side_have_each_its_own_label(seed):
    story, _, foot = set_story(seed, 40, 90, 20, 2)
    width = 20 * SIZE
    parts, drawings, wanted = [*story], [], {}
    for n, (name, people) in enumerate(
        (("简讯", ("周小舟", "何田", "陈立")), ("部门动态", ("郑雨", "孔梅", "许丽")))
    ):
        x = 40 + n * 21.6 * SIZE
        words, drawn = plate(name, x, foot + 14, width)
        briefs, told = set_briefs(seed + 30 + 5 * n, people, x, foot + 52, 20)
        parts += [words, *briefs]
        drawings += drawn
        wanted |= dict.fromkeys(told, name)
    page = read(*parts, drawings=drawings)
    read_as = {f.story.text: f.story.section for f in page.findings if not f.story.headline}
    assert read_as == wanted


@pytest.mark.parametrize("reach", [1, 4])
def test_names_in_the_middle_of_two_columns_do_not_widen_the_first(reach):
    story, told, _ = set_story(5, 40, 90, 18, 2, top=18)
    names = line("本报记者 周小舟 通讯员 何田", 40 + 8 * SIZE + reach * SIZE, 112, SIZE)
    (found,) = read(*story, names).findings
    assert (found.story.text, len(found.story.bylines)) == (told, 2)


def test_a_line_in_bold_that_is_set_in_like_a_paragraph_is_a_crosshead():
    first, second = write(3, 2, (2, 3))
    rows = set_body([first], 18, shows_indents=True)
    y = 112 + len(rows) * PITCH
    below = set_body([second], 18, shows_indents=True)
    (found,) = read(
        line(title(3), 40, 90, 18, style=HEI),
        set_column(rows, 40, 112, SIZE, 18),
        line("一、及时灌水抗旱", 40 + 2 * SIZE, y, SIZE, style=HEI),
        set_column(below, 40, y + PITCH, SIZE, 18),
    ).findings
    kinds = [(p.kind, p.text) for p in found.story.body]
    assert kinds == [
        ("paragraph", first),
        ("crosshead", "一、及时灌水抗旱"),
        ("paragraph", second),
    ]


def test_a_photo_as_wide_as_the_story_below_is_its_own_where_the_columns_above_are_others():
    above, _, foot = set_story(7, 40, 90, 15, 3)
    box = Box(40, foot, 40 + 35.6 * SIZE, foot + 110)
    caption = line("图为施工现场。（周小舟 摄）", 40, foot + 122, 8, style=HEI)
    below, _, _ = set_story(8, 40, foot + 146, 17, 2)
    page = read(*above, caption, *below, drawings=[Drawing("image", box)])
    shown = {h: len(s.pictures) for h, s in stories(page).items()}
    assert shown == {title(7): 0, title(8): 1}


def test_sentences_in_other_type_over_an_interviews_columns_are_its_first_paragraph():
    note = "从今年九月起，首批十二家托育点陆续开门迎客。收费怎样定，师资从哪里来？记者采访了局长段文清。"
    told = write(9, 3, (2, 3))
    rows = set_body(told, 17, shows_indents=True)
    half = -(-len(rows) // 2)
    over = ["　　" + note[:34], note[34:]]
    page = read(
        line("让家门口的托育更放心", 120, 90, 20, style=HEI),
        line("本报记者 周小舟", 160, 108, SIZE),
        column(over, 40, 126, SIZE, style=HEI),
        set_column(rows[:half], 40, 166, SIZE, 17),
        set_column(rows[half:], 40 + 18.6 * SIZE, 166, SIZE, 17),
    )
    (story,) = (f.story for f in page.findings)
    assert story.headline == "让家门口的托育更放心"
    assert story.text == note + "".join(told)


def test_a_small_correction_is_a_story():
    story, _, foot = set_story(11, 40, 90, 20, 2)
    text = "10月11日本报第4版《小镇上的修表匠》作者署名应为“李文俊”，误为“李文骏”，特此更正。"
    page = read(
        *story,
        line("更正", 100, foot + 20, 9.2, style=HEI),
        column([text[:20], text[20:40], text[40:]], 44, foot + 36, 7.2),
        drawings=[Drawing("frame", Box(40, foot + 8, 200, foot + 80))],
    )
    assert stories(page)["更正"].text == text


def test_two_photos_in_a_row_with_a_headline_each_are_two_stories():
    parts, drawings = [], []
    for n, (head, said) in enumerate(
        (
            ("交警先进岗", "交警大队女民警在搀扶老人过马路"),
            ("农民乐队义演", "洋洲村的农民乐队为村民演出"),
        )
    ):
        x = 40 + n * 250
        drawings.append(Drawing("image", Box(x, 60, x + 230, 200)))
        parts.append(line(head, x + 60, 222, 18, style=HEI))
        rows = set_body([f"{said}。（周小舟 摄）"], 26, shows_indents=True)
        parts.append(set_column(rows, x, 242, 8.5, 26))
    low, _, _ = set_story(13, 40, 320, 18, 3, paragraphs=4)
    found = stories(read(*parts, *low, drawings=drawings))
    assert [len(found[h].pictures) for h in ("交警先进岗", "农民乐队义演")] == [1, 1]


def test_sentences_over_a_group_of_photos_are_its_text():
    told = (
        "端午这一天，沱江两岸挤满了看龙舟的人，最年轻的桡手只有十九岁。"
        "鼓声一响，两岸的喊声就盖过了江水，孩子们跟着岸边跑。"
    )
    low, _, _ = set_story(15, 40, 420, 18, 3, paragraphs=4)
    found = stories(
        read(
            line("龙舟竞渡沱江上", 200, 90, 26, style=HEI),
            line("□ 周小舟 文/图", 260, 112, 10),
            column(["　　" + told[:44], told[44:]], 60, 134, 10.2),
            line("龙舟冲过终点。", 40, 352, 8, style=HEI),
            line("江边观赛的人群。", 330, 352, 8, style=HEI),
            *low,
            drawings=[
                Drawing("image", Box(40, 160, 320, 340)),
                Drawing("image", Box(330, 160, 560, 340)),
            ],
        )
    )
    assert found["龙舟竞渡沱江上"].text == told


def test_who_wrote_a_report_is_told_above_its_photographer():
    told = write(17, 2, (2, 3))
    rows = set_body([told[0], f"{told[1]}（通讯员 何田）"], 18, shows_indents=True)
    foot = 112 + len(rows) * PITCH
    (found,) = read(
        line(title(17), 40, 90, 18, style=HEI),
        set_column(rows, 40, 112, SIZE, 18),
        line("周小舟 摄", 40 + 13 * SIZE, foot, SIZE),
    ).findings
    assert found.story.text == "".join(told)
    assert "何田" in [credit.name for credit in found.story.bylines]


def test_a_list_of_names_is_rows_of_its_notice():
    names = ("胡建珍　曹小斌　彭欣玉　刘静霞", "蔡玉博　曾超德　邢明艳　文月超")
    lead = "经各单位推荐、评委会评审，现将本次评选的人员名单公示如下，公示期为五个工作日，欢迎监督。"
    end = "如有异议，请在公示期内与江南县教育局联系，反映的情况应当实事求是，并且署上真实姓名。"
    rows = set_body([lead], 22, shows_indents=True)
    y = 110 + len(rows) * PITCH
    below = set_body([end], 22, shows_indents=True)
    page = read(
        line("优秀教师名单公示", 80, 90, 15, style=HEI),
        set_column(rows, 40, 110, SIZE, 22),
        *(line(row.replace("　", " "), 58, y + n * PITCH, SIZE) for n, row in enumerate(names)),
        set_column(below, 40, y + 2 * PITCH, SIZE, 22),
    )
    (story,) = (f.story for f in page.findings)
    found = [p.text.replace(" ", "　") for p in story.body]
    assert found == [lead, *names, end]


def test_results_in_columns_without_a_rule_are_no_story():
    story, told, foot = set_story(19, 40, 90, 18, 2)
    cells = (
        ("项目", "男子单打", "女子单打", "混合双打", "男子双打"),
        ("冠军", "谢萍娟", "戴长青", "叶子春", "吕胜兰"),
        ("比分", "2:0", "2:1", "2:0", "2:1"),
    )
    parts = [line("羽毛球赛成绩", 70, foot + 24, 11, style=HEI)]
    for n, cell in enumerate(cells):
        for m, word in enumerate(cell):
            style = HEI if m == 0 else SONG
            parts.append(line(word, 44 + n * 60, foot + 42 + m * 14, 8.5, style=style))
    (found,) = read(*story, *parts).findings
    assert found.story.text == told


def test_which_part_of_a_serial_stands_here_is_no_text():
    told = write(21, 3, (2, 3))
    rows = set_body(told, 20, shows_indents=True)
    page = read(
        line("老渡口", 40, 90, 26, style=SONG),
        line("（连载12）", 126, 90, SIZE),
        line("□周小舟", 40, 110, SIZE, style=HEI),
        set_column(rows, 40, 128, SIZE, 20),
    )
    (story,) = (f.story for f in page.findings)
    assert story.text == "".join(told)
    assert story.headline == "老渡口"


def test_the_name_of_briefs_may_stand_on_a_rule_below_another_story():
    story, _, foot = set_story(23, 40, 90, 20)
    briefs, told = set_briefs(50, ("周小舟", "何田", "陈立"), 40, foot + 46, 20)
    name = line("简讯", 40, foot + 20, 10, style=HEI)
    rule = Drawing("rule", Box(40, foot + 25, 40 + 20 * SIZE, foot + 26))
    page = read(*story, name, *briefs, drawings=[rule])
    read_as = [f.story.section for f in page.findings if f.story.text in told]
    assert read_as == ["简讯"] * 3


@pytest.mark.parametrize("inset", [0, 20, 40, 60])
def test_text_beside_a_portrait_alone_in_its_column_is_of_the_headline_above_that(inset):
    """A serial with its author's portrait in the first column, set in from both sides."""
    photo = Drawing("image", Box(40 + inset, 110, 220 - inset, 225))
    rows = wrapped("　　" + "。".join((LAKE, BRIDGE, TEA)) + "。", 20)
    half = len(rows) // 2
    beside = [column(rows[:half], 242, 118), column(rows[half:], 464, 118)]
    below = [line("湖上渔家早", 40, 300, 22, style=HEI)]
    below.append(column(wrapped("　　" + "。".join((TEA, LAKE)) + "。", 40), 40, 330))
    page = sheet(
        line("青石巷", 40, 80, 26, style=HEI),
        line("□周禾", 40, 100, 10, style=KAI),
        *beside,
        *below,
        drawings=[photo, Drawing("rule", Box(40, 262, 664, 262.5))],
        width=700,
    )
    told = {f.story.headline: f.story for f in read_sheet_layout(page, 1).findings}
    assert set(told) == {"青石巷", "湖上渔家早"}
    assert "".join(p.text for p in told["青石巷"].body) == "".join(rows).strip("　")
    assert [credit.name for credit in told["青石巷"].bylines] == ["周禾"]

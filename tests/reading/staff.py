"""Staff lines by seed: roles, names, and the marks and blanks between them as papers set them."""

import random

ROLES = (
    "责任编辑 责编 美编 版式设计 文字校对 组版 值班编委 美术编辑 检校 图片编辑 夜班责编".split()
)
UNKNOWN_ROLES = "传版 监印 付印 编务 文审 图审 印前 带班 录入 拼样".split()
NAMES = "林小满 周禾 何田 陈一诺 欧阳立 高寒 王小山 邢成敏 司马青 阿依·买买提".split()
# behind a role, between names, between pairs
MARKS = [
    ("：", " ", "　"),
    ("：", " ", " "),
    ("：", "、", " "),
    ("：", " ", "/"),
    ("：", "、", "；"),
    ("/", " ", "  "),
    ("|", "、", "  "),
    (" ", "、", "　"),
    ("　", " ", "　　"),
    (":", " ", " ■"),
]


def make_staff_line(seed, roles):
    """A line, and the pairs that it says."""
    chance = random.Random(seed)
    mark, comma, gap = MARKS[seed % len(MARKS)]
    pairs = [
        (role, tuple(chance.sample(NAMES, chance.choice((1, 1, 1, 2)))))
        for role in chance.sample(roles, chance.randint(2, 4))
    ]
    written = [
        role + mark + comma.join(_set(name, chance) for name in names) for role, names in pairs
    ]
    return gap.join(written), pairs


def _set(name, chance):
    """A name of two characters is often set with a blank, to fill three ems."""
    return " ".join(name) if len(name) == 2 and chance.random() < 0.3 else name


def make_name_first_line(seed):
    """A line with each role behind its names, and its pairs."""
    chance = random.Random(f"name first {seed}")
    mark, gap = ((" ", "　"), ("/", " "), ("", " "), (" ", "；"), ("|", "  "))[seed % 5]
    pairs = [
        (role, tuple(chance.sample(NAMES, chance.choice((1, 1, 2)))))
        for role in chance.sample(ROLES, chance.randint(2, 4))
    ]
    return gap.join("、".join(names) + mark + role for role, names in pairs), len(pairs)

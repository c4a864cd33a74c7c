"""Section labels (栏目): short, alone on their line, and of the kind of words that name
sections.

A label that stands on a headline stack belongs to it. One that the dump leaves elsewhere is
proposed by kind: sections named after looking closely (观察, 调查, 故事) hold signed features,
those named after the wire (传真, 简讯, 快讯) hold 本报讯 reports.
"""

from __future__ import annotations

import re
from typing import Literal

from .latin import section_names
from .latin.letters import UPPER
from .measure import HAN_CLASS

SHORTEST, LONGEST = 2, 6  # characters of one word of a label

FEATURE_WORDS = tuple(
    "观察 调查 故事 特写 人物 评论 时评 论坛 视点 视线 纵横 广角 聚焦 关注 访谈 手记 札记 随笔 漫谈 走笔 "
    "深度 追踪 前沿 风采 先锋 榜样 解读 理论 茶座 讲堂 思考 透视 点评 快评 短评 社论 言论 杂谈 视野 对话 寻访 纪事 "
    "纪实 印记 记忆 振兴 百家 大家谈 面对面 人生 心语 探索 实践 经验".split()
)
BRIEF_WORDS = tuple(
    "传真 简讯 快讯 短讯 短波 速递 快递 播报 动态 集锦 要闻 速览 快报 资讯 短新闻 一句话 简报 连线 消息 "
    "扫描 信息 点击 荟萃".split()
)
OTHER_WORDS = tuple(
    "视窗 之窗 在线 热线 天地 园地 文苑 副刊 周刊 看台 万象 百态 经纬 时空 信箱 课堂 影像 图说 亮点 头条 民生 法治 "
    "健康 教育 新闻 专题 专栏 专版 一线 现场 直击 服务 生活 文化 体育 财经 经济 社会 国际 国内 科技 三农 乡村 县域 "
    "城事 综合 时政 公告 启事 说法 论语 新语 风景 长廊 舞台 平台 走廊 驿站".split()
)


NO_LABEL = -4.0  # points of a line that is no label by its form: fewer than any label has
# Points by the characters of the longest word: most sections have four (一线观察), few have five or six.
BY_LENGTH = {2: 1.0, 3: 1.0, 4: 1.5, 5: -0.5, 6: -1.5}
NAMES_SECTION = 2.0  # points for a word that sections are named after
ROW_OF_LABELS = 1.0  # points for several words of one length: a page's labels, dumped in a row
# points against words that a text of the page has, too; two characters stand in any text
IN_TEXT = 1.5

_WORD = re.compile(rf"[{HAN_CLASS}·•]{{{SHORTEST},{LONGEST}}}")


def is_label(text: str) -> bool:
    """Whether a line is short Chinese words without punctuation: what could name a section, by form alone."""
    words = text.split()
    return bool(words) and all(map(_WORD.fullmatch, words))


# 读 城, 旧 时 光: two to four characters set wide, as no headline so short is
_SET_WIDE = re.compile(rf"[{HAN_CLASS}](?: [{HAN_CLASS}]){{1,3}}")


def is_set_wide(text: str) -> bool:
    return _SET_WIDE.fullmatch(text) is not None


LONGEST_WORDS = 3  # words of a section's name in Latin capitals: THE ARTS, BUSINESS DAY
_LONGEST_IN_CAPITALS = 24  # characters of it
_LATIN_LABEL = re.compile(rf"[{UPPER}&’'\- ]{{4,{_LONGEST_IN_CAPITALS}}}")


def _is_latin_label(text: str) -> bool:
    """Whether a line is a few words in Latin capitals."""
    return len(text.split()) <= LONGEST_WORDS and _LATIN_LABEL.fullmatch(text) is not None


def label_score(text: str, is_told: bool) -> float:
    """How much, in points, a short line looks like a section's label (above 0) or like a line
    of a headline (below).

    `is_told`: a text of the page has the same words, as it has a headline's.
    """
    if section_names.names_briefs(text):
        return BY_LENGTH[LONGEST_WORDS] + NAMES_SECTION
    if _is_latin_label(text):
        return BY_LENGTH[LONGEST_WORDS]
    if not is_label(text):
        return NO_LABEL
    words = text.split()
    longest = max(map(len, words))
    is_row = len(words) > 1 and len(set(map(len, words))) == 1
    score = BY_LENGTH[longest]
    score += NAMES_SECTION * any(
        word.endswith(FEATURE_WORDS + BRIEF_WORDS + OTHER_WORDS) for word in words
    )
    score += ROW_OF_LABELS * is_row
    return score - IN_TEXT * (longest > SHORTEST and is_told)


def holds_section_word(text: str) -> bool:
    """Whether a line holds a word that sections are named after."""
    return label_score(text, is_told=False) >= NAMES_SECTION


def kind_of(label: str) -> Literal["feature", "brief", ""]:
    """What a section holds by its name: signed features, brief reports, or "" where the name does not say."""
    if label.endswith(BRIEF_WORDS) or section_names.names_briefs(label):
        return "brief"
    return "feature" if label.endswith(FEATURE_WORDS) else ""


def names_briefs(text: str) -> bool:
    """Whether a line is short words that name a section of briefs (简讯, In brief), and nothing else."""
    if section_names.names_briefs(text):
        return True
    return is_label(text) and kind_of(text) == "brief"

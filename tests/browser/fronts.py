"""Issues that differ in what strains a front page: how many stories and photos, how long headlines and texts."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from tests.factories import (
    DAY,
    make_byline,
    make_html,
    make_issue,
    make_page,
    make_photo,
    make_picture,
    make_published,
)

SENTENCE = "记者沿着清溪河一路走访，看见两岸的芦苇正黄，三百多个排污口已经逐一销号。"
SHORT = "河水清了"
HEADLINE = "老楼装上新电梯 先算清“一碗水账”"
LONG = (
    "全市深入学习贯彻落实高质量发展现场推进会精神，暨第三季度重点项目建设观摩点评会议在清溪召开"
)
PAGES = 4


@dataclass(frozen=True)
class Kind:
    """An issue: every `photo_each`th story has a photo (0: none), every `picture_each`th is its photo alone."""

    stories: int
    photo_each: int = 0
    picture_each: int = 0
    brief_each: int = 0
    headlines: tuple[str, ...] = (HEADLINE, SHORT)
    sentences: tuple[int, ...] = (20, 4, 9)  # of the bodies, in turn
    heads_each: int = 0  # every such story has kicker and deck
    sections: int = 5


FRONTS = {
    f"{stories} stories, {photos}": Kind(
        stories, photo_each=each, picture_each=7 if each else 0, brief_each=6
    )
    for stories in (3, 8, 15, 40)
    for photos, each in (
        ("no photo", 0),
        ("few photos", 5),
        ("many photos", 2),
        ("photos all", 1),
    )
} | {
    "long headlines": Kind(15, photo_each=4, headlines=(LONG,), heads_each=2),
    "long and short headlines": Kind(
        40, photo_each=3, headlines=(LONG, SHORT), heads_each=3, brief_each=5
    ),
    "short texts": Kind(15, photo_each=4, sentences=(1, 2, 3), heads_each=2),
    "long texts": Kind(15, sentences=(40,), heads_each=3),
    "short lead": Kind(8, sentences=(2, 20, 20)),
    "photo leads alone": Kind(3, photo_each=3, sentences=(1,)),
    "photos and one long text": Kind(
        8, photo_each=2, sentences=(1, 30), headlines=(LONG, SHORT)
    ),
}


def make_front(kind: Kind) -> None:
    issue = make_issue()
    photo = make_photo(width=900, height=600)
    pages = [make_page(issue, name=name) for name in ("要闻", "民生", "乡村", "文化")]
    for number in range(kind.stories):
        make_story(kind, number, pages[number * PAGES // kind.stories], photo)
    yesterday = make_page(make_issue(DAY - datetime.timedelta(1)))
    for number in range(2 * kind.sections):
        section = f"栏目{number % kind.sections}"
        body = make_html(SENTENCE * (1 + 3 * (number % 3)))
        make_published(page=yesterday, section=section, headline=HEADLINE, body=body)


def make_story(kind, number, page, photo):
    """The story `number` of the issue, from 0."""
    at = number + 1
    is_picture = kind.picture_each and at % kind.picture_each == 0
    is_brief = kind.brief_each and at % kind.brief_each == 0 and not is_picture
    heads = {}
    if kind.heads_each and at % kind.heads_each == 0:
        heads = {"kicker": "从“绕着走”到“天天来”", "deck": LONG}
    story = make_published(
        page=page,
        headline="" if is_brief else kind.headlines[number % len(kind.headlines)],
        body=_body(kind, number, is_picture, is_brief),
        section=f"栏目{number % kind.sections}" if number % 3 else None,
        **heads,
    )
    if number % 2:
        make_byline(story)
    if is_picture or (not is_brief and kind.photo_each and number % kind.photo_each == 0):
        make_picture(story, photo=photo)
    return story


def _body(kind, number, is_picture, is_brief):
    if is_picture:
        return ""
    if is_brief:
        return make_html(SENTENCE * (1 + number % 2))
    sentences = kind.sentences[number % len(kind.sentences)]
    return make_html(*[SENTENCE * 3] * (sentences // 3), SENTENCE * (sentences % 3 or 1))

"""Boundaries that only words tell, moved by what the headlines on both sides say."""

import pytest

from articles.reading.dump.story_bodies import Body, with_headline_words
from articles.reading.elements import Element
from articles.reading.language.lines import TextLine

FISH, MORE_FISH = "渔民陈立撒网捕到银鱼。", "银鱼在月牙湖里安了家，陈立说。"
ROAD, MORE_ROAD = "新修的盘山公路通车了。", "公路两旁的茶园迎来了游客。"
OTHER = "天气转暖，人们走出家门。"
ELSEWHERE = [
    f"{word}厂今年第{number}批产品出厂。"
    for number, word in enumerate("纸布糖茶酒油米面盐铁瓷钟笔")
]
HEADS = {0: "陈立与银鱼", 1: "盘山公路通车"}


def settled(texts: list[str], boundary: int, heads=HEADS, soft: bool = True) -> list[list[str]]:
    """The paragraphs of two stories on a page with a third, whose words make the rare ones of these rare."""
    page = [*texts, *ELSEWHERE]
    elements = [Element("paragraph", (TextLine(n, text),), text) for n, text in enumerate(page)]
    bodies = (
        Body(tuple(range(boundary)), soft_end=soft),
        Body(tuple(range(boundary, len(texts))), soft_start=soft),
        Body(tuple(range(len(texts), len(page)))),
    )
    return [
        [page[i] for i in body.paragraphs]
        for body in with_headline_words(elements, bodies, heads)
    ][:2]


@pytest.mark.parametrize("boundary", [1, 2, 3])
def test_paragraphs_go_to_the_headline_that_they_speak_of(boundary):
    assert settled([FISH, MORE_FISH, ROAD, MORE_ROAD], boundary) == [
        [FISH, MORE_FISH],
        [ROAD, MORE_ROAD],
    ]


@pytest.mark.parametrize("boundary", [1, 2])
def test_a_paragraph_that_speaks_of_neither_headline_stays(boundary):
    texts = [FISH, OTHER, ROAD]
    assert settled(texts, boundary) == [texts[:boundary], texts[boundary:]]


def test_no_story_loses_its_last_paragraph():
    assert settled([ROAD, MORE_ROAD], 1) == [[ROAD], [MORE_ROAD]]


def test_a_boundary_that_a_mark_tells_stays():
    assert settled([FISH, MORE_FISH, ROAD], 1, soft=False) == [[FISH], [MORE_FISH, ROAD]]


def test_a_boundary_beside_a_story_without_a_headline_stays():
    assert settled([FISH, MORE_FISH, ROAD], 1, heads={0: "陈立与银鱼"}) == [
        [FISH],
        [MORE_FISH, ROAD],
    ]

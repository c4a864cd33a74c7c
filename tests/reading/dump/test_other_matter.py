"""A page whose blocks are out of order is doubted by what its texts speak of, where no line shows it."""

import random
import textwrap

import pytest

from articles.reading.confidence import OTHER_MATTER, OUT_OF_ORDER
from articles.reading.dump.other_matter import StoryLines, strayed_text
from tests.reading.dump.dumped import in_blocks, told, whole
from tests.reading.latin_prose import LANGUAGES
from tests.reading.typesetter import read, set_body

MEASURES = [12, 14, 18, 22]


def make_page(seed):
    """The lines of two to six stories, and the chance that tells how they are set."""
    chance = random.Random(f"matter {seed}")
    stories = (2, 3, 4, 6)[seed % 4]
    seeds = [9000 + 6 * seed + n for n in range(stories)]
    return whole(seeds, chance.choice(MEASURES)), chance


def most_sure(lines):
    return max(finding.confidence for finding in read(lines).findings)


def test_of_eighty_small_pages_with_blocks_out_of_order_at_most_three_have_a_sure_story():
    sure = 0
    for seed in range(80):
        lines, chance = make_page(seed)
        shuffled = in_blocks(lines, chance.choice((5, 7, 11, 16)), chance)
        sure += shuffled != lines and most_sure(shuffled) >= 0.95
    assert sure <= 3


@pytest.mark.parametrize("seed", range(24))
def test_a_page_in_order_has_no_text_of_another_story_s_matter(seed):
    lines, _ = make_page(seed)
    doubts = {doubt.message for found in read(lines).findings for doubt in found.doubts}
    assert not doubts & {OTHER_MATTER, OUT_OF_ORDER}


def story(seed):
    headline, paragraphs = told(seed, 9)
    return [headline], set_body(paragraphs, 18)


def test_of_twenty_texts_that_go_on_with_another_story_s_at_least_eighteen_are_told():
    seen = 0
    for seed in range(20):
        (head, text), (other_head, other_text) = story(2 * seed), story(2 * seed + 1)
        strayed = other_text[-9:]
        mixed = StoryLines(head, [*text, *strayed])
        found = strayed_text([mixed, StoryLines(other_head, other_text[:-9])])
        seen += any(line in found for line in [*text[-3:], *strayed])
    assert seen >= 18


def test_what_two_reports_quote_says_nothing():
    (head, text), (other_head, other_text) = story(1), story(2)
    quoted = other_text[4:10]
    stories = [StoryLines(head, [*text, *quoted]), StoryLines(other_head, other_text)]
    assert strayed_text(stories) == []


def test_the_doubt_stands_on_every_story_and_quotes_a_line_of_the_page():
    pages = [make_page(seed) for seed in range(40)]
    readings = [(lines, read(in_blocks(lines, 16, chance))) for lines, chance in pages]
    doubted = 0
    for lines, page in readings:
        found = [d for f in page.findings for d in f.doubts if d.message == OTHER_MATTER]
        doubted += bool(found)
        assert len(found) in (0, len(page.findings))
        words = {dict(doubt.arguments)["words"] for doubt in found}
        assert all(any(line.startswith(quoted) for line in lines) for quoted in words)
    assert doubted


def formulaic(seed):
    clauses = ["大家都愿意来坐坐", "材料都从本地采购", "费用由集体承担", "各组每月碰头一次"]
    chance = random.Random(seed)
    texts = [
        "。".join(
            f"{sentence}，{chance.choice(clauses)}" for sentence in part.split("。") if sentence
        )
        for number in range(4)
        for part in told(40 * seed + number, 4)[1]
    ]
    paragraphs = [f"{text}。" for text in texts]
    (own, other), chosen = (paragraphs[:8], paragraphs[8:]), paragraphs[12:14]
    head, other_head = ["渡口修起新步道"], ["茶山办起夜校"]
    return read(head, set_body([*own, *chosen], 18), other_head, set_body(other, 18))


def test_on_ten_pages_whose_texts_repeat_their_clauses_words_say_nothing():
    findings = [found for seed in range(10) for found in formulaic(seed).findings]
    assert not {d.message for found in findings for d in found.doubts} & {OTHER_MATTER}


def latin_stories(language, seed, sentences):
    """Two short stories: a headline, a byline and the lines of a text each."""
    prose, chance = LANGUAGES[language], random.Random(f"latin matter {seed}")
    said = chance.sample(prose.sentences, 2 * sentences)
    heads = zip(
        chance.sample(prose.headlines, 2), ("Nora Ellison", "Peter Quayle"), strict=True
    )
    texts = (" ".join(said[n::2]) for n in (0, 1))
    return [
        ([headline, f"By {name}"], textwrap.wrap(text, chance.choice((32, 48, 64))))
        for (headline, name), text in zip(heads, texts, strict=True)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_thirty_pages_of_two_short_latin_stories_at_most_one_is_doubted(language):
    doubted = 0
    for seed in range(30):
        stories = latin_stories(language, seed, 2 + seed % 3)
        lines = [line for head, text in stories for line in (*head, *text)]
        found = read(*lines).findings
        doubted += any(d.message == OTHER_MATTER for each in found for d in each.doubts)
    assert doubted <= 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_thirty_latin_texts_that_go_on_with_another_story_s_half_are_told(language):
    seen = 0
    for seed in range(30):
        (head, text), (other_head, other_text) = latin_stories(language, seed, 4)
        words = " ".join(other_text).split()
        random.Random(seed).shuffle(words)
        strayed = textwrap.wrap(" ".join(words[:30]), 40)
        mixed = StoryLines(head, [*text, *strayed])
        seen += bool(strayed_text([mixed, StoryLines(other_head, other_text)]))
    assert seen >= 15

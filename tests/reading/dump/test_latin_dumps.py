"""English dumps: stories below each other, and columns side by side."""

import random
import textwrap

import pytest

from articles.reading import Source, read_pages

WORDS = (
    "harbour slipway board members stone chandlery tide minibus helpers station plaque season "
    "benches timbers surveyor meeting school library market roof ferry pier council lamps"
).split()
HEADLINES = (
    "Slipway to be mended at last",
    "Helpers sought for stone days",
    "Quiet plea for tools",
    "Names on the quay",
    "Library keeps its roof",
    "Ferry returns in spring",
)
SUBJECTS = (
    "harbour slipway chandlery ferry dredger moorings boatyard quayside".split(),
    "pupils teachers classroom lessons exams playground governors timetable".split(),
    "orchard apples harvest growers cider pickers blossom pruning".split(),
)
CROSSHEADS = ("Safety first", "What comes next", "A long wait")
PEOPLE = ("Nora Ellison", "Peter Quayle", "Ada Marsh", "Tom Whitlock")


def sentence(random_words, words=WORDS):
    first, *others = random_words.sample(words, 4)
    form = random_words.choice(
        (
            "The {0} near the {1} was closed by the {2} after a {3} was seen.",
            "A new {0} for the {1} has been promised, and the {2} will pay for the {3}.",
            "Nobody spoke against the {0}, although two of the {1} asked about the {2} and the {3}.",
            "Work on the {0} is to start in April; the {1} will cost less than the {2} did.",
        )
    )
    return form.format(first, *others)


def body(seed, sentences=9):
    random_words = random.Random(seed)
    return " ".join(sentence(random_words) for _ in range(sentences))


def paragraphs(seed, subject, count):
    random_words = random.Random(seed)
    return [
        " ".join(sentence(random_words, SUBJECTS[subject]) for _ in range(3))
        for _ in range(count)
    ]


def set_in(told, measure):
    """Paragraphs set in by two blanks."""
    return [line for text in told for line in textwrap.wrap(text, measure, initial_indent="  ")]


def read(lines):
    (page,) = read_pages(Source("page.txt", "\n".join(lines).encode()))
    return [
        (found.story.headline, " ".join(p.text for p in found.story.body), found)
        for found in page.findings
    ]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("measure", [28, 34, 40, 48, 60])
def test_full_lines_are_body_and_headlines_stand_above_their_bylines(seed, measure):
    stories = [
        (HEADLINES[(seed + n) % 6], PEOPLE[(seed + n) % 4], body(10 * seed + n)) for n in (0, 1)
    ]
    lines = []
    for headline, author, text in stories:
        lines += [headline, f"By {author}", *textwrap.wrap(text, measure)]
    found = read(lines)
    assert [(headline, text) for headline, text, _ in found] == [
        (headline, text) for headline, _, text in stories
    ]
    assert [each.story.byline_printed for *_, each in found] == [
        f"By {author}" for _, author, _ in stories
    ]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("measure", [26, 30, 34])
@pytest.mark.parametrize("count", [2, 3])
def test_columns_with_a_headline_each_are_stories(seed, measure, count):
    stories = [(HEADLINES[(seed + n) % 6], body(100 + 10 * seed + n)) for n in range(count)]
    columns = [[title, "", *textwrap.wrap(text, measure)] for title, text in stories]
    rows = range(max(map(len, columns)))
    lines = [
        "".join((c[row] if row < len(c) else "").ljust(measure + 4) for c in columns).rstrip()
        for row in rows
    ]
    assert [(headline, text) for headline, text, _ in read(lines)] == stories


@pytest.mark.parametrize(
    "name", ["The Estuary Post", "The Valley Messenger", "Harbour Gazette"]
)
def test_a_papers_name_among_the_furniture_is_no_headline(name):
    head = ["LOCAL", "Saturday, March 7, 2026", "4", name]
    story = [HEADLINES[0], f"By {PEOPLE[0]}", *textwrap.wrap(body(1), 40)]
    assert [headline for headline, *_ in read([*head, *story])] == [HEADLINES[0]]


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("measure", [36, 60, 90])
def test_a_line_of_four_words_between_unsigned_texts_of_two_matters_heads_the_second(
    seed, measure
):
    told = [
        (HEADLINES[(seed + n) % 6], paragraphs(10 * seed + n, (seed + n) % 3, 2))
        for n in (0, 1)
    ]
    lines = [line for title, texts in told for line in (title, *set_in(texts, measure))]
    assert [
        (headline, [p.text for p in found.story.body]) for headline, _, found in read(lines)
    ] == told


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("measure", [36, 60])
def test_a_line_of_two_or_three_words_inside_a_text_is_its_crosshead(seed, measure):
    told = paragraphs(seed, seed % 3, 4)
    crosshead = CROSSHEADS[seed % 3]
    lines = [HEADLINES[seed], *set_in(told[:2], measure)]
    lines += [crosshead, *set_in(told[2:], measure)]
    ((headline, _, found),) = read(lines)
    parts = [(part.kind, part.text) for part in found.story.body]
    assert headline == HEADLINES[seed]
    assert parts[2] == ("crosshead", crosshead)
    assert [text for kind, text in parts if kind == "paragraph"] == told

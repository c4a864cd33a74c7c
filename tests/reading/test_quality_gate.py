"""The reading never gets worse on the pages whose truth is known. `pytest -rP` or `-s` shows the figures."""

import pytest

from tests.reading.floors import PAGES, in_words, is_worse, load, raised, rounded, shortfalls
from tests.scoring import FIGURES

SETS = load()
PERFECT = {name: 0.0 if name == "touches" else 1.0 for name in FIGURES}


@pytest.mark.parametrize("name", SETS)
def test_no_figure_falls_below_its_floor(name):
    score = SETS[name].score()
    figures = score.figures()
    print(f"\n{name}: {in_words(figures)}")  # noqa: T201 - the figures are what a quality gate is read for
    short = shortfalls(figures, SETS[name].floors)
    assert not short, "\n".join(
        [f"{name} fell short: {'; '.join(short)}. Wrong on its pages:", *score.faults]
    )


def test_every_sample_page_is_in_one_set():
    listed = sorted(page for sample_set in SETS.values() for page in sample_set.pages)
    dumps, printed = PAGES.glob("*.txt"), PAGES.glob("*.pdf")
    assert listed == sorted([*(path.stem for path in dumps), *(path.name for path in printed)])


def test_every_set_has_a_floor_for_every_figure():
    assert {
        name: sorted(sample_set.floors) for name, sample_set in SETS.items()
    } == dict.fromkeys(SETS, sorted(FIGURES))


def test_the_seed_is_held_to_no_touch_at_all():
    assert SETS["seed"].floors == PERFECT


def test_the_eight_set_pages_are_held_to_at_least_what_was_asked_for():
    asked = {
        "articles": 0.95,
        "headline": 0.9,
        "byline": 0.95,
        "body": 0.9,
        "breaks": 0.98,
        "touches": 4.0,
    }
    assert not [
        name
        for name, least in asked.items()
        if is_worse(name, SETS["pages"].floors[name], least)
    ]


def test_the_eight_printed_pages_are_held_to_at_least_what_was_asked_for():
    asked = dict.fromkeys(("headline", "kicker", "deck", "section", "caption", "credit"), 0.97)
    asked |= {"articles": 0.98, "byline": 0.98, "body": 0.95, "region": 0.95, "touches": 1.0}
    assert not [
        name
        for name, least in asked.items()
        if is_worse(name, SETS["printed"].floors[name], least)
    ]


def test_floors_rise_with_better_figures_and_stay_where_figures_fell():
    floors = {**PERFECT, "articles": 0.9, "byline": 0.9, "touches": 2.0}
    after = raised(floors, {**PERFECT, "articles": 0.95, "byline": 0.8, "touches": 1.0})
    assert after == {**PERFECT, "articles": 0.95, "byline": 0.9, "touches": 1.0}


def test_a_figure_without_a_floor_is_held_to_the_best_there_is():
    assert shortfalls({**PERFECT, "deck": 0.9}, {}) == ["deck 0.9000, floor 1.0"]


@pytest.mark.parametrize("figure", [2 / 3, 1 / 7, 0.29, 1.0])
def test_what_was_reached_is_never_below_its_own_floor(figure):
    assert not is_worse("body", figure, rounded("body", figure))
    assert not is_worse("touches", figure, rounded("touches", figure))

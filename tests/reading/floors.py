"""The figures that the reading reached on the sample pages, in tests/samples/floors.json. They
only rise.

`python -m tests.reading.floors` raises them to what the reading reaches now, and lowers none.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from tests.scoring import FIGURES, Score, score_files

SAMPLES = Path(__file__).parent.parent / "samples"
PAGES = SAMPLES / "pages"
FLOORS = SAMPLES / "floors.json"
DIGITS = 4  # behind the point, rounded so that what was reached never falls below its own floor


@dataclass(frozen=True)
class SampleSet:
    """Pages that are scored together, and the least (of touches the most) that the reading must reach on them."""

    pages: tuple[str, ...]
    floors: Mapping[str, float]

    def score(self) -> Score:
        """A page without an ending is a text dump."""
        return score_files(
            PAGES / (page if page.endswith(".pdf") else f"{page}.txt") for page in self.pages
        )


def load() -> dict[str, SampleSet]:
    sets = json.loads(FLOORS.read_text(encoding="utf-8"))
    return {
        name: SampleSet(tuple(said["pages"]), said["floors"]) for name, said in sets.items()
    }


def shortfalls(figures: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """The figures worse than their floors, in words; a figure without a floor is held to the best there is."""
    best = {name: 0.0 if name == "touches" else 1.0 for name in FIGURES}
    pairs = {name: (figures[name], floors.get(name, best[name])) for name in FIGURES}
    return [
        f"{name} {now:.4f}, floor {floor}"
        for name, (now, floor) in pairs.items()
        if is_worse(name, now, floor)
    ]


def raised(floors: Mapping[str, float], figures: Mapping[str, float]) -> dict[str, float]:
    """The floors, each brought to its figure where that is better."""
    reached = {name: rounded(name, figures[name]) for name in FIGURES}
    return {
        name: floors[name]
        if name in floors and is_worse(name, figure, floors[name])
        else figure
        for name, figure in reached.items()
    }


def is_worse(name: str, figure: float, floor: float) -> bool:
    return figure > floor if name == "touches" else figure < floor


def rounded(name: str, figure: float) -> float:
    towards_worse = math.ceil if name == "touches" else math.floor
    return towards_worse(round(figure * 10**DIGITS, 3)) / 10**DIGITS


def in_words(figures: Mapping[str, float]) -> str:
    return "  ".join(f"{name} {figures[name]:.3f}" for name in FIGURES)


def raise_floors() -> None:
    sets = load()
    after: dict[str, SampleSet] = {}
    for name, before in sets.items():
        figures = before.score().figures()
        after[name] = replace(before, floors=raised(before.floors, figures))
        sys.stdout.write(f"{name}: {in_words(figures)}\n")
    kept = json.dumps({name: asdict(of) for name, of in after.items()}, indent=1)
    FLOORS.write_text(kept + "\n", encoding="utf-8")


if __name__ == "__main__":
    raise_floors()

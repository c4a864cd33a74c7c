"""Small inputs that each show one thing that real pages, dumps and file names do.

`samples/cases/cases.json` says what is right.

What may be expected: `refused`; `articles`, their number; `headlines`, `kickers`, `decks` in any
order; `bylines`, names for each article that has any; `bodies` whole; `contains` and `absent`,
texts of any story; `together`, lists of texts that one story has; `covers`, the box that the
region of a text's story holds; `doubts`, texts whose story is doubted, `no_doubts`; `number`,
`date`, `edition`, `issue_number`, of the first page or a list of all; `any_of`, of which one must
hold.
"""

import json
import re
from pathlib import Path

import pytest

from tests.management.import_command import Run

CASES = Path(__file__).parents[1] / "samples/cases"
ALL = json.loads((CASES / "cases.json").read_text(encoding="utf-8"))
TEXTS = {"headlines": "headline", "kickers": "kicker", "decks": "deck"}


@pytest.fixture(scope="module")
def sources():
    """All inputs, read in one dry run; a file that cannot be read is no reason to stop."""
    return sorted(Run(CASES, dry_run=True, json=True).json["sources"], key=lambda s: s["name"])


@pytest.mark.parametrize("case", ALL, ids=[case["name"] for case in ALL])
def test_it_is_read_as_an_editor_with_the_page_before_them_would(case, sources):
    named = f"{CASES.name}/{case['file']}"
    found = [s for s in sources if s["name"] == named or s["name"].startswith(f"{named}/")]
    assert found
    assert list(differences(found, case["expect"])) == []


def differences(found, expected):
    pages = [page for source in found for page in source["pages"]]
    articles = [article for page in pages for article in page["articles"]]
    for key, wanted in expected.items():
        got = GOT[key](found, pages, articles, wanted)
        if got != wanted:
            yield key, got


def squeezed(texts):
    return sorted(filter(None, (re.sub(r"\s+", "", text) for text in texts)))


def body_of(article):
    return re.sub(r"\s+", "", "".join(part["text"] for part in article["body"]))


def all_of(article):
    names = [byline["name"] for byline in article["bylines"]]
    lines = [article[line] for line in ("kicker", "headline", "deck", "byline_printed")]
    return "\n".join([*lines, *names, "".join(part["text"] for part in article["body"])])


def as_wanted(holds, wanted):
    """What was wanted where that holds, so that it compares as equal; else nothing."""
    return wanted if holds else None


def bodies(_found, _pages, articles, wanted):
    return as_wanted(
        {re.sub(r"\s+", "", text) for text in wanted} <= set(map(body_of, articles)), wanted
    )


def contains(_found, _pages, articles, wanted):
    choices = [[text] if isinstance(text, str) else text for text in wanted]
    told = "\n".join(map(all_of, articles))
    return as_wanted(all(any(text in told for text in choice) for choice in choices), wanted)


def together(_found, _pages, articles, wanted):
    told = list(map(all_of, articles))
    return as_wanted(
        all(any(all(text in each for text in texts) for each in told) for texts in wanted),
        wanted,
    )


def covers(_found, _pages, articles, wanted):
    holders = {
        text: next((a["region"] for a in articles if text in all_of(a)), None)
        for text in wanted
    }
    return as_wanted(
        all(region and is_within(wanted[text], region) for text, region in holders.items()),
        wanted,
    )


def is_within(box, region, slack=0.015):
    return (
        box[0] >= region[0] - slack
        and box[1] >= region[1] - slack
        and box[2] <= region[2] + slack
        and box[3] <= region[3] + slack
    )


def doubts(_found, _pages, articles, wanted):
    holders = [[a for a in articles if text in all_of(a)] for text in wanted]
    return as_wanted(all(any(a["doubts"] for a in each) for each in holders), wanted)


def of_pages(key):
    def said(_found, pages, _articles, wanted):
        values = [page[key] or "" for page in pages]
        return values if isinstance(wanted, list) else values[0]

    return said


GOT = {
    "refused": lambda found, *_: any(source.get("error") for source in found),
    "articles": lambda _found, _pages, articles, _wanted: len(articles),
    "bylines": lambda _found, _pages, articles, wanted: as_wanted(
        sorted(squeezed(b["name"] for b in a["bylines"]) for a in articles if a["bylines"])
        == sorted(map(squeezed, wanted)),
        wanted,
    ),
    "bodies": bodies,
    "contains": contains,
    "absent": lambda _found, _pages, articles, wanted: as_wanted(
        not any(text in all_of(a) for text in wanted for a in articles), wanted
    ),
    "together": together,
    "covers": covers,
    "doubts": doubts,
    "no_doubts": lambda _found, _pages, articles, _wanted: (
        not any(a["doubts"] for a in articles)
    ),
    "any_of": lambda found, _pages, _articles, wanted: as_wanted(
        any(not list(differences(found, each)) for each in wanted), wanted
    ),
    **{
        key: lambda _found, _pages, articles, wanted, line=line: as_wanted(
            squeezed(a[line] for a in articles) == squeezed(wanted), wanted
        )
        for key, line in TEXTS.items()
    },
    **{key: of_pages(key) for key in ("number", "date", "edition", "issue_number")},
}

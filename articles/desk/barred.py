"""What may not go online, or not before its time, keeps that when a page's blocks are put elsewhere.

Two things bar a text: its story is printed only or has a time of its own (`Article`), or its
blocks are of the kind "print_only" and in no story. A story of which all blocks become such is
printed only, so that it stays offline also when somebody puts it back from the bin. A story
that is made of a barred one's blocks is barred alike; into one that is not barred they do not go.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Case, Q, Value, When

from articles.desk import print_reasons
from articles.desk.open_page import OpenPage
from articles.desk.story_changes import WrittenChange
from articles.models import Article, State
from articles.reading.operations import OperationError
from articles.reading.page_layout import PageBlock, PageLayout
from articles.reading.shapes import gettext_noop

BARRED = gettext_noop(
    "“%(title)s” is not to go online, or not yet: its text cannot go into a story that is not marked so."
)
# a block as it was read, and one of its lines; -1 for a picture
_Line = tuple[int, int]


def bar_stories(
    opened: OpenPage,
    layout: PageLayout,
    articles: Mapping[int, int],
    written: Sequence[WrittenChange],
) -> dict[int, str]:
    """What an operation bars: by pk, the state before it of what is printed only by that. Raises as `keep_barred`."""
    barred = _bar_whole_stories(opened, layout, written)
    keep_barred(opened, layout, articles, written)
    return barred


def keep_barred(
    opened: OpenPage,
    layout: PageLayout,
    articles: Mapping[int, int],
    written: Iterable[WrittenChange],
) -> None:
    """Bar the stories that were made, or came back, of barred ones' blocks; as `layout` has them now.

    `articles`: the pk of each story's article, by the story's number. Raises OperationError for a
    story that stood there before and is not barred alike.
    """
    comes = {one.article.pk: one.article for one in written if one.change.fate in _COMES}
    for pk, owners in _sources(opened, layout, articles).items():
        barring = list(filter(_is_barred, owners))
        target = comes.get(pk) or opened.articles.get(pk)
        bars = bars_of(barring)
        if target is None or not bars or is_barred_alike(target, bars):
            continue
        if pk not in comes or _is_online(pk):
            raise OperationError(BARRED, title=barring[0].title)
        Article.everything.filter(pk=pk).update(**bars)
        print_reasons.hand_on(pk, barring)


def _bar_whole_stories(
    opened: OpenPage, layout: PageLayout, written: Iterable[WrittenChange]
) -> dict[int, str]:
    """Mark as printed only what went into the bin because none of its blocks may go online.

    By pk of each, the state that it had before; without those that were marked already.
    """
    kinds = {line: block.kind for block in layout.blocks for line in _lines(block)}
    gone = [one for one in written if one.change.fate == "gone" and one.has_moved]
    found = {
        one.article.pk: one.article.state
        for one in gone
        if not one.article.print_only
        and _all_print_only(_blocks_of(opened, one.article.pk), kinds)
    }
    _bar(found)
    return found


def bar_again(opened: OpenPage, pks: Iterable[int]) -> dict[int, str]:
    """The same, done again; by pk, the state that each had this time."""
    found = {pk: opened.articles[pk].state for pk in pks if pk in opened.articles}
    _bar(found)
    return found


def _bar(pks: Iterable[int]) -> None:
    """Of those that are in the bin: what was online comes back withdrawn."""
    binned = Article.everything.filter(pk__in=list(pks), state=State.BINNED)
    was_online = When(state_before_bin=State.PUBLISHED, then=Value(State.WITHDRAWN))
    before = Case(was_online, default="state_before_bin")
    binned.update(print_only=True, state_before_bin=before)


def lift(opened: OpenPage, barred: Mapping[int, str]) -> None:
    """What `bar_stories` marked is as it was, unless somebody has taken it out of the bin since."""
    for pk, state in barred.items():
        still = Q(pk=pk, state=State.BINNED, print_only=True)
        change: dict[str, Any] = {"print_only": False, "state_before_bin": state}
        if Article.everything.filter(still).update(**change) and pk in opened.articles:
            opened.articles[pk].print_only = False
            opened.articles[pk].state_before_bin = state


_COMES = ("new", "back")


def _sources(
    opened: OpenPage, layout: PageLayout, articles: Mapping[int, int]
) -> dict[int, list[Article]]:
    """By article, the other ones of whose blocks it has some now. Nothing where no article is barred."""
    if not any(map(_is_barred, opened.articles.values())):
        return {}
    stories = opened.stored.articles
    owners = {
        line: stories.get(block.story, 0)
        for block in opened.stored.layout.blocks
        for line in _lines(block)
        if block.kind == "story"
    }
    found: defaultdict[int, dict[int, Article]] = defaultdict(dict)
    for block in layout.blocks:
        pk = articles.get(block.story, 0) if block.kind == "story" else 0
        for owner in {owners.get(line, 0) for line in _lines(block)} - {0, pk}:
            if pk and owner in opened.articles:
                found[pk][owner] = opened.articles[owner]
    return {pk: list(rows.values()) for pk, rows in found.items()}


def _is_barred(article: Article) -> bool:
    return bool(article.print_only or article.live_at)


def bars_of(barring: Collection[Article]) -> dict[str, Any]:
    """The strictest of them; empty where nothing is barred."""
    times = [owner.live_at for owner in barring if owner.live_at]
    bars: dict[str, Any] = {}
    if any(owner.print_only for owner in barring):
        bars["print_only"] = True
    if times:
        bars["live_at"] = max(times)
    return bars


def is_barred_alike(target: Article, bars: Mapping[str, Any]) -> bool:
    waits = bars.get("live_at")
    is_late = not waits or (target.live_at is not None and target.live_at >= waits)
    return target.print_only or (not bars.get("print_only") and is_late)


def _is_online(pk: int) -> bool:
    return bool(Article.objects.published().filter(pk=pk).exists())


def _blocks_of(opened: OpenPage, pk: int) -> list[PageBlock]:
    numbers = {number for number, own in opened.stored.articles.items() if own == pk}
    blocks = opened.stored.layout.blocks
    return [block for block in blocks if block.kind == "story" and block.story in numbers]


def _all_print_only(blocks: Collection[PageBlock], kinds: Mapping[_Line, str]) -> bool:
    return bool(blocks) and all(
        kinds.get(line) == "print_only" for block in blocks for line in _lines(block)
    )


def _lines(block: PageBlock) -> Iterator[_Line]:
    if not block.lines:
        yield block.origin, -1
    for line in range(block.first_line, block.first_line + len(block.lines)):
        yield block.origin, line

"""Pages that a desk had mended and that come again: their blocks with the mend, and which articles their stories are.

What the blocks said before is the base of the merge that follows, and not what the last import
said: the desk has put them together otherwise since.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from articles.desk.normalization import normalized
from articles.desk.page_layouts import stored_places
from articles.intake import story_continuations
from articles.intake.candidates import KnownStory, lock_articles_of
from articles.models import Page, StoredGroup, StoredLayout
from articles.reading.carrying.carried_reading import (
    CarriedReading,
    carried_reading,
    written_findings,
)
from articles.reading.carrying.carry_over import is_mended
from articles.reading.shapes import PageReading


def carried_pages(
    incoming: Mapping[Page, PageReading], others: Mapping[Page, PageReading]
) -> dict[Page, CarriedReading]:
    """Those of the incoming pages that a desk had mended. `others`: pages whose stories may go on on them.

    The articles of all and the incoming pages are locked until the transaction ends, so that
    no desk puts blocks elsewhere meanwhile.
    """
    pks = [page.pk for page, reading in incoming.items() if reading.layout is not None]
    if not pks or not StoredLayout.objects.filter(page__in=pks).exists():
        return {}
    lock_articles_of([*incoming, *others], _articles_in_blocks(pks))
    list(Page.objects.select_for_update(no_key=True).filter(pk__in=pks).order_by("pk"))
    found = {page: _carried(page, reading) for page, reading in incoming.items()}
    return {page: carried for page, carried in found.items() if carried is not None}


def _articles_in_blocks(pages: Sequence[int]) -> list[int]:
    groups = StoredGroup.objects.filter(page__in=pages, article__isnull=False)
    return list(groups.order_by().values_list("article", flat=True))


def _carried(page: Page, reading: PageReading) -> CarriedReading | None:
    stored = stored_places(page) if reading.layout else None
    if stored is None or not is_mended(stored.read, stored.layout):
        return None
    return carried_reading(reading, stored.read, stored.layout)


def parts_as_mended(parts: Mapping[Page, PageReading]) -> dict[Page, PageReading]:
    """Parts of stories on pages that do not come again (`story_continuations.parts_on_other_pages`),
    as a desk has mended those since they came.
    """
    return {page: _as_mended(page, reading) for page, reading in parts.items()}


def _as_mended(page: Page, parts: PageReading) -> PageReading:
    stored = stored_places(page)
    if stored is None or not is_mended(stored.read, stored.layout):
        return parts
    known = {finding.number: finding for finding in parts.findings}
    findings = [
        replace(written, doubts=as_read.doubts, confidence=as_read.confidence)
        for written in written_findings(stored.layout)
        if story_continuations.is_continued(written)
        and (as_read := known.get(written.number, written))
    ]
    sequence = stored.layout.setting.sequence
    return replace(parts, sequence=sequence, findings=tuple(findings))


def known_stories(
    carried: Mapping[Page, CarriedReading],
) -> dict[int, dict[int, KnownStory]]:
    """By the pk of a mended page, then by the number of a story that begins there: what is known of it."""
    if not carried:
        return {}
    before = {page: one.before for page, one in carried.items()}
    issues = {page.issue for page in carried}
    others = story_continuations.parts_on_other_pages(issues, but=list(carried))
    parts = parts_as_mended(others)
    joined = story_continuations.join_parts(before | parts)
    groups = StoredGroup.objects.filter(page__in=list(carried), article__isnull=False)
    articles = {(group.page_id, group.number): group.article_id for group in groups}
    return {
        page.pk: {
            finding.number: KnownStory(
                articles[page.pk, finding.number], normalized(finding).version
            )
            for finding in joined[page].findings
            if (page.pk, finding.number) in articles
        }
        for page in carried
    }

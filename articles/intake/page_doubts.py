"""What the reading doubts of pages and stories → rows; what the desk has decided stays decided.

A doubt is the one that was there before if it is of the same message and says the same, or is about
blocks of the same words; it keeps its row, and with it what the desk decided. What the reading no
longer doubts goes, but for what was decided: that is kept as it was, without a place on the page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b

from django.db.models import QuerySet

from articles.desk import persistence
from articles.desk.normalization import storable
from articles.intake.page_blocks import ReadPage
from articles.intake.story_import import ImportedPage
from articles.intake.story_writer import ImportedStory
from articles.models import Article, Page, PageDoubt
from articles.models.doubt_codes import ONCE_CODES, PRINT_CODES, listed
from articles.models.page_doubt import confidence_left
from articles.reading.doubt_blocks import with_blocks
from articles.reading.operation_codec import operation_to_dict
from articles.reading.page_layout import Corners, PageBlock, PageLayout, blocks_by_story
from articles.reading.shapes import Doubt

DIGEST = 8  # bytes: no two texts of a page meet by chance
BATCH = 200  # rows a statement
_PLACE = ("page_id", "blocks", "region", "margin", "proposal", "words")
_WRITTEN = ("page", "arguments", "blocks", "region", "margin", "proposal", "words")


@dataclass(frozen=True)
class _LaidPage:
    """A page that was read now; without a layout where its blocks are not known."""

    pk: int
    layout: PageLayout | None

    def placed(self, doubt: Doubt, story: int) -> Doubt:
        """`story`: the number that its story has on this page."""
        if self.layout is None:
            return doubt
        return with_blocks(doubt, self._stories.get(story, ()), self.layout)

    def digest(self, numbers: Iterable[int]) -> str:
        """Of what these blocks say; "" where they say nothing, as pictures."""
        if self.layout is None:
            return ""
        text = "".join(self._texts.get(number, "") for number in numbers)
        return blake2b(text.encode(), digest_size=DIGEST).hexdigest() if text else ""

    @cached_property
    def _stories(self) -> Mapping[int, Sequence[PageBlock]]:
        return blocks_by_story(self.layout.blocks) if self.layout else {}

    @cached_property
    def _texts(self) -> Mapping[int, str]:
        blocks = self.layout.blocks if self.layout else ()
        return {block.number: "".join(block.text.split()) for block in blocks}


@dataclass
class _Changes:
    """Rows to write, all at once. `touched`: pks of rows that a doubt of now has."""

    new: list[PageDoubt] = field(default_factory=list)
    changed: list[PageDoubt] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)
    touched: set[int] = field(default_factory=set)

    def write(self) -> None:
        PageDoubt.objects.filter(pk__in=self.gone).delete()
        PageDoubt.objects.bulk_update(self.changed, _WRITTEN, batch_size=BATCH)
        PageDoubt.objects.bulk_create(self.new, batch_size=BATCH)


def keep_doubts(read: Sequence[ReadPage], imported: Mapping[Page, ImportedPage]) -> None:
    """Write the doubts of stories, and how sure each is by those that are open.

    `read`: the pages that were read now; `imported`: what became of the stories that begin on
    each page of one issue. The caller holds the transaction, and the articles are locked.
    """
    laid = {one.page.pk: _LaidPage(one.page.pk, one.reading.layout) for one in read}
    pks = {page.sequence: page.pk for page in imported}
    stories = [(page, one) for page, found in imported.items() for one in found.stories]
    kept = _kept(PageDoubt.objects.filter(article__in=[one.article.pk for _, one in stories]))
    changes, doubted = _Changes(), []
    for page, one in stories:
        found = list(_rows(page, one, pks, laid))
        standing = kept.get(one.article.pk, [])
        pairs = _pairs(standing, found)
        is_other = _reconcile(standing, found, pairs, laid, changes)
        _keep_confidence(one, found, pairs)
        doubted += [one.article.pk] if is_other else []
    of_stories = PageDoubt.objects.filter(page__in=list(laid), article__isnull=False)
    _forget_places(of_stories, changes.touched)
    changes.write()
    # who has a form open is told
    Article.everything.filter(pk__in=doubted).update()


def keep_page_doubts(read: ReadPage, doubts: Iterable[Doubt]) -> None:
    """Write what is doubted of the page itself."""
    laid = _LaidPage(read.page.pk, read.reading.layout)
    of_page = PageDoubt.objects.filter(page=read.page, article=None)
    standing = list(of_page.select_for_update().order_by("pk"))
    found = [_row(doubt, laid.pk, None, laid) for doubt in doubts]
    changes = _Changes()
    _reconcile(standing, found, _pairs(standing, found), {laid.pk: laid}, changes)
    _forget_places(of_page, changes.touched)
    changes.write()


def place_doubts(
    page: ReadPage, stories: Iterable[tuple[Article, int, Sequence[Doubt]]]
) -> None:
    """Give doubts that were kept without a place theirs, from a reading of the same page: of each
    article, its number on the page, and what the reading doubts of it. None comes or goes.
    """
    laid = _LaidPage(page.page.pk, page.reading.layout)
    changes = _Changes()
    for article, number, doubts in stories:
        standing = list(article.doubts.filter(blocks=[]).exclude(code__in=PRINT_CODES))
        placed = [laid.placed(doubt, number) for doubt in doubts]
        found = [_row(doubt, laid.pk, article, laid) for doubt in placed]
        for row, new in _pairs(standing, found):
            _take_over(row, new, changes)
    changes.write()


def _kept(rows: Iterable[PageDoubt]) -> dict[int, list[PageDoubt]]:
    """By article, in their order; without what print has done, which no reading says."""
    found: defaultdict[int, list[PageDoubt]] = defaultdict(list)
    for row in rows:
        if row.code not in PRINT_CODES:
            found[row.article_id].append(row)
    return found


def _rows(
    page: Page, one: ImportedStory, pks: Mapping[int, int], laid: Mapping[int, _LaidPage]
) -> Iterator[PageDoubt]:
    """The story's doubts of now, each on the page that it is about."""
    numbers = {pks[seq]: number for seq, number in one.story.continued if seq in pks}
    numbers[page.pk] = one.story.number
    for doubt in one.story.doubts:
        pk = pks.get(doubt.page, page.pk)
        on_page = laid.get(pk)
        placed = on_page.placed(doubt, numbers.get(pk, 0)) if on_page else doubt
        yield _row(placed, pk, one.article, on_page)


def _row(
    doubt: Doubt, page: int, article: Article | None, laid: _LaidPage | None = None
) -> PageDoubt:
    code, arguments = listed(doubt.message, storable(dict(doubt.arguments)))
    return PageDoubt(
        page_id=page,
        article=article,
        code=code,
        arguments=arguments,
        blocks=list(doubt.blocks),
        region=list(doubt.region) if doubt.region else None,
        margin=doubt.margin,
        proposal=operation_to_dict(doubt.proposal) if doubt.proposal else None,
        words=laid.digest(doubt.blocks) if laid else "",
    )


_Pairs = list[tuple[PageDoubt, PageDoubt]]


def _pairs(standing: Sequence[PageDoubt], found: Sequence[PageDoubt]) -> _Pairs:
    """Each doubt of now with the row that it was before: first those that are the same in all, then the others."""
    left, waiting = list(standing), list(found)
    pairs: _Pairs = []
    for is_same in (_is_just_the_same, _says_the_same, _has_the_same_words):
        rest = []
        for new in waiting:
            row = next((row for row in left if is_same(row, new)), None)
            if row is None:
                rest.append(new)
            else:
                left.remove(row)
                pairs.append((row, new))
        waiting = rest
    return pairs


def _is_just_the_same(row: PageDoubt, new: PageDoubt) -> bool:
    return _says_the_same(row, new) and row.words == new.words


def _says_the_same(row: PageDoubt, new: PageDoubt) -> bool:
    """Where neither its words nor its blocks' tell it from another one, as of pictures, its place does."""
    if (row.code, row.arguments) != (new.code, new.arguments):
        return False
    is_told = bool(new.arguments or row.words or new.words)
    return is_told or not (row.region and new.region) or _overlap(row.region, new.region)


def _has_the_same_words(row: PageDoubt, new: PageDoubt) -> bool:
    return row.code == new.code and bool(new.words) and row.words == new.words


def _overlap(one: Corners, other: Corners) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > 0 and down > 0


def _reconcile(
    standing: Sequence[PageDoubt],
    found: Sequence[PageDoubt],
    pairs: _Pairs,
    laid: Mapping[int, _LaidPage],
    changes: _Changes,
) -> bool:
    """Note what becomes of the rows; whether others are open than before."""
    had = {id(new) for _, new in pairs}
    new = [each for each in found if id(each) not in had]
    matched = {row.pk for row, _ in pairs}
    left = [row for row in standing if row.is_open and row.pk not in matched]
    gone = [row.pk for row in left if _goes(row, found)]
    is_reworded = False
    for row, now in pairs:
        is_reworded |= row.is_open and row.arguments != now.arguments
        _take_over(row, now, changes, has_place=not laid or now.page_id in laid)
    changes.new += new
    changes.gone += gone
    changes.touched |= matched
    return bool(new or gone or is_reworded)


def _goes(row: PageDoubt, found: Iterable[PageDoubt]) -> bool:
    """What one import alone could tell stays until the desk has decided, or a later one tells such a thing anew."""
    if row.code not in ONCE_CODES:
        return True
    return any(new.code in ONCE_CODES for new in found)


def _take_over(
    row: PageDoubt, new: PageDoubt, changes: _Changes, *, has_place: bool = True
) -> None:
    """The row says what the doubt says now. A page that was not read now has it where it was."""
    names = ("arguments", *_PLACE) if has_place else ("arguments",)
    is_changed = False
    for name in names:
        is_changed |= getattr(row, name) != getattr(new, name)
        setattr(row, name, getattr(new, name))
    if is_changed:
        changes.changed.append(row)


def _keep_confidence(one: ImportedStory, found: Sequence[PageDoubt], pairs: _Pairs) -> None:
    """The reading's own, until the desk has decided on any of its doubts."""
    decided = {id(new) for row, new in pairs if not row.is_open}
    confidence = one.story.confidence
    if decided:
        confidence = confidence_left(each for each in found if id(each) not in decided)
    persistence.update_import_facts(one.article, confidence=confidence)


def _forget_places(rows: QuerySet[PageDoubt], touched: Iterable[int]) -> None:
    """Of pages that were read now. The blocks have other numbers: what no doubt of now has stands nowhere any more."""
    rows.exclude(pk__in=list(touched)).update(blocks=[], proposal=None)

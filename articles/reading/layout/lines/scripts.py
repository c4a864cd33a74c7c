"""Subscripts, superscripts (PM2.5, CO₂, m²) and marks of notes (①, ［2］) as characters of their line."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from articles.reading.sheet import Glyph

from .glyph_rows import GlyphRow, GlyphRows
from .script_tuning import SCRIPTS

_SCRIPT = re.compile(r"[0-9A-Za-z.,+\-−]*[0-9A-Za-z][+\-−]?|[+\-−]")
# What refers to a note, raised behind a word of any script
_NOTE = re.compile(
    r"[①-⑳㉑-㉟❶-❿]+|[［\[〔][0-9]{1,3}(?:[-–,，、][0-9]{1,3})?[］\]〕]|注[0-9①-⑳]?|[0-9]{1,2}|[*＊†‡]{1,3}"
)
_HOLDS_SCRIPT = re.compile(r"[0-9A-Za-z+\-−①-⑳㉑-㉟❶-❿*＊†‡注]")
_SIGNS = frozenset("+-−")
_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")


def with_scripts_in_line(page: GlyphRows) -> GlyphRows:
    """The characters; small ones that hang at a larger one as if set in its line, and figures
    above it as such (10⁸ is not 108).
    """
    put = list(_put_in_line(page))
    set_once = page.changed({glyph.order: glyph for glyph in put})
    # a sign above or behind a figure that hangs at a letter itself (NH₄⁺, SO₄²⁻)
    has_sign = bool(put) and any(not _SIGNS.isdisjoint(row.text) for row in set_once.rows)
    return _with_scripts(set_once) if has_sign else set_once


def _with_scripts(page: GlyphRows) -> GlyphRows:
    return page.changed({glyph.order: glyph for glyph in _put_in_line(page)})


def _put_in_line(rows: GlyphRows) -> Iterator[Glyph]:
    """The glyphs of small runs that hang at larger type, each as one of its line."""
    sizes = _script_sizes(rows)
    if not sizes:
        return
    near = [row for row in rows.rows if sizes & row.sizes and _HOLDS_SCRIPT.search(row.text)]
    for run in itertools.chain.from_iterable(map(_small_runs, near)):
        base = _base(run, rows)
        if base is not None:
            has_figure = _SCRIPT.fullmatch(_text(run)) and any(g.text.isdecimal() for g in run)
            yield from (_in_line(g, base, has_figure=bool(has_figure)) for g in run)


def _script_sizes(rows: GlyphRows) -> frozenset[float]:
    """The sizes of a page's type that are small enough beside another one."""
    sizes = frozenset().union(*(row.sizes for row in rows.rows))
    in_order = sorted(sizes)

    def has_larger(size: float) -> bool:
        at = bisect_left(in_order, SCRIPTS.least_base * size)
        return at < len(in_order) and _is_smaller(size, in_order[at])

    return frozenset(filter(has_larger, sizes))


def _small_runs(row: GlyphRow) -> Iterator[list[Glyph]]:
    """Short runs of letters and figures in one size that touch nothing of their own size."""
    run = [row.glyphs[0]]
    for left, right in itertools.pairwise(row.glyphs):
        # Asked of every character of these rows: nearly all stand close to the next one.
        gap = right.box.x0 - left.box.x1
        if left.size != right.size or abs(gap / left.size) > SCRIPTS.script_gap:
            yield from [run] if _may_be_script(run) else []
            run = []
        run.append(right)
    yield from [run] if _may_be_script(run) else []


def _may_be_script(run: Sequence[Glyph]) -> bool:
    if len(run) > SCRIPTS.longest_script:
        return False
    return _SCRIPT.fullmatch(_text(run)) is not None or _is_note(run)


def _text(run: Sequence[Glyph]) -> str:
    return "".join(g.text for g in run)


def _is_note(run: Sequence[Glyph]) -> bool:
    return _NOTE.fullmatch(_text(run)) is not None


def _is_beside(left: Glyph, right: Glyph) -> bool:
    gap = (right.box.x0 - left.box.x1) / max(left.size, right.size)
    return -SCRIPTS.script_gap <= gap <= SCRIPTS.script_gap


def _base(run: Sequence[Glyph], rows: GlyphRows) -> Glyph | None:
    """The letter or figure in larger type that the run hangs at, if its line is free below or above it."""
    first, last = run[0], run[-1]
    largest = SCRIPTS.largest_base * first.size
    for row in rows.between(
        first.baseline - SCRIPTS.script_below * largest,
        first.baseline + SCRIPTS.script_above * largest,
    ):
        beside = _without(run, row).beside(first.box.x0, last.box.x0)
        if beside is None:
            continue
        before, behind = beside
        is_free = (
            behind is None or behind.box.x0 >= last.box.x1 - SCRIPTS.script_gap * first.size
        )
        if not before or not is_free or _is_drop_cap(before, row):
            continue
        if _carries(before, first) or (_is_note(run) and _is_noted(before, first)):
            return before
    return None


def _without(run: Sequence[Glyph], row: GlyphRow) -> GlyphRow:
    """A row without a run, which may stand in it."""
    if row.baseline != run[0].baseline:
        return row
    orders = {glyph.order for glyph in run}
    return GlyphRow(tuple(glyph for glyph in row.glyphs if glyph.order not in orders))


def _may_carry(text: str) -> bool:
    return text.isascii() and text.isalnum()


def _is_smaller(size: float, base: float) -> bool:
    return SCRIPTS.least_base <= base / size <= SCRIPTS.largest_base


def _carries(base: Glyph, script: Glyph) -> bool:
    if not _may_carry(base.text) or not _is_smaller(script.size, base.size):
        return False
    drop = (script.baseline - base.baseline) / base.size
    is_at_height = -SCRIPTS.script_above <= drop <= SCRIPTS.script_below
    return is_at_height and _is_beside(base, script)


def _is_noted(base: Glyph, mark: Glyph) -> bool:
    """Whether a note's mark stands raised right behind a character: on the line it would be a word."""
    raised = (base.baseline - mark.baseline) / base.size
    if not SCRIPTS.raised < raised <= SCRIPTS.script_above:
        return False
    return _is_smaller(mark.size, base.size) and _is_beside(base, mark)


def _is_drop_cap(base: Glyph, row: GlyphRow) -> bool:
    """Whether a letter stands alone in its size: what stands behind a drop cap is the text beside it."""
    near = SCRIPTS.cap_alone * base.size
    return base.text.isalpha() and not any(
        glyph is not base
        and glyph.size == base.size
        and (
            -near <= glyph.box.x0 - base.box.x1 <= near + base.box.width
            or _is_beside(glyph, base)
        )
        for glyph in row.glyphs
    )


def _in_line(script: Glyph, base: Glyph, *, has_figure: bool) -> Glyph:
    """The character in the line. A sign alone (Na+) reads the same there; figures do not."""
    is_raised = has_figure and base.baseline - script.baseline > SCRIPTS.raised * base.size
    text = script.text.translate(_RAISED) if is_raised else script.text
    return script._replace(text=text, baseline=base.baseline, size=base.size)

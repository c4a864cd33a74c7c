"""Pieces of printed lines, as some extractors write them, joined into printed lines by measure.

An extractor may break a line behind every mark, or where digits begin and end because they come
from another font. Which breaks it makes can be told: no line of the dump has such a place
inside it. All other breaks are ends of printed lines, and the text between two of them tells
how wide the columns are. With those widths the pieces are set as a typesetter must have set
them, the cheapest way through all pieces (Viterbi 1967): full lines, a paragraph's first one
two ems in, its last one where a sentence ends.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from articles.reading.cached_property import cached_property
from articles.reading.language import byline_tails, furniture_forms, measure
from articles.reading.language.lines import INDENT, TextLine

from .tuning import JOINING

# Kinds of places where an extractor may break a line; the others are named by the mark before them
_AT_DIGITS = "where a number begins or ends"
_AT_LATIN = "where a Latin word begins or ends"
_IN_DIGITS = "inside a number"
_IN_LATIN = "inside a Latin word"
_BRACKETS = "）)"  # that names in brackets end with
_DIGITS = (_AT_DIGITS, _IN_DIGITS)
# The marks behind which an extractor may break a line: it may end a piece with a bracket, too
_MARKS = measure.CLAUSE_MARKS | measure.QUOTES_AFTER_END


def join_pieces(lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """The printed lines that the lines are pieces of; the lines themselves where they are whole."""
    breaks = _breaks_made(lines)
    if not breaks:
        return tuple(lines)
    pieces = _Pieces(tuple(lines), breaks)
    widths = pieces.column_widths()
    if not widths:
        return tuple(lines)
    joined = [_joined(lines[first:end]) for first, end in _cheapest_lines(pieces, widths)]
    return tuple(replace(line, index=index) for index, line in enumerate(joined))


def _joined(pieces: Sequence[TextLine]) -> TextLine:
    first, last = pieces[0], pieces[-1]
    text = measure.tidy("".join(_with_blank(piece, piece is last) for piece in pieces))
    return replace(
        first,
        text=text,
        space_after=last.space_after,
        doubled=all(piece.doubled for piece in pieces),
        upright=any(piece.upright for piece in pieces),
    )


def _with_blank(piece: TextLine, is_last: bool) -> str:
    """A blank that the extractor wrote behind a Latin word or a name stays one."""
    return piece.text if is_last or not piece.space_after else piece.text + " "


# --- which breaks the extractor makes


def _breaks_made(lines: Sequence[TextLine]) -> frozenset[str]:
    """The places in text, named by their mark, that stand at nearly all ends of lines and inside none."""
    inside: Counter[str] = Counter()
    at_end: Counter[str] = Counter()
    above = ""
    # A page of nothing but marks that print nothing has no line
    following = [*lines[1:], None][: len(lines)]
    for line, after in zip(lines, following, strict=True):
        if not furniture_forms.is_anchor(line.text):  # a page's date may stand whole
            inside.update(_places(line.text))
        if after is not None and not _ends_report(above, line.text):
            at_end.update(_places_between(line.text, after.text))
        above = line.text
    made = {
        place
        for place, times in at_end.items()
        if times >= JOINING.fewest_breaks
        and inside[place] <= JOINING.inside * (inside[place] + times)
    }
    marks = made & measure.CLAUSE_MARKS
    if len(marks) >= JOINING.kinds_of_marks:  # then behind rare ones, too
        made |= {place for place in (*_MARKS, *_DIGITS) if not inside[place]}
    return frozenset(made)


def _ends_report(above: str, text: str) -> bool:
    """Whether names in brackets end a report here: then a
    paragraph ends, too.
    """
    return text[-1] in _BRACKETS and byline_tails.ends_report(above + text)


def _places(text: str) -> Iterator[str]:
    for before, after in itertools.pairwise(text):
        yield from _place(before, after)


def _places_between(text: str, after: str) -> Iterator[str]:
    yield from _place(text[-1], after[0])


def _place(before: str, after: str) -> Iterator[str]:
    """The kinds of places that a break between two characters is one of."""
    if before in _MARKS and after not in measure.CLAUSE_MARKS:
        yield before
    if _is_latin(before) and _is_latin(after):
        is_number = before.isdecimal() or after.isdecimal()
        yield _IN_DIGITS if is_number else _IN_LATIN
    elif before.isdecimal() or after.isdecimal():
        yield _AT_DIGITS
    elif _is_latin(before) or _is_latin(after):
        yield _AT_LATIN


def _is_latin(character: str) -> bool:
    """A digit, a letter or what stands inside numbers and words: . % - /"""
    return character.isascii() and not character.isspace()


# --- the pieces and the columns they were set in


@dataclass(frozen=True)
class _Pieces:
    """The pieces of a page, and the breaks that their extractor makes inside lines."""

    lines: tuple[TextLine, ...]
    breaks: Set[str]

    @cached_property
    def hard(self) -> tuple[bool, ...]:
        """Whether what stands between a piece and the next one is the end of a printed line."""
        pairs = zip(self.lines, self.lines[1:], strict=False)
        return (*(self._is_hard(piece, after) for piece, after in pairs), True)

    @cached_property
    def widths(self) -> tuple[float, ...]:
        return tuple(measure.width(line.text) for line in self.lines)

    @cached_property
    def units(self) -> tuple[float, ...]:
        """Ems of what begins each piece and could have stood on the line before.

        A number is whole.
        """
        texts = [line.text for line in self.lines]
        units = [measure.first_unit(t) for t in texts]
        for at in range(len(units) - 2, -1, -1):
            after = texts[at + 1]
            if self.hard[at] or not after[0].isdecimal():
                continue
            if texts[at].isdecimal():
                units[at] += units[at + 1]
        return tuple(units)

    def _is_hard(self, piece: TextLine, after: TextLine) -> bool:
        made = set(_places_between(piece.text, after.text)) & self.breaks
        return not made or after.gap > 0 or after.doubled or piece.doubled

    def column_widths(self) -> tuple[int, ...]:
        """Ems between two ends of lines that come back, the commonest first."""
        sums: Counter[int] = Counter()
        so_far = 0.0
        for width, hard in zip(self.widths, self.hard, strict=True):
            so_far += width
            if hard:
                sums[int(so_far + 0.5)] += 1
                so_far = 0.0
        # a line's last mark may hang, so that its width counts for the one below, too
        votes = {w: n + 0.5 * sums.get(w + 1, 0) for w, n in sums.items() if n > 1}
        likely = [w for w in votes if JOINING.narrowest <= w <= JOINING.widest]
        ranked = sorted(likely, key=lambda w: (-votes[w], w))
        return tuple(ranked[: JOINING.columns_tried])


# --- the cheapest lines

_State = tuple[int, bool]  # column width in ems, whether the paragraph goes on


@dataclass(frozen=True)
class _Way:
    """The cheapest way to a state: its cost, and the line and state it came by."""

    cost: float
    first: int = 0
    before: _State | None = None


def _cheapest_lines(pieces: _Pieces, widths: Sequence[int]) -> list[tuple[int, int]]:
    """The printed lines as (first piece, the one after the last)."""
    ways: list[dict[_State, _Way]] = [{(width, False): _Way(0.0) for width in widths}]
    for end in range(1, len(pieces.lines) + 1):
        ways.append(_ways_to(pieces, ways, end))
    at = len(pieces.lines)
    state: _State | None = min(ways[at], key=lambda s: ways[at][s].cost)
    found = []
    while at and state is not None:
        way = ways[at][state]
        found.append((way.first, at))
        at, state = way.first, way.before
    return found[::-1]


def _ways_to(
    pieces: _Pieces, ways: Sequence[dict[_State, _Way]], end: int
) -> dict[_State, _Way]:
    """The cheapest ways to each state behind a line whose last piece is `end - 1`."""
    found: dict[_State, _Way] = {}
    for first in _firsts(pieces, end):
        line = _Line(pieces, first, end)
        for before, way in ways[first].items():
            for state, cost in line.costs(before):
                _offer(found, state, _Way(way.cost + cost, first, before))
    _change_columns(found, {width for width, _ in ways[0]})
    most = min(way.cost for way in found.values()) + JOINING.hopeless
    ends = {s: way for s, way in found.items() if not s[1]}  # a way out is always left
    return {s: way for s, way in found.items() if way.cost < most} or ends


def _change_columns(found: dict[_State, _Way], widths: Set[int]) -> None:
    """Add what it costs that the next paragraph stands in another column."""
    ended = [way for (_, goes_on), way in found.items() if not goes_on]
    cheapest = min(ended, key=lambda way: way.cost)
    for width in widths:
        _offer(
            found, (width, False), replace(cheapest, cost=cheapest.cost + JOINING.new_column)
        )


def _offer(found: dict[_State, _Way], state: _State, way: _Way) -> None:
    if state not in found or way.cost < found[state].cost:
        found[state] = way


def _firsts(pieces: _Pieces, end: int) -> Iterator[int]:
    """Where a line may begin that ends before piece `end`: no end of a line is inside it."""
    width = 0.0
    for first in range(end - 1, -1, -1):
        width += pieces.widths[first]
        if first < end - 1 and (pieces.hard[first] or width > JOINING.widest + 2):
            return
        yield first


@dataclass(frozen=True)
class _Line:
    """Pieces from `first` to before `end` as one printed line."""

    pieces: _Pieces
    first: int
    end: int

    @cached_property
    def width(self) -> float:
        return sum(self.pieces.widths[self.first : self.end])

    @cached_property
    def marks(self) -> int:
        texts = (line.text for line in self.pieces.lines[self.first : self.end])
        return sum(c in measure.CLAUSE_MARKS for text in texts for c in text)

    @cached_property
    def ends_sentence(self) -> bool:
        return measure.ends_sentence(self.pieces.lines[self.end - 1].text)

    @cached_property
    def _narrow(self) -> int:
        """Its digits and Latin letters, half an em wide each, which some papers set in whole ones."""
        texts = (line.text for line in self.pieces.lines[self.first : self.end])
        return sum(_is_latin(c) for text in texts for c in text)

    def costs(self, before: _State) -> Iterator[tuple[_State, float]]:
        """The states that the line may leave, each with its cost."""
        width, goes_on = before
        indent = 0.0 if goes_on else INDENT
        filled = self.width + indent
        over = max(0.0, filled - width - JOINING.hang)
        if not goes_on or over > 1:  # what no column holds breaks off what stands above it
            yield (width, False), self._display_cost() + JOINING.ends_open * goes_on
        if over > 1:
            return
        begun = 0.0 if goes_on else JOINING.paragraph
        cost = begun + JOINING.too_wide * over
        yield (width, False), cost + (0.0 if self.ends_sentence else JOINING.ends_open)
        yield (width, True), cost + self._shortfall_cost(width - filled)

    def _display_cost(self) -> float:
        parts = self.end - self.first - 1
        cost = (
            JOINING.display + JOINING.display_mark * self.marks + parts * JOINING.display_part
        )
        return cost + JOINING.display_ends * self.ends_sentence

    def _shortfall_cost(self, short: float) -> float:
        """Cost of a line that goes on though what follows would have fitted."""
        if self.end == len(self.pieces.lines):
            return JOINING.ends_open
        room = short - self.pieces.units[self.end]
        if room < -JOINING.slack:
            return 0.0
        if room - self._narrow / 2 < -JOINING.slack:
            return JOINING.wide_digits
        return JOINING.short_line + JOINING.short_by * min(room, JOINING.shortest)

"""The doubts whether what a dumped page's stories were put
together of belongs together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from articles.reading import confidence as sure
from articles.reading.elements import Element, HeadlineStack
from articles.reading.language import measure
from articles.reading.language.byline_heads import opens_report
from articles.reading.language.labels import holds_section_word, is_set_wide
from articles.reading.language.latin import letters
from articles.reading.language.lines import INDENT
from articles.reading.language.words import ComparableText
from articles.reading.shapes import Doubt

from .arranged_page import ArrangedPage
from .bare_names import are_habit, is_bare
from .headline_matching import HeadlineMatch
from .page_leftovers import body_text
from .stacks import is_sure
from .tuning import MATCHING, PARAGRAPHS

# What a paragraph may begin with that stands in less than a character does, or is an item of a list
_BEGINNING = "—“‘《「『（("
# Words that need another one behind them, in a headline as anywhere
_NEVER_LAST = "和与及在把被从向将并对、"
# Characters of a clause of the text with which a headline's line may go on as another line,
# and of what else it holds then
_SHORTEST_CLAUSE = 8
_SHORTEST_REST = 4


def arrangement_doubts(page: ArrangedPage, body: int | None) -> Iterator[Doubt]:
    """The doubts whether what was put together belongs together."""
    if body is None:
        return
    head = page.heads.get(body)
    if head:
        yield from _headline_doubts(page, body, head)
    yield from _other_head_doubts(page, body)
    yield from _byline_doubts(page, page.bodies[body].byline)
    yield from _break_doubts(page, body)
    if page.bodies[body].soft_start:
        yield sure.doubt(sure.SOFT_START)
    if page.bodies[body].soft_end:
        yield sure.doubt(sure.SOFT_END)
    if weak := page.bodies[body].weak_crosshead:
        yield sure.doubt(sure.WEAK_CROSSHEAD, after=weak)
    yield from _picture_doubts(page, body)


def _picture_doubts(page: ArrangedPage, body: int) -> Iterator[Doubt]:
    """The doubts of the pictures that may be another story's,
    and of those of others that may be this one's.
    """
    for index, place in sorted(page.placed.items()):
        words = page.elements[index].text[: sure.SHOWN]
        if place.is_sure:
            continue
        if place.body == body:
            yield sure.doubt(sure.PICTURE, words=words)
        elif place.next_best == body:
            yield sure.doubt(sure.PICTURE_BESIDE, words=words)


def _other_head_doubts(page: ArrangedPage, body: int) -> Iterator[Doubt]:
    """The doubts of a text whose headline may be the next one's, and of the one before, which may go on
    with it: extractors write a headline before the last column of the story above.
    """
    if _may_head_next(page, body):
        head = page.heads[body].stack.headline[0].text[: sure.SHOWN]
        begin = _first(page, body).text[: sure.SHOWN]
        yield sure.doubt(sure.WEAK_BEGINNING, headline=head, after=begin)
    if crosshead := _may_be_next_headline(page, body):
        yield sure.doubt(sure.WEAK_CROSSHEAD, after=crosshead.text)
    if _may_head_next(page, body + 1):
        end = page.elements[page.bodies[body].last].text[-sure.SHOWN :]
        begin = _first(page, body + 1).text[: sure.SHOWN]
        yield sure.doubt(sure.MISSING, before=end, after=begin)


def _may_head_next(page: ArrangedPage, body: int) -> bool:
    """Whether the text under a headline opens no report, and the next one, without a headline, does."""
    if body not in page.heads or not _is_bare_report(page, body + 1):
        return False
    return not opens_report(_first(page, body).text)


def _may_be_next_headline(page: ArrangedPage, body: int) -> Element | None:
    """The one crosshead of a text, where the next text lacks a headline."""
    own = page.bodies[body]
    inside = page.elements[own.first : own.last]
    crossheads = [element for element in inside if element.kind == "display"]
    is_one = len(crossheads) == 1 and _is_bare_report(page, body + 1)
    return crossheads[0] if is_one else None


def _is_bare_report(page: ArrangedPage, body: int) -> bool:
    """Whether a text without a headline opens a report; where another one follows, they are briefs."""
    bare = [
        opens_report(_first(page, n).text)
        for n in range(body, len(page.bodies))[:2]
        if n not in page.heads
    ]
    return body < len(page.bodies) and body not in page.heads and bare == [True]


def _first(page: ArrangedPage, body: int) -> Element:
    return page.elements[page.bodies[body].first]


def _byline_doubts(page: ArrangedPage, index: int | None) -> Iterator[Doubt]:
    """A name that only its place shows to be the author's,
    where the page has no other such.
    """
    byline = page.elements[index] if index is not None else None
    if byline and is_bare(byline) and not are_habit(page.elements):
        yield sure.doubt(sure.BYLINE, words=byline.text)


def _break_doubts(page: ArrangedPage, body: int) -> Iterator[Doubt]:
    """The first place where a paragraph may go on: its last
    line is full, and the next one's first is not set in.
    """
    inside = page.elements[page.bodies[body].first : page.bodies[body].last + 1]
    for above, below in pairwise(inside):
        if above.kind == below.kind == "paragraph" and _may_go_on(above, below):
            yield sure.doubt(sure.WEAK_BREAK, after=below.text[: sure.SHOWN])
            return


def _may_go_on(above: Element, below: Element) -> bool:
    """Whether what begins the paragraph `below` did not fit
    on the last line `above`, and it is too full to be set in
    as paragraphs are.
    """
    last, first = above.lines[-1], below.lines[0]
    if first.indent or first.text[0] in _BEGINNING or letters.is_latin_text(first.text):
        return False
    set_in = INDENT if last is above.lines[0] else 0.0
    room = above.column - last.width - set_in
    hang = PARAGRAPHS.hang if first.text[-1] in measure.CLOSING else 0.0
    over = first.width + INDENT - below.column - hang
    is_full = room - measure.first_unit(first.text) < PARAGRAPHS.clearly
    return is_full and over > PARAGRAPHS.stretch


def _headline_doubts(page: ArrangedPage, body: int, head: HeadlineMatch) -> Iterator[Doubt]:
    text = ComparableText.of(body_text(page, body))
    if _reads_as_text(head.stack.headline) or _breaks_off(head.stack.elements[-1].text):
        yield sure.doubt(sure.TEXT_AS_HEADLINE)
    if _may_be_divided_otherwise(head) or _holds_other_lines(head.stack, text):
        yield sure.doubt(sure.DIVISION)
    if not head.is_sure:
        yield sure.doubt(sure.FEW_WORDS)


def _may_be_divided_otherwise(head: HeadlineMatch) -> bool:
    """Whether another division of the lines came near, or the
    label may be the headline's first line.
    """
    if head.is_contested or head.stack.headline[0].text.startswith("—"):
        return True
    if head.label and _may_be_a_line(head.label.text):
        return True
    if _may_be_two_upright_lines(head.stack.elements):
        return True
    return len(head.stack.elements) > 1 and not is_sure(head.stack)


def _may_be_two_upright_lines(stack: Sequence[Element]) -> bool:
    """Whether upright lines stand there that may be more, or
    otherwise divided.
    """
    upright = [line.width for e in stack for line in e.lines if line.upright]
    return len(upright) > 1 or sum(upright) > MATCHING.longest_upright


def _holds_other_lines(stack: HeadlineStack, text: ComparableText) -> bool:
    """Whether a line of the headline holds words of another
    line: one end is a clause of the text, as decks are and
    headlines hardly, or it ends in a character that stands
    alone, as of names set upright.
    """
    if _is_clause_at_an_end("".join(element.text for element in stack.headline), text):
        return True
    last = stack.elements[-1].text.rpartition(" ")
    return bool(last[0]) and len(last[2]) == 1 and not is_set_wide(stack.elements[-1].text)


def _is_clause_at_an_end(line: str, text: ComparableText) -> bool:
    """Whether a line is two texts, of which one is a clause of `text`."""
    after = line.rpartition(" ")
    if after[0] and text.has_clause(after[2]):
        return True
    long, rest = _SHORTEST_CLAUSE, _SHORTEST_REST
    heads = (line[:at] for at in range(long, len(line) - rest + 1) if _is_amid(line, at))
    tails = (line[at:] for at in range(rest, len(line) - long + 1) if _is_amid(line, at))
    return any(map(text.has_clause, (*heads, *tails)))


def _is_amid(line: str, at: int) -> bool:
    """Whether no mark stands where a line is cut: with one
    its parts are clauses of one headline.
    """
    return line[at - 1].isalnum() and line[at].isalnum()


def _may_be_a_line(label: str) -> bool:
    """Whether a label may be the first line of a headline: it
    names no known section, and is as long as such lines.
    """
    is_long = measure.width(label) > MATCHING.shortest_first_line
    return is_long and not (holds_section_word(label) or is_set_wide(label))


def _reads_as_text(headline: Sequence[Element]) -> bool:
    """Whether a sentence ends inside a headline and another
    one begins, as only text does.
    """
    text = "".join(element.text for element in headline)
    return any(mark in text[:-1] for mark in "。；") and not measure.ends_sentence(text)


def _breaks_off(line: str) -> bool:
    """Whether the last line above a text ends amid a phrase:
    it is the text's own first line.
    """
    is_attribute = line[-1] == "的" and "是" not in line
    return is_attribute or line[-1] in _NEVER_LAST

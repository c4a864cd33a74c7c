"""One page's lines → what is on it. The pipeline's second half: elements → bodies → stacks → stories."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from articles.reading import confidence as sure
from articles.reading.assembly import StoryElements, make_story
from articles.reading.elements import Element
from articles.reading.language.words import bigrams
from articles.reading.shapes import Doubt, Finding, Leftover, PageReading, gettext_noop
from articles.reading.tuning import TUNING

from . import pictures, sections
from .elements import PageElements, find_elements
from .headline_matching import HeadlineMatch, HeadlineMatches, make_targets, match_headlines
from .stacks import is_sure
from .story_bodies import Body, find_bodies, resettled
from .text import DumpedPage

UNTAKEN_LINE = gettext_noop("A line that no story on this page takes.")
UNTAKEN_STACK = gettext_noop("A headline that no text on this page takes.")
UNTAKEN_BYLINE = gettext_noop("A byline that no story on this page takes.")
UNTAKEN_PICTURE = gettext_noop("A caption that no story on this page takes.")
UNTAKEN_LABEL = gettext_noop("A section label that stands apart from every story: nobody can tell whose it is.")
REPEATED_LABEL = gettext_noop("A section label that stands on the page more than once.")
UNPRINTABLE = gettext_noop("Control characters that print nothing, written as escapes.")


@dataclass(frozen=True)
class _Layout:
    """The page's elements and who belongs to whom."""

    elements: tuple[Element, ...]
    bodies: tuple[Body, ...]
    grouped: HeadlineMatches
    photo_stories: dict[int, HeadlineMatch]  # by the picture's index
    heads: dict[int, HeadlineMatch]  # by the body's number
    placed: dict[int, tuple[int, float]]  # picture's index → body and margin

    @property
    def shown(self) -> defaultdict[int, list[int]]:
        """Body → its pictures (indexes), in the dump's order."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for index, (body, _) in sorted(self.placed.items()):
            found[body].append(index)
        return found


def read_page(page: DumpedPage) -> PageReading:
    found = find_elements(page.lines)
    layout = _lay_out(found)
    findings, loose = _findings(layout)
    taken = {f.story.section for f in findings}
    leftovers = _leftovers(layout) + _repeated_labels(layout)
    leftovers += [Leftover(name, UNTAKEN_LABEL) for name in loose if name not in taken]
    if page.unprintable:
        leftovers.append(Leftover(page.unprintable, UNPRINTABLE))
    return PageReading(
        sequence=page.sequence,
        facts=found.facts,
        sections=tuple(dict.fromkeys([f.story.section for f in findings if f.story.section] + list(loose))),
        findings=tuple(findings),
        furniture=found.furniture,
        leftovers=tuple(leftovers),
        characters=page.characters,
    )


def _lay_out(found: PageElements) -> _Layout:
    bodies = find_bodies(found.elements)
    layout = _lay_out_bodies(found.elements, bodies)
    heads = {n: head.stack.text for n, head in layout.heads.items() if head.stack}
    settled = resettled(found.elements, bodies, heads)
    return layout if settled == bodies else _lay_out_bodies(found.elements, settled)


def _lay_out_bodies(elements: tuple[Element, ...], bodies: tuple[Body, ...]) -> _Layout:
    held = pictures.inside(elements, bodies)
    free = [i for i, e in enumerate(elements) if e.kind == "caption" and i not in held]
    inner = {i for body in bodies for i in range(body.first, body.last)}
    displays = [i for i, e in enumerate(elements) if e.kind == "display" and i not in inner]
    targets = make_targets(elements, bodies, free)
    grouped = match_headlines(elements, displays, targets)
    heads = {g.target: g for g in grouped.groups if g.target is not None and g.target < len(bodies)}
    stories = {targets[g.target].first: g for g in grouped.groups if g.target is not None and g.target >= len(bodies)}
    texts = {n: g.stack.text for n, g in heads.items() if g.stack}
    placed = {i: (n, TUNING.grouping.sure_picture) for i, n in held.items()}
    placed.update(pictures.place(elements, [i for i in free if i not in stories], bodies, texts))
    return _Layout(elements, bodies, grouped, stories, heads, placed)


def _pieces(layout: _Layout) -> list[tuple[StoryElements, int | None]]:
    """Every story's elements, with its body's number (None for a photo story), in the dump's order."""
    shown = layout.shown
    found: list[tuple[StoryElements, int | None]] = []
    for number, body in enumerate(layout.bodies):
        head = layout.heads.get(number)
        found.append(
            (
                StoryElements(
                    stack=head.stack if head else None,
                    body=tuple(
                        e for e in layout.elements[body.first : body.last + 1] if e.kind in ("paragraph", "display")
                    ),
                    byline=None if body.byline is None else layout.elements[body.byline],
                    pictures=tuple(layout.elements[i] for i in shown[number]),
                    section=_section(head),
                ),
                number,
            )
        )
    for index, head in layout.photo_stories.items():
        found.append(
            (
                StoryElements(stack=head.stack, pictures=(layout.elements[index],), section=_section(head)),
                None,
            )
        )
    return sorted(found, key=lambda item: item[0].first)


def _section(head: HeadlineMatch | None) -> str:
    return head.label.text if head and head.label else ""


def _findings(layout: _Layout) -> tuple[list[Finding], tuple[str, ...]]:
    pieces = _pieces(layout)
    words = bigrams("\n".join(e.text for e in layout.elements if e.kind == "paragraph"))
    stories = [make_story(p, words) for p, _ in pieces]
    loose = sections.unplaced_names([e.text for e in layout.grouped.loose_labels])
    signed = [bool(p.byline and p.byline.text[0] not in "（(") for p, _ in pieces]
    proposed = sections.proposals(stories, signed, loose)
    findings: list[Finding] = []
    shown = layout.shown
    for (_, number), story, section in zip(pieces, stories, proposed, strict=True):
        doubts = sure.text_doubts(story) + _layout_doubts(layout, number, shown[number] if number is not None else ())
        is_proposed = bool(section) and not story.section
        if is_proposed:
            doubts.append(sure.doubt(sure.SECTION_BY_KIND, section=section))
        found = replace(story, section=section) if is_proposed else story
        findings.append(Finding(found, sure.confidence(doubts), tuple(doubts)))
    return findings, loose


def _layout_doubts(layout: _Layout, number: int | None, pictures_shown: Sequence[int]) -> list[Doubt]:
    """The doubts that the way to this story raises."""
    if number is None:
        return []
    found: list[Doubt] = []
    head = layout.heads.get(number)
    if head and head.stack:
        if not is_sure(head.stack) and len(head.stack.elements) > 1:
            found.append(sure.doubt(sure.DIVISION))
        if head.fit < TUNING.grouping.sure_fit:
            found.append(sure.doubt(sure.FEW_WORDS))
    body = layout.bodies[number]
    found += [sure.doubt(sure.SOFT_START)] * body.soft_start + [sure.doubt(sure.SOFT_END)] * body.soft_end
    for index in pictures_shown:
        if layout.placed[index][1] < TUNING.grouping.sure_picture:
            found.append(sure.doubt(sure.PICTURE, words=layout.elements[index].text[:16]))
    return found


def _leftovers(layout: _Layout) -> list[Leftover]:
    taken = {body.byline for body in layout.bodies}
    found = [(e.first, Leftover(e.text, UNTAKEN_LINE)) for e in layout.grouped.loose_lines]
    found += [
        (g.stack.elements[0].first, Leftover(_with_label(g), UNTAKEN_STACK))
        for g in layout.grouped.groups
        if g.stack and g.target is None
    ]
    for index, element in enumerate(layout.elements):
        if element.kind == "byline" and index not in taken:
            found.append((element.first, Leftover(element.text, UNTAKEN_BYLINE)))
        if element.kind == "caption" and index not in layout.placed and index not in layout.photo_stories:
            found.append((element.first, Leftover(element.text, UNTAKEN_PICTURE)))
    return [leftover for _, leftover in sorted(found, key=lambda item: item[0])]


def _repeated_labels(layout: _Layout) -> list[Leftover]:
    """Loose labels whose column the page's sections name already."""
    named = {g.label.text for g in layout.grouped.groups if g.label and g.target is not None}
    repeated: list[Leftover] = []
    for word in (word for label in layout.grouped.loose_labels for word in label.text.split()):
        if word in named:
            repeated.append(Leftover(word, REPEATED_LABEL))
        named.add(word)
    return repeated


def _with_label(group_: HeadlineMatch) -> str:
    stack = "\n".join(e.text for e in group_.stack.elements) if group_.stack else ""
    return f"{group_.label.text}\n{stack}" if group_.label else stack

"""A dumped page's elements and who belongs to whom: headlines and pictures are given to the bodies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from articles.reading.assembly import StoryElements
from articles.reading.cached_property import cached_property
from articles.reading.elements import Element

from .elements import PageElements
from .headline_matching import HeadlineMatch, HeadlineMatches, match_headlines
from .headline_targets import headline_targets
from .photo_texts import with_texts_below_pictures
from .pictures import PicturePlace, assign_pictures_to_bodies, pictures_inside
from .story_bodies import Body, find_bodies, with_headline_words
from .tuning import MATCHING


@dataclass(frozen=True)
class DumpedDraft:
    """A story's elements with the label on its stack, and its body's number, None for a photo story."""

    elements: StoryElements
    label: Element | None = None
    body: int | None = None


@dataclass(frozen=True)
class ArrangedPage:
    """The page's elements and who belongs to whom.

    `heads`: the stack of each body that has one, by the body's number. `photo_stories`: the
    stack of each picture that is a story of its own; `placed`: the body of each other picture;
    both by the picture's index.
    """

    elements: tuple[Element, ...]
    bodies: tuple[Body, ...]
    headlines: HeadlineMatches
    heads: Mapping[int, HeadlineMatch]
    photo_stories: Mapping[int, HeadlineMatch]
    placed: Mapping[int, PicturePlace]

    def pictures_of(self, body: int) -> Sequence[int]:
        """The indexes of a body's pictures, in the dump's order."""
        return self._pictures.get(body, [])

    @cached_property
    def drafts(self) -> list[DumpedDraft]:
        """The stories in the dump's order."""
        return sorted(_drafts(self), key=lambda draft: draft.elements.first)

    @cached_property
    def _pictures(self) -> Mapping[int, list[int]]:
        found: defaultdict[int, list[int]] = defaultdict(list)
        for index in sorted(self.placed):
            found[self.placed[index].body].append(index)
        return found


def arrange_page(found: PageElements) -> ArrangedPage:
    """The page arranged, and once more where its headlines have moved the boundaries between its bodies."""
    bodies = find_bodies(found.elements)
    arranged = _with_headlines(found.elements, bodies)
    moved = with_headline_words(found.elements, bodies, _texts(arranged.heads))
    return arranged if moved == bodies else _with_headlines(found.elements, moved)


def _with_headlines(elements: tuple[Element, ...], bodies: tuple[Body, ...]) -> ArrangedPage:
    """Headlines and pictures given to the bodies."""
    inside = pictures_inside(elements, bodies)
    free = [i for i, e in enumerate(elements) if e.kind == "caption" and i not in inside]
    targets = headline_targets(elements, bodies, free)
    matching = match_headlines(elements, _displays(elements, bodies), targets)
    headlines = with_texts_below_pictures(elements, targets, matching)
    matched = {match.target: match for match in headlines.matches if match.target is not None}
    heads = {n: matched[n] for n in range(len(bodies)) if n in matched}
    photos = {
        target.first: matched[n]
        for n, target in enumerate(targets)
        if target.is_picture and n in matched
    }
    loose = [i for i in free if i not in photos]
    placed = {
        **{i: PicturePlace(body, MATCHING.sure_picture) for i, body in inside.items()},
        **assign_pictures_to_bodies(elements, loose, bodies, _texts(heads)),
    }
    return ArrangedPage(elements, bodies, headlines, heads, photos, placed)


def _displays(elements: Sequence[Element], bodies: Sequence[Body]) -> list[int]:
    """The indexes of the display lines outside all bodies; those inside are crossheads."""
    inside = {i for body in bodies for i in range(body.first, body.last)}
    return [i for i, e in enumerate(elements) if e.kind == "display" and i not in inside]


def _texts(heads: Mapping[int, HeadlineMatch]) -> dict[int, str]:
    return {body: match.stack.text for body, match in heads.items()}


def _drafts(page: ArrangedPage) -> Iterator[DumpedDraft]:
    """Every story's elements."""
    for number, body in enumerate(page.bodies):
        head = page.heads.get(number)
        inside = page.elements[body.first : body.last + 1]
        elements = StoryElements(
            stack=head.stack if head else None,
            body=tuple(e for e in inside if e.kind in ("paragraph", "display")),
            byline=None if body.byline is None else page.elements[body.byline],
            pictures=tuple(page.elements[i] for i in page.pictures_of(number)),
        )
        yield DumpedDraft(elements, head.label if head else None, number)
    for index, head in page.photo_stories.items():
        elements = StoryElements(stack=head.stack, pictures=(page.elements[index],))
        yield DumpedDraft(elements, head.label)

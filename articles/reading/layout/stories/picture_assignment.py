"""Pictures to their stories, by where they stand and by the words of their captions."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from articles.reading.geometry import Box, common, overlap_x, overlap_y, shared, union
from articles.reading.language.words import bigrams
from articles.reading.layout.order.column_tuning import COLUMNS
from articles.reading.layout.regions.classified_blocks import ClassifiedBlocks
from articles.reading.layout.regions.enclosing_frames import share_a_frame
from articles.reading.layout.regions.page_picture import PagePicture
from articles.reading.layout.regions.tuning import REGIONS

from .story_draft import NOBODY, Drafts, StoryDraft, WeakAttachment, replaced, with_rivalry
from .tuning import STORIES


def assign_pictures(
    drafts: Drafts, pictures: Sequence[PagePicture], page: ClassifiedBlocks
) -> tuple[Drafts, list[PagePicture]]:
    """The drafts with the pictures that stand in or at them, and the pictures that none is
    near.

    One by one: a picture that a story has widens it for the next.
    """
    unassigned = []
    texts = [_text_of(draft) for draft in drafts]
    for picture in _headed_first(pictures, drafts, page):
        owner, rivals = _owner(picture, drafts, texts, page)
        if owner is None:
            unassigned.append(picture)
            continue
        drafts = replaced(drafts, owner, drafts[owner].with_picture(picture))
        for rival, margin in rivals.items():
            anchor = NOBODY if rival is None else drafts[rival].anchor
            weak = WeakAttachment("picture", picture, margin, anchor)
            drafts = with_rivalry(drafts, owner, rival, weak)
    return drafts, unassigned


def _headed_first(
    pictures: Sequence[PagePicture], drafts: Drafts, page: ClassifiedBlocks
) -> list[PagePicture]:
    """The pictures, first those that stand at a headline without text: others go on with them."""
    lone = [draft for draft in drafts if not draft.has_text]
    return sorted(
        pictures, key=lambda picture: not any(_is_headed(picture, d, page) for d in lone)
    )


def _text_of(draft: StoryDraft) -> str:
    headline = draft.headline.text if draft.headline else ""
    return "".join(block.text for block in draft.text) + headline


def _owner(
    picture: PagePicture,
    drafts: Drafts,
    texts: Sequence[str],
    page: ClassifiedBlocks,
) -> tuple[int | None, dict[int | None, float]]:
    """The index of the story that a picture belongs to; and that of the one with the next best
    claim, if any, with how much better the first one's is: nobody's, where only one is near.

    A headline without text takes the picture that it stands at, which is a photo story, unless
    a story with text is sure of it.
    """
    if picture.is_figure and not any(_holds_chart(draft, picture) for draft in drafts):
        return None, {}
    told = [at for at, draft in enumerate(drafts) if draft.has_text]
    places = {at: _place_score(picture, drafts[at], page) for at in told}
    words = _told_words(picture, {at: texts[at] for at in told}, places)
    scores = {at: place + words[at] for at, place in places.items()}
    best = max(scores, key=lambda at: scores[at], default=None)
    photo_story = _photo_story_at(picture, drafts, page)
    if photo_story is not None and (best is None or scores[best] < STORIES.own_picture):
        return photo_story, _next_best(scores, STORIES.own_picture)
    if best is None or scores[best] <= 0:
        return _only_one_near(picture, drafts, page), {None: 0.0}
    others = {at: score for at, score in scores.items() if at != best}
    return best, _next_best(others, scores[best])


def _next_best(scores: Mapping[int, float], best: float) -> dict[int | None, float]:
    """The story with the best of these scores, if it has any claim, and by how much `best` is better."""
    rival = max(scores, key=lambda at: scores[at], default=None)
    if rival is None or scores[rival] <= 0:
        return {}
    return {rival: best - scores[rival]}


def _only_one_near(picture: PagePicture, drafts: Drafts, page: ClassifiedBlocks) -> int | None:
    """The story whose text stands beside or above a picture with words, not right at it, if it is the only one."""
    if not picture.words:
        return None
    reach = STORIES.far_picture * page.em
    near = [
        at
        for at, draft in enumerate(drafts)
        if draft.has_text and share_a_frame(union(draft.boxes), picture.whole, page)
        if any(
            _is_beside(text.box, picture.whole, reach)
            or _is_in_column(text.box, picture.whole, reach)
            for text in draft.text
        )
    ]
    return near[0] if len(near) == 1 else None


def _holds_chart(draft: StoryDraft, chart: PagePicture) -> bool:
    """Whether a chart stands inside a story: one that stands alone is nobody's."""
    if not draft.has_text:
        return False
    return shared(union(draft.boxes), chart.whole) > STORIES.chart_inside


def _photo_story_at(picture: PagePicture, drafts: Drafts, page: ClassifiedBlocks) -> int | None:
    """The first headline without text that stands right above or below a picture, or on it, or else whose
    pictures the picture goes on with: photos in a row may have a headline each.
    """
    bare = [(at, draft) for at, draft in enumerate(drafts) if not draft.has_text]
    for at, draft in bare:
        if not draft.pictures and _is_headed(picture, draft, page):
            return at
    for at, draft in bare:
        if any(_are_in_a_row(own.box, picture.box, page.em) for own in draft.pictures):
            return at
    return None


def _are_in_a_row(one: Box, other: Box, em: float) -> bool:
    """Whether two pictures are set as a row, or one below the other: as high, or as wide, and level."""
    edge, near = STORIES.picture_edge * em, STORIES.picture_row * em
    if abs(one.y0 - other.y0) <= edge and abs(one.y1 - other.y1) <= edge:
        return 0 <= -overlap_x(one, other) <= near
    is_below = abs(one.x0 - other.x0) <= edge and abs(one.x1 - other.x1) <= edge
    return is_below and 0 <= -overlap_y(one, other) <= near


def _is_headed(picture: PagePicture, draft: StoryDraft, page: ClassifiedBlocks) -> bool:
    if draft.headline is None:
        return False
    box, whole = draft.headline.box, picture.whole
    least = STORIES.headline_cover * min(box.width, whole.width)
    near = REGIONS.head_gap * page.em
    return overlap_x(box, whole) > least and -near <= overlap_y(box, whole)


def _told_words(
    picture: PagePicture, texts: Mapping[int, str], places: Mapping[int, float]
) -> Mapping[int, float]:
    """By its index each story's points for words. Where the picture stands at another one, a story far off has
    them for many, and not for the name of who took it: that person may have written anything.
    """
    printed = _words_scores("".join(block.text for block in picture.words), texts.values())
    found = dict(zip(texts, printed, strict=True))
    if max(places.values(), default=0.0) <= 0:
        return found
    said = _words_scores(picture.picture().caption, texts.values())
    far = {
        at: score * (score >= STORIES.far_words) for at, score in zip(texts, said, strict=True)
    }
    return {at: found[at] if places[at] > 0 else far[at] for at in texts}


def _words_scores(words: str, texts: Iterable[str]) -> list[float]:
    """Points for what a picture's words say in the words of each text: names and places recur.

    More for words that one text alone has: those that others have, too, tell little.
    """
    caption = bigrams(words)
    held = [[pair for pair in caption if pair in text] for text in texts]
    holders = Counter(itertools.chain.from_iterable(held))
    most = max(STORIES.fewest_bigrams, len(caption))
    return [
        (
            STORIES.shared_words * len(pairs)
            + STORIES.own_words * sum(holders[pair] == 1 for pair in pairs)
        )
        / most
        for pairs in held
    ]


def _place_score(picture: PagePicture, draft: StoryDraft, page: ClassifiedBlocks) -> float:
    """Points for where a picture stands: in the story's rectangle, at its text, below its headline."""
    whole = picture.whole
    near = COLUMNS.picture_gap * page.em
    texts = [block.box for block in draft.text]
    hull = union(draft.boxes)
    score = STORIES.inside_story * _common_area(hull, whole) / max(1.0, whole.area)
    if any(_is_in_column(text, whole, near) for text in texts):
        score += STORIES.in_column
    if any(_is_beside(text, whole, near) for text in texts):
        score += STORIES.beside_text
    if draft.headline and _is_under(draft.headline.box, whole, near):
        score += STORIES.under_headline
    if draft.headline and _is_beside_whole(draft.headline.box, whole, near):
        score += STORIES.beside_own_headline
    if draft.headline and _is_over(draft.headline.box, whole, near):
        score += _over_headline_score(picture, hull, page, near)
    if not share_a_frame(hull, whole, page):
        score -= STORIES.other_frame
    return score


def _over_headline_score(
    picture: PagePicture,
    story: Box,
    page: ClassifiedBlocks,
    near: float,
) -> float:
    """Points for a picture right above the story's headline.

    One with its caption opens the story below where it is as wide, and ends no text above.
    """
    is_as_wide = _is_as_wide(story, picture.whole, page.em)
    if picture.words and (not is_as_wide or _ends_text(picture, page, near)):
        return 0.0
    return STORIES.over_headline + STORIES.over_own_width * is_as_wide


def _ends_text(picture: PagePicture, page: ClassifiedBlocks, near: float) -> bool:
    """Whether text stands right above a picture, in columns that it fills, which may end its story."""
    top = picture.whole.y0
    texts = (text.box for text in page.body if text.box.y1 <= top + near)
    above = [text for text in texts if _is_in_column(text, picture.whole, near)]
    return bool(above) and _is_as_wide(union(above), picture.whole, page.em)


def _common_area(a: Box, b: Box) -> float:
    if overlap_x(a, b) <= 0 or overlap_y(a, b) <= 0:
        return 0.0
    both = common(a, b)
    return both.width * both.height


def _is_in_column(text: Box, picture: Box, near: float) -> bool:
    """Whether a picture stands right above or below a text."""
    least = STORIES.same_column * min(text.width, picture.width)
    return overlap_x(text, picture) > least and -near <= overlap_y(text, picture) <= near


def _is_beside(text: Box, picture: Box, near: float) -> bool:
    least = STORIES.same_height * picture.height
    return overlap_y(text, picture) > least and -near <= overlap_x(text, picture) <= near


def _is_under(headline: Box, picture: Box, near: float) -> bool:
    least = STORIES.headline_cover * min(picture.width, headline.width)
    gap = picture.y0 - headline.y1
    is_near = -near <= gap <= STORIES.headline_reach * near
    return is_near and overlap_x(headline, picture) > least


def _is_beside_whole(headline: Box, picture: Box, near: float) -> bool:
    """Whether all of a headline stands right beside a picture."""
    is_level = overlap_y(headline, picture) >= STORIES.level_headline * headline.height
    return is_level and -near <= overlap_x(headline, picture) <= 0


def _is_over(headline: Box, picture: Box, near: float) -> bool:
    """Whether a picture stands right above a headline."""
    least = STORIES.headline_cover * min(picture.width, headline.width)
    gap = headline.y0 - picture.y1
    is_near = -near <= gap <= STORIES.headline_reach * near
    return is_near and overlap_x(headline, picture) > least


def _is_as_wide(story: Box, picture: Box, em: float) -> bool:
    """Whether a story stands in the picture's width, as below a picture of its own."""
    slack = STORIES.picture_edge * em
    return abs(story.x0 - picture.x0) <= slack and abs(story.x1 - picture.x1) <= slack

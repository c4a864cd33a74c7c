"""How sure a finding is, and its doubts in words an editor understands."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from articles.story import Paragraph, Story

from .language.characters import MISSING_TYPE
from .language.legibility import noisy_characters
from .language.measure import ends_sentence, width
from .shapes import Doubt, gettext_noop

# The texts are msgids: the desk reads them in its own language. COSTS says what each doubt takes from the confidence.
NO_HEADLINE = gettext_noop("No headline was found for this story.")
DIVISION = gettext_noop("It is not sure which line is the kicker, the headline or the deck.")
KICKER_BESIDE = gettext_noop(
    "“%(words)s” stands beside “%(headline)s” and may be its kicker: then the text below both is one story."
)
FEW_WORDS = gettext_noop(
    "The headline shares few words with the text. Check that they belong together."
)
SOFT_START = gettext_noop(
    "No mark shows where this story begins. It was told by the words alone; compare it with the story before."
)
SOFT_END = gettext_noop(
    "No mark shows where this story ends. It was told by the words alone; compare it with the story after."
)
OPEN_PARAGRAPH = gettext_noop("A paragraph ends without a full stop: “%(words)s”")
BEGINS_INSIDE = gettext_noop(
    "The text begins in the middle of a paragraph: “%(words)s”. Is its beginning in another story?"
)
TORN = gettext_noop(
    "It is not sure that “%(after)s” goes on behind “%(before)s”: compare it with the page."
)
MISSING = gettext_noop(
    "Behind “%(before)s” the story may go on with “%(after)s”, which was read as another story's."
)
WEAK_BEGINNING = gettext_noop(
    "It is not sure that the text below “%(headline)s” begins with “%(after)s”: compare it with the page."
)
WEAK_CROSSHEAD = gettext_noop(
    "It is not sure that “%(after)s” is a heading inside the story and not the headline of the next one."
)
WEAK_OPENING = gettext_noop(
    "It is not sure that “%(headline)s” is the headline of a story: it may be a heading inside the one before."
)
OUT_OF_ORDER = gettext_noop(
    "The lines of this page do not run on: columns may have been read across. Compare every story with the page."
)
FEW_BREAKS = gettext_noop(
    "This dump is too short to tell whether its lines are in order. Compare the story with the page."
)
BREAKS_OFF = gettext_noop(
    "Text of this page breaks off inside a sentence, as at “%(words)s”: parts of stories may stand in others. Compare "
    "this one with the page."
)
OTHER_MATTER = gettext_noop(
    "“%(words)s” on this page speaks of another story's matter: parts of stories may stand in others. Compare this one "
    "with the page."
)
IN_PIECES = gettext_noop(
    "The lines of this dump were in pieces and were joined by their measure. Compare headlines and paragraphs with the "
    "page."
)
TEXT_AS_HEADLINE = gettext_noop(
    "The headline reads like a line of text. Text of another story may stand here."
)
SECTION_BY_KIND = gettext_noop(
    "The label “%(section)s” stands apart from its stories. It was proposed for this one by its kind."
)
PICTURE = gettext_noop("It is not sure that this picture belongs to the story: “%(words)s”")
PICTURE_WITHOUT_CAPTION = gettext_noop(
    "A picture without a caption stands between this story and another one: it is not sure whose it is."
)
IMAGE_LABEL = gettext_noop(
    "A picture stands where a section's label does. If it names a section, type it as the story's."
)
PICTURE_BESIDE = gettext_noop(
    "A picture that was read as another story's may be this one's: “%(words)s”"
)
PICTURE_BESIDE_WITHOUT_CAPTION = gettext_noop(
    "A picture without a caption that was read as another story's may be this one's."
)
BYLINE = gettext_noop("It is not sure that “%(words)s” is this story's byline.")
BYLINE_BESIDE = gettext_noop(
    "“%(words)s” was read as another story's byline and may be this one's."
)
LABEL = gettext_noop("It is not sure that the label “%(words)s” stands over this story.")
LABEL_BESIDE = gettext_noop(
    "The label “%(words)s” was read as another story's and may stand over this one."
)
LEFT_BESIDE = gettext_noop(
    "“%(words)s” stands at this story and was read as part of none: compare it with the page."
)
HEADLINE_BESIDE = gettext_noop(
    "“%(words)s” was read as a line of another story's headline and may be this one's."
)
WEAK_BREAK = gettext_noop(
    "It is not sure that a paragraph begins with “%(after)s”: the line above is full. Look whether it is set in."
)
PICTURE_LEFT_BESIDE = gettext_noop(
    "A picture without a caption stands at this story and was read as part of none."
)
LONE_HEADLINE = gettext_noop(
    "“%(words)s” is a headline without a text on this page, and was read as part of no story: compare it with the page."
)
NO_BODY = gettext_noop(
    "No text was found below “%(words)s”, and its picture has no caption: compare it with the page."
)
NO_CREDIT = gettext_noop("The caption names no photographer: “%(words)s”")
UNREADABLE = gettext_noop(
    "%(count)s characters cannot be read and stand as 〓: the file does not say what they are. Type them from the page."
)
NOISY = gettext_noop(
    "%(count)s characters of this text are such as OCR programs find in specks and smudges: compare it with the page."
)
# Records of imports keep doubts by their words: these are of earlier ones.
UNREADABLE_PDF = gettext_noop(
    "%(count)s characters cannot be read and stand as 〓: the PDF does not say which they are. Type them from the page."
)
# Of a page that a desk had mended, and that was read again.
WITHHELD = gettext_noop(
    "“%(words)s” is new on the page, beside text that is not to go online, so it does not go online either. Look "
    "whether it may."
)
LEAST = 0.05  # a story was found, however little is sure of it
SHOWN = 16  # characters of a text that a doubt quotes, enough to find it on the page
COSTS = {
    NO_HEADLINE: 0.3,
    DIVISION: 0.1,
    KICKER_BESIDE: 0.2,
    FEW_WORDS: 0.25,
    SOFT_START: 0.2,
    SOFT_END: 0.2,
    OPEN_PARAGRAPH: 0.1,
    BEGINS_INSIDE: 0.2,
    TORN: 0.2,
    MISSING: 0.2,
    WEAK_BEGINNING: 0.3,
    WEAK_CROSSHEAD: 0.2,
    WEAK_OPENING: 0.3,
    OUT_OF_ORDER: 0.55,
    FEW_BREAKS: 0.1,
    BREAKS_OFF: 0.2,
    OTHER_MATTER: 0.2,
    TEXT_AS_HEADLINE: 0.55,
    IN_PIECES: 0.1,
    SECTION_BY_KIND: 0.05,
    PICTURE: 0.1,
    PICTURE_WITHOUT_CAPTION: 0.1,
    IMAGE_LABEL: 0.1,
    PICTURE_BESIDE: 0.1,
    PICTURE_BESIDE_WITHOUT_CAPTION: 0.1,
    BYLINE: 0.1,
    BYLINE_BESIDE: 0.1,
    LABEL: 0.1,
    LABEL_BESIDE: 0.1,
    LEFT_BESIDE: 0.1,
    HEADLINE_BESIDE: 0.1,
    WEAK_BREAK: 0.1,
    PICTURE_LEFT_BESIDE: 0.1,
    LONE_HEADLINE: 0.1,
    NO_BODY: 0.3,
    NO_CREDIT: 0.03,
    UNREADABLE: 0.5,
    NOISY: 0.45,
}
# Characters of a story that look like noise: as many, and of so many as many;
# a text that speaks of rare characters has a few
LEAST_NOISE, NOISE_SHARE = 4, 0.02


def doubt(message: str, **arguments: str) -> Doubt:
    return Doubt(message, tuple(arguments.items()))


def text_doubts(
    story: Story,
    *,
    goes_on: bool = False,
    is_brief: bool = False,
    verse: Collection[str] = (),
) -> list[Doubt]:
    """The doubts that a story's own text raises.

    `goes_on`: it is only the part on this page, and its last paragraph may break off.
    `is_brief`: it stands under a common label, where stories have no headlines.
    `verse`: paragraphs that are lines of verse, which end as they like.
    """
    found: list[Doubt] = [] if story.headline or is_brief else [doubt(NO_HEADLINE)]
    if len(story.headline) == 1:  # what is left of a line that was torn
        found.append(doubt(TEXT_AS_HEADLINE))
    unreadable = _count_unreadable(story)
    if unreadable:
        found.append(doubt(UNREADABLE, count=str(unreadable)))
    noise = _count_noise(story)
    if noise:
        found.append(doubt(NOISY, count=str(noise)))
    # A notice ends in lines without a full stop: who gives it, and when.
    ending = () if story.kind else story.body[:-1] if goes_on else story.body
    found += [
        doubt(OPEN_PARAGRAPH, words=p.text[-SHOWN:]) for p in ending if _is_open(p, verse)
    ]
    uncredited = [p for p in story.pictures if not p.credits and width(p.caption) > 0]
    found += [doubt(NO_CREDIT, words=p.caption[:SHOWN]) for p in uncredited]
    return found


def _is_open(paragraph: Paragraph, verse: Collection[str]) -> bool:
    """Whether a paragraph ends in the middle of a sentence, and not before a list or a quotation."""
    if paragraph.kind != "paragraph" or ends_sentence(paragraph.text):
        return False
    if paragraph.text in verse:
        return False
    return paragraph.text[-1] not in "：:；”》）"


def _count_unreadable(story: Story) -> int:
    texts = (
        story.kicker,
        story.headline,
        story.deck,
        *(p.text for p in story.body),
        *(p.caption for p in story.pictures),
        *(credit.name for credit in story.bylines),
        *(credit.name for p in story.pictures for credit in p.credits),
    )
    return sum(text.count(MISSING_TYPE) for text in texts)


def _count_noise(story: Story) -> int:
    """How many characters look like noise.

    0 where they are as few as in any text.
    """
    text = story.headline + "".join(p.text for p in story.body)
    noise = noisy_characters(text)
    return noise if noise >= max(LEAST_NOISE, NOISE_SHARE * len(text)) else 0


def confidence(doubts: Sequence[Doubt]) -> float:
    """1 less what each doubt costs, at least LEAST, to two places."""
    return _less(sum(COSTS[d.message] for d in doubts))


def confidence_of(messages: Iterable[str]) -> float:
    """The same by the doubts' messages; one that is not the reading's costs nothing."""
    return _less(sum(COSTS.get(message, 0.0) for message in messages))


def _less(cost: float) -> float:
    return round(max(LEAST, 1.0 - cost), 2)

"""Thresholds of upright text: which characters are read downwards, and what belongs to them.

An em is the size of the type at hand. Each comment names the unit, the reason, and what comes of
it if the number is raised.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class UprightRules:
    """When characters are set upright, and what stands in one zone with them."""

    # -- A first look -----------------------------------------------------

    # Ems from one character to the next one below in type that is set nearly
    # solid: lines of level text stand further apart. Raised, more level pages
    # are looked at closely, which only takes time.
    solid_step: float = 1.22
    # Steps of that kind in a row that count. Raised, upright lines of a few
    # characters are missed.
    solid_run: int = 3
    # Steps of that kind from which a page is looked at closely. Raised, a
    # short upright text is missed.
    solid_steps: int = 8

    # The same on pages with a picture, which may have an upright caption.
    # Raised, short ones are headlines.
    caption_steps: int = 3

    # -- Strings ----------------------------------------------------------

    # Ems by which the middles of characters in one string differ. Raised,
    # characters of the next line are taken in.
    off_line: float = 0.3
    # Ems by which the middles of strings in one line differ. Raised, the lines
    # of two tiers that stand a little off each other are one.
    off_axis: float = 0.15
    # Share by which sizes in one string differ. Raised, a headline and the
    # text below it are one string.
    other_size: float = 0.15
    # Ems that characters may overlap where they are set tightly. Raised, a
    # shadow is a character of its own.
    overlap: float = 0.4
    # Ems of blank between characters of a string, as a mark or a blank stands
    # in it. Raised, strings of two columns are one.
    gap: float = 1.25
    # Ems of blank above which characters are no neighbours in a level line:
    # the next line of upright text is further off. Raised, the first
    # characters of upright lines make level ones.
    level_gap: float = 0.3
    # Characters of a level line that are one wherever it stands. Raised, names
    # in level lines between upright texts are torn apart.
    level_run: int = 3
    # Ems by which the blank on one side must be less than that on the other
    # to tell the direction. Raised, loosely set text tells nothing.
    clearly: float = 0.1
    # Ems to the right by which a mark may stand off its string: programs that
    # set upright text with level fonts move it there. Raised, marks of the
    # next line are taken in.
    mark_shift: float = 0.7
    # Ems above and below a string where its marks, digits and Latin words
    # stand, of which several may follow each other. Raised, those of strings
    # far off are taken in.
    beyond: float = 8.0

    # Ems that the next character of an upright line stands lower at least in a
    # text layer of boxes that are guessed: digits are half an em. Raised,
    # numbers break lines off.
    least_written_step: float = 0.3

    # -- Zones ------------------------------------------------------------

    # Strings of so many characters that are text's; short ones are names in a
    # list. Raised, narrow columns are missed.
    text_string: int = 4
    # Such strings beside each other that are a text. Raised, short upright
    # texts are read as rows.
    text_strings: int = 3
    # Characters of such a text. Raised, as `text_strings`.
    text_characters: int = 30
    # Characters for each mark of punctuation in text: lists of names have
    # none. Raised, lists are read as text; lowered, verse is missed.
    for_a_mark: int = 60
    # Strings beside an upright headline that are its text. Raised, stories of
    # two lines are read level.
    headed_strings: int = 2
    # Characters of such a text. Raised, as `headed_strings`.
    headed_characters: int = 10
    # Ems of blank between the characters of such a text without a mark in it:
    # level lines are further apart, verse is set solid. Raised, lists of names
    # below an upright headline are read downwards.
    solid_verse: float = 0.12
    # Ems of white beside a string within which the next string of its text
    # stands. Raised, texts on both sides of a level one are one.
    beside: float = 2.0
    # Ems of white above or below a string within which others are of its text.
    below: float = 3.0
    # The same of a last tier of a few lines, and of a signature at its foot,
    # which stand on the axes of the text above. Raised, a short story below
    # another one is of it.
    lower_tier: float = 14.0
    # Share of the characters between two upright texts that may be level
    # text, for both to be one zone. Raised, level columns get into it.
    level_share: float = 0.1
    # Times the text's size from which type is a headline's. Raised, small
    # headlines above the zone are left outside.
    display: float = 1.2
    # The same of a kicker's above a level headline. Raised, small kickers are
    # left outside; lowered, the text of the story above is one.
    level_kicker: float = 1.1
    # Ems of a headline's own size up to which it stands at the zone. Raised,
    # headlines of level text are taken in.
    headline_gap: float = 3.0
    # Ems of the text between the beginnings of a headline and of a line beside
    # it, as a paragraph is set in. Raised, headlines of the story above are
    # taken in where they run down beside the text.
    begins_level: float = 2.5
    # Characters of a level headline that may be parted from its text by a rule:
    # names of sections are shorter. Raised, short headlines are missed.
    ruled_headline: int = 6
    # Times a character's size that its annotation's may be (ruby, furigana,
    # pinyin): half of it is usual. Raised, small bylines are annotations.
    annotation: float = 0.65
    # Ems of the annotated type between it and the annotation. Raised, small
    # type in the next line is one.
    annotation_gap: float = 0.45

    # -- Pictures ---------------------------------------------------------

    # Ems of white between a picture and its caption, and between the lines of
    # that. Raised, text beside a picture is its caption.
    caption_gap: float = 2.0
    # Ems around a picture in which all of its caption stands. Raised, more
    # characters are looked at closely, which only takes time.
    caption_reach: float = 8.0
    # Ems of white between the lines of an upright caption. Raised, text beside
    # it is of it.
    caption_leading: float = 1.0
    # Ems of blank between an upright caption and its credit. Raised, what
    # stands below a caption is of it.
    credit_gap: float = 3.0
    # Share of an upright caption's height that stands beside its picture.
    # Raised, captions that run past it are headlines.
    caption_beside: float = 0.8
    # Ems below a picture in which its level caption stands. Raised, the lines
    # of a text below it are.
    caption_lines: float = 5.0
    # Ems of white between a picture and the text that it stands at. Raised,
    # pictures of other stories are taken in.
    picture_gap: float = 6.0
    # Ems around a picture within which level text speaks against an upright
    # story's, as does any that is nearer than that story. Raised, pictures
    # between both kinds of text are never the upright one's.
    near_level: float = 3.0


UPRIGHT = UprightRules()

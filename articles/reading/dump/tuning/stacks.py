"""Thresholds of stacks.py."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class StackScores:
    """Points for (or, below 0 or as a cost, against) a division of display lines into kicker,
    headline and deck.

    What earns more makes its part likelier to be found, what costs more rarer; the best
    division stands.
    """

    # Lines of the longest kicker. Longer parts of a stack are so rare that trying them would bring more errors.
    most_kickers: int = 2
    # Lines of the longest headline.
    most_headlines: int = 3
    # Lines of the longest deck, which may be a whole sentence.
    most_decks: int = 4

    # --- the headline

    # What a headline's second line is worth: most headlines have one.
    headline_line: float = -0.5
    # What its third line is worth beyond that: three are rare.
    third_line: float = -0.7
    # Share of the widest line that the narrowest must fill, because the lines of one headline are balanced.
    even: float = 0.6
    # Cost of each whole share that it falls short by.
    uneven: float = 3.0
    # Cost of a headline whose last line is wider than its first; typesetters avoid the pyramid.
    widening: float = 0.3
    # Cost of rows of one headline that are hardly alike: one asks
    # and others follow, or one has a blank between two clauses.
    unlike_rows: float = 1.2
    # Cost of a headline that stands in the story as a clause of its own: headlines are worded afresh.
    stated_headline: float = 1.0
    # Cost of a headline that ends in a full stop.
    sentence_headline: float = 1.0
    # Cost of each shadowed line outside the headline and of each plain one inside: all of a headline is shadowed.
    shadow: float = 4.0

    # --- kicker and deck alike

    # What two lines of one part earn whose words run on in the story as they do across the break.
    runs_on: float = 2.0
    # Cost of a comma at the end of a kicker or headline: what follows belongs to it.
    torn: float = 2.0
    # What a kicker or deck earns that the story states as a clause, because both report facts.
    stated: float = 1.8
    # What it earns for most of its words standing in the story in the same order.
    quoted: float = 0.6
    # Share of words that are most of a line.
    mostly: float = 0.8

    # --- the kicker

    # What having a kicker is worth: many headlines have none.
    kicker: float = -1.0
    # What each further line of a kicker is worth: two are rare.
    kicker_line: float = -1.5
    # What a kicker earns that says who says so (…时强调), which a headline leaves out.
    told_so: float = 1.5
    # What a kicker earns that names the kind of report (一线见闻,
    # 系列报道之二), as headlines hardly do.
    names_series: float = 1.2
    # Times the headline's width from which a kicker is too wide. It
    # is set at half the headline's size and holds more characters.
    kicker_width: float = 1.5
    # Cost of a kicker that is too wide.
    wide_kicker: float = 1.0

    # --- the deck

    # What having a deck is worth: many headlines have none.
    deck: float = -1.2
    # What each further line of a deck is worth: decks of several lines are common.
    deck_line: float = -0.3
    # What a deck earns that begins with a dash (——), which hardly anything else does.
    dashed_deck: float = 3.0
    # Share of the headline's width that a deck fills at least, because it tells more in smaller type.
    short_deck_share: float = 0.8
    # Cost of a deck narrower than that.
    short_deck: float = 1.2
    # Share of the headline's width from which a deck is full.
    full_deck_share: float = 1.3
    # What a full deck earns.
    full_deck: float = 0.5
    # What a deck earns that is longer than the headline and has a comma: two clauses.
    clauses_deck: float = 1.5
    # Cost of a deck whose last line is wider than its first, because text fills its lines.
    deck_wrapped_wrong: float = 2.0
    # Cost of a deck of several lines that are hardly wider than
    # the headline: what wraps fills the measure, and in smaller
    # type more characters do.
    narrow_deck: float = 0.7
    # What a deck of several lines earns whose first is wider than the headline.
    wider_deck: float = 1.0

    # --- doubts

    # Points by which another division comes nearer where the
    # story does not report the deck below a single line.
    unreported: float = 1.2
    # Points by which another division comes nearer where a kicker
    # that the story states stands above a line so wide that it may
    # be the deck below it: reports of meetings begin with their headline.
    stated_above: float = 2.5
    # Ems of the narrowest such line, and times the kicker's width.
    may_be_deck: float = 14.0
    times_wider: float = 1.5
    # Points ahead of the next best division from which the division is sure.
    sure: float = 0.8


STACKS = StackScores()

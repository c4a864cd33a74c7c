"""Thresholds of headline_runs.py, headline_matching.py and pictures.py."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class MatchingScores:
    """Points for a headline stack on a body, or a picture in one.

    Points that are raised count for more against the words that stack and body share; limits
    that are raised cost time.
    """

    # --- how much is tried

    # Display lines of the longest stack; what is longer is a list, and the candidates of a run grow with it.
    longest_stack: int = 6
    # Display lines of one run that may be headlines. More are a list, and only the last ones are tried.
    longest_run: int = 150
    # Bodies tried for a stack, those that share most with it; for each, the stack is divided anew.
    candidates: int = 5
    # Texts in which a common word is looked up, the nearest on the page, so that time does not grow with their number.
    nearest: int = 24
    # Costs tried for starting one more stack. How many headlines a run holds, only the whole page tells.
    new_stack: tuple[float, ...] = (-6.0, -3.0, -1.0, 0.5, 2.0, 4.0, 7.0)
    # Rounds in which cuts between stacks are moved; each matches the whole page once for every move.
    rounds: int = 3
    # Stacks of a page up to which cuts are moved; the time for it is quadratic in them.
    most_moved: int = 24
    # Points by which a body may be worse than the best one for its stack before cuts are moved.
    given_up: float = 2.0

    # --- a stack on a body

    # Times the rarity (nats) of the words that a stack or a caption and a body share.
    words: float = 0.5
    # Cost of each line of a stack of several that shares no word with the body: it may be another story's.
    unshared: float = 0.7
    # What standing right above the body earns, times the share of the dump's bodies that have display lines there.
    above: float = 6.0
    # What standing right above a picture earns that itself stands above the body.
    above_picture: float = 3.0
    # Share of bodies with display lines right above from which a
    # picture between the two is no story of its own.
    in_place: float = 0.7
    # Rarity (nats) of the words that the stack must share with that
    # body.
    told_below: float = 6.0
    # Cost of each element between stack and body: of two equal bodies the nearer one is right.
    far: float = 0.01
    # Cost of a stack with white space or a picture inside.
    break_inside: float = 3.0
    # Cost of a stack that is nothing but
    # a word for brief reports (简讯), which is
    # the label of those below it.
    names_briefs: float = 8.0
    # What a picture as a stack's only text is worth: photo stories are rarer than stories.
    picture: float = -2.0
    # Cost of giving a stack a body that shares no word with it, in the order of the page.
    wordless: float = 1.0
    # Cost of a stack without a body, or of a body without a stack.
    spare: float = 4.0
    # Cost of a display line that belongs to no stack.
    leave_out: float = 3.0

    # What a line of two to four characters set wide earns as a label, on top of its words: headlines are longer.
    # Raised, a headline of four such characters is a label.
    wide_label: float = 2.5

    # --- a picture in a body

    # What standing between the body's headline and its first paragraph earns a picture.
    picture_above: float = 4.0
    # What standing right before or behind the body earns a picture.
    picture_near: float = 1.0

    # --- doubts

    # Points ahead of the next best story from which a picture's story is sure.
    sure_picture: float = 1.0
    # Points from which a stack fits its body without a doubt: what six nats of shared rarity earn.
    sure_fit: float = 3.0
    # Ems that a label of no known section must be wider than to
    # be perhaps a headline's first line; shorter ones are labels.
    shortest_first_line: float = 3.0
    # Ems of the longest upright headline that is surely one line.
    longest_upright: float = 11.0
    # Rarity (nats) of the words that a line beside a stack must
    # share with the stack's body to be perhaps a line of it.
    contested: float = 3.5
    # Stories of a page whose headlines read as text from which the whole page is out of order: it was none on all
    # dumps in order that were tried.
    torn_headlines: int = 2


MATCHING = MatchingScores()

"""Thresholds by which a block is known again when its page is read again.

Shares are from 0 to 1. Each comment names the unit, the reason, and what comes of it if the
number is raised.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class BlockMatchingRules:
    """When a block is a newer state of another."""

    # Share of the pairs of characters that both have (Dice's coefficient):
    # strangers share under 0.1. Raised, a rewritten paragraph counts as new.
    same_text: float = 0.3
    # Intersection of two boxes by their union from which they are one place.
    # Raised, a paragraph that has grown by half stands elsewhere.
    same_place: float = 0.6
    # The share of text that is enough in the same place. Raised, a headline
    # of which one word stayed counts as new.
    same_text_in_place: float = 0.1
    # Intersection by union from which a picture has taken another one's
    # place. Raised, one that was exchanged and trimmed counts as new.
    same_picture: float = 0.5
    # The most that the same place adds to the share of text. Raised, place
    # decides between texts that are about as alike.
    place_counts: float = 0.2
    # Share of a block's pairs of characters that stand in a longer one from
    # which the reading has joined it with others, or parted it from them.
    # Raised, a correction inside it hides that.
    contained: float = 0.8
    # Pairs of characters from which a text says by itself what it is a part
    # of. Lowered, a name is found in any long text.
    telling_pairs: int = 8
    # Blocks of the same text that are told apart by their places; of more, as
    # a hostile text has, the order tells. Raised, such a text takes long: the
    # search grows with the square.
    most_alike: int = 50
    # Blocks without their like on each side that are compared by their words;
    # of more, all are new. Raised, a hostile text takes long: the search
    # grows with the product.
    most_compared: int = 200
    # Blocks of a story on either side of a new one among which that is sought
    # beside which it stands. Raised, a hostile text takes long: the search
    # grows with the product of this and its blocks.
    most_beside: int = 200

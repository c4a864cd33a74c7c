"""Every threshold of the reading of a dump, one module for each step that uses them.

Costs and scores of one class are in the same points: one point is about one weak reason, four
decide. What they achieve on the sample pages is held by tests/reading/floors.py.
"""

from .boundaries import BOUNDARIES, BoundaryCosts
from .matching import MATCHING, MatchingScores
from .paragraphs import PARAGRAPHS, ParagraphCosts
from .stacks import STACKS, StackScores

__all__ = [
    "BOUNDARIES",
    "MATCHING",
    "PARAGRAPHS",
    "STACKS",
    "BoundaryCosts",
    "MatchingScores",
    "ParagraphCosts",
    "StackScores",
]

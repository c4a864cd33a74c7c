"""Every threshold of the reading of a dump, one module for each step that uses them.

Costs and scores of one class are in the same points: one point is about one weak reason, four
decide. What they achieve on the sample pages is held by tests/reading/floors.py.
"""

from .boundaries import BOUNDARIES, BoundaryCosts
from .joining import JOINING, JoiningCosts
from .matching import MATCHING, MatchingScores
from .order import ORDER, OrderRules
from .paragraphs import PARAGRAPHS, ParagraphCosts
from .side import SIDE_COLUMNS, SideColumnRules
from .stacks import STACKS, StackScores
from .strayed import STRAYED, StrayedTextRules
from .torn import TORN, TornTextRules

__all__ = [
    "BOUNDARIES",
    "JOINING",
    "MATCHING",
    "ORDER",
    "PARAGRAPHS",
    "SIDE_COLUMNS",
    "STACKS",
    "STRAYED",
    "TORN",
    "BoundaryCosts",
    "JoiningCosts",
    "MatchingScores",
    "OrderRules",
    "ParagraphCosts",
    "SideColumnRules",
    "StackScores",
    "StrayedTextRules",
    "TornTextRules",
]

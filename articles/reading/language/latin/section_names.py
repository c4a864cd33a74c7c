"""How papers in Latin type name their columns of briefs: News in brief, Kurz notiert, Notizie in breve."""

from __future__ import annotations

import re

from .letters import LETTER
from .wordings import WORDINGS, any_of

LONGEST = 4  # words of such a name: The world in brief; more are a headline's
_WORD = rf"[{LETTER}][{LETTER}’'-]*"
_ALONE = any_of(*(w.briefs for w in WORDINGS), *(w.of_briefs for w in WORDINGS))
_BEHIND_WORDS = any_of(*(w.of_briefs for w in WORDINGS))
_BEFORE_WORDS = any_of(*(w.briefs_of for w in WORDINGS))
_NAMES_BRIEFS = re.compile(
    rf"{_ALONE}|(?:{_WORD}\s+){{1,2}}{_BEHIND_WORDS}|{_BEFORE_WORDS}(?:\s+{_WORD}){{1,3}}",
    re.IGNORECASE,
)


def names_briefs(text: str) -> bool:
    """Whether a line's words name briefs, and say nothing else."""
    words = text.strip(" .:•■").split()
    return 0 < len(words) <= LONGEST and _NAMES_BRIEFS.fullmatch(" ".join(words)) is not None

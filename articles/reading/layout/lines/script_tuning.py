"""Thresholds of what stands at a line and is no plain character of it: scripts, annotations, outlines, drop caps.

An em is the size of the type at hand. Each comment names the unit, the reason, and what comes
of it if the number is raised.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ScriptRules:
    """When small type, an annotation, an outline or a large first letter belongs to a line."""

    # -- Subscripts, superscripts, annotations, drawn characters ----------

    # Characters of the longest subscript or superscript (2.5, 10, n+1).
    # Raised, small type behind a large letter is taken in.
    longest_script: int = 5
    # Times a script's size that the type is which it hangs at: 0.5 to 0.8
    # of it is usual. Lowered, noise of sizes counts; raised, a page
    # number's small neighbour does.
    least_base: float = 1.2
    largest_base: float = 2.6
    # Ems between a script and what it hangs at, either way. Raised, small
    # type set apart is taken in.
    script_gap: float = 0.25
    # Ems of the larger type by which a script's baseline is below or above
    # the line's. Raised, small type of the next line is taken in.
    script_below: float = 0.35
    script_above: float = 0.65
    # Ems above the baseline from which figures are raised. Lowered, figures
    # on the line pass for powers.
    raised: float = 0.15
    # Characters in another size inside a line: a figure, a reading, a name.
    # Raised, a headline that is set between two others joins them.
    longest_inline: int = 12
    # Times the size of a line up to which pinyin above it is set. Raised,
    # words above a headline pass for such.
    largest_annotation: float = 0.65
    # Ems from the annotation's baseline down to the line's: it stands right
    # on the characters. Widened, lines of text above each other count.
    lowest_annotation: float = 0.75
    highest_annotation: float = 1.3
    # Letters a syllable has at most, and ems of the line that it is wide at
    # most. Raised, whole words of English count.
    annotation_letters: int = 6
    annotation_width: float = 1.7
    # Share of its width that stands above the line. Raised, pinyin over a
    # line's last character, which reaches out, is lost.
    annotation_over: float = 0.4
    # Ems that an outline is high at least and at most if it is a character.
    # Widened, bullets and icons count.
    lowest_drawn: float = 0.55
    highest_drawn: float = 1.1
    # Ems that it reaches below the baseline. Raised, drawings between lines count.
    drawn_below: float = 0.25
    # Lines and curves in its outline: a star has 11, a circle 5, a character
    # that a font lacks rarely under 30. Lowered, bullets count.
    drawn_segments: int = 20
    # The same where it fills a hole of whole ems in a line, in which no
    # ornament stands: strokes that are drawn as lines. Lowered, stars count.
    drawn_strokes: int = 12
    # Ems between it and the characters beside it, and by which it may touch
    # them. Raised, ornaments beside a line count.
    drawn_gap: float = 0.9
    drawn_overlap: float = 0.15
    # The same at the end of a line that no other line shows to be long
    # enough, as a headline's; and ems that it is high there at least.
    # Raised and lowered, icons behind headlines count.
    next_drawn: float = 0.3
    full_drawn: float = 0.7
    # Times a character's size to the next in a line spaced out. Raised, gutters are holes.
    widest_pitch: float = 1.4

    # -- Drop caps --------------------------------------------------------

    # Times the text around it: smaller type is a bold first word. Raised,
    # drop caps of two lines are missed.
    cap_size: float = 1.8
    # Lines of text beside it: beside one, it is a part of that line. Raised,
    # drop caps of two lines are missed.
    cap_lines: int = 2
    # Ems of its own within which no other character of its size stands:
    # a letter with a figure at its foot has one. Raised, caps of columns
    # beside each other count.
    cap_alone: float = 1.5
    # Ems of the text by which a drop cap may overlap the text beside it, or
    # stand off. Raised, single characters of headlines are taken for caps.
    cap_overlap: float = 0.5
    cap_gap: float = 1.5
    # Share of a line's height that the cap covers where it is beside it.
    # Raised, the lowest line beside a cap keeps its false edge.
    cap_beside: float = 0.5
    # Ems that a space takes between a cap that is a word and its line. Wider,
    # a paragraph's indent counts; narrower, what letters' own edges differ by.
    cap_space: tuple[float, float] = (0.16, 0.6)
    # Ems from the cap's edge to where its line is taken to begin, as a
    # paragraph's first line is set in by two. Raised or lowered much, the
    # line is no first one.
    cap_indent: float = 2.0


SCRIPTS = ScriptRules()

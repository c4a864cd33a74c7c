"""Thresholds of the first stage: characters → line segments → printed lines → blocks.

An em is the size of the type at hand. "Raised" says what goes wrong, or right, when a number grows.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class LineRules:
    """Numbers that tell what is one line and one block. In ems unless the comment says otherwise."""

    # -- Characters that are printed twice --------------------------------

    # Ems between a character and its shadow or outline. Exports draw them
    # hardly a tenth of an em apart; raised, the same character twice in
    # tightly set type (人人) would count once.
    shadow: float = 0.12
    # Share by which the sizes of a character and its shadow may differ. An
    # outline is a little larger; raised, a headline swallows small type.
    shadow_size: float = 0.1

    # -- Rows, and where they are cut -------------------------------------

    # Points between baselines of one row: no more than rounding. Raised,
    # the rows of columns that are not aligned run into each other.
    same_baseline: float = 0.3
    # Ems of blank between characters that justifying never makes. Raised,
    # columns set close are read across.
    gutter: float = 0.75
    # Ems of blank that may be a gutter where lines above and below begin
    # behind it: narrow columns stand this close. Raised, they are read
    # across; lowered, any word space above an edge cuts a line.
    least_gutter: float = 0.3
    # Height in ems from which an upright rule parts columns. What is lower
    # is the side of a label's plate inside the line.
    lowest_vertical_rule: float = 3.0
    # Ems above or below within which lines that begin at one place speak
    # for a column there. Raised, other stories further off are asked.
    gutter_reach: float = 9.0
    # Ems: no column is narrower, so a blank nearer to a line's start is a
    # paragraph's indent or stands between the characters of a name.
    narrowest_column: float = 4.0
    # Lines that must begin at one place to speak for a column. A single
    # one happens to; raised, short columns are read across.
    gutter_lines: int = 2
    # Points by which the lines of one column may begin apart.
    edge_slack: int = 1
    # Ems by which a line must begin before a place, and reach beyond it,
    # to run across it: what only touches the place is no witness against
    # a column there.
    crosses_before: float = 1.0
    crosses_behind: float = 0.5
    # Ems of blank that no letter-spacing has. Raised, letter-spaced
    # headlines of two columns become one.
    widest_spacing: float = 1.9
    # Times the blanks beside it from which a blank is no letter-spacing:
    # that is even. Raised, fewer wide blanks cut a line.
    spacing_varies: float = 1.5
    # Times the smaller size from which type beside it is another line: a
    # headline beside text. Raised, drop caps and superscripts stay inside.
    other_size: float = 1.3
    # Lightness (0 to 1) by which type is another line: white on black beside
    # black on white. Tints of grey in one line differ by less.
    other_light: float = 0.5

    # -- Segments of one line that a blank parted -------------------------

    # Ems of blank inside a line: a name that is spaced (高 寒), a list's
    # tab. Raised, columns set close become one.
    widest_blank: float = 2.2
    # Ems of blank in a justified line of a narrow column that one long
    # Latin word leaves nearly empty.
    justified_blank: float = 6.0
    # Ems by which segments may overlap: a mark that hangs, kerned Latin.
    # More, and two lines are printed over each other.
    overlapping: float = 0.5
    # Characters of the shorter segment: a credit set off to the far end of
    # its caption is the longest that a blank parts from its line.
    longest_credit: int = 20
    # Characters of the shorter segment where no column holds both: what is
    # longer and stands apart is a column of its own.
    longest_lone_segment: int = 6
    # Ems above or below within which a line that begins where a segment
    # does makes it a short column. Less than `gutter_reach`: here no edge
    # of a long column helps.
    short_column: float = 5.0
    # Ems by which another font may shift the baseline inside a line.
    shifted: float = 0.15
    # Lines that must begin at one place, or have both edges in common, to
    # make a column. Raised, short columns lose their edges.
    column_lines: int = 4
    # Points by which a segment may stand beyond its column's edges.
    column_slack: float = 1.0
    # Points between baselines from which two lines are not one row.
    other_row: float = 1.0

    # -- Text -------------------------------------------------------------

    # Ems of blank that show a space between Latin words or digits. A word
    # space is a quarter of an em, and justifying takes some of it.
    latin_space: float = 0.18
    # Ems of blank, beyond what stands between the line's other characters,
    # that show a space between Han characters. Raised, 记者 张三 李四 lose
    # the blanks that tell the names apart.
    han_space: float = 0.15
    # Times the line's usual blank that is added to `han_space`: in a line
    # spaced out to fill its width a real space is larger, too.
    spaced_out: float = 1.5
    # Words of one character each from which a text is letter-spaced with
    # spaces (凌 远 科). Two may be two names of one character.
    spaced_letters: int = 3
    # Steps of lightness, from black to white, that are told apart as
    # colours of type. Raised, uneven rendering makes new colours.
    inks: int = 12

    # -- Vertical lines ---------------------------------------------------

    # Lines of a vertical headline that may stand beside each other: so many
    # characters are in one row of it. Raised, short rows of a table join.
    vertical_lines: int = 3
    # Characters below each other that make a vertical line. Raised,
    # headlines of three characters are lost; lowered, any two rows match.
    vertical_characters: int = 3
    # Share of them that must be Han characters: columns of figures are not
    # vertical lines.
    vertical_han: float = 0.5
    # Ems from one character's baseline to that of the one below. Less than
    # `least_step` and they overlap; more than `vertical_step` and the line
    # has ended.
    least_step: float = 0.7
    vertical_step: float = 2.6
    # Ems from baseline to baseline in type that is set solid, to which the
    # blank to the sides is added: the em itself.
    solid_step: float = 1.0
    # Ems by which the blank below a character may be larger than that to
    # its sides. Raised, rows set wide are read downwards.
    vertical_slack: float = 0.2
    # The same for display type, which is not set in rows of two or three
    # characters, so that more may be allowed.
    display_slack: float = 0.7
    # Times the median size of such characters from which type is display.
    vertical_display: float = 1.4
    # Ems by which middles of characters below each other may differ.
    vertical_shift: float = 0.25
    # Share by which their sizes may differ.
    vertical_size: float = 0.1
    # Ems of white, beyond the usual, that part the names of a vertical
    # byline: they become a space.
    vertical_space: float = 0.35
    # Width in ems up to which digits that stand level in a vertical line
    # (纵中横) fill one place: two or three of half an em.
    level_digits: float = 1.6
    # Ems by which the middle of a Latin word that lies on its side may
    # differ from that of the characters above or below it.
    sideways_shift: float = 0.3
    # Ems by which the word may overlap them, or stand off.
    sideways_overlap: float = 0.3
    sideways_gap: float = 0.6
    # Share of an em square above the baseline, as most Han fonts have it.
    ascent: float = 0.88

    # -- Drop caps --------------------------------------------------------

    # Times the text that runs around it: smaller type is a bold first word.
    cap_size: float = 1.8
    # Lines of text beside it. Beside one, it is a part of that line.
    cap_lines: int = 2
    # Ems of the text between a drop cap and the text beside it: it may
    # overlap by half an em, and stand off by one and a half.
    cap_overlap: float = 0.5
    cap_gap: float = 1.5
    # Share of a line's height that the drop cap must cover.
    cap_beside: float = 0.5
    # Ems behind the cap's edge at which its line is taken to begin: a
    # paragraph's first line is set in by two characters.
    cap_indent: float = 2.0

    # -- Blocks -----------------------------------------------------------

    # Ems from baseline to baseline in a single line, which shows none.
    usual_leading: float = 1.5
    # Ems from baseline to baseline inside a block. Less than `least_leading`
    # is one row; more than `widest_leading` is another block. Raised,
    # crossheads and text become one.
    least_leading: float = 0.6
    widest_leading: float = 2.1
    # Times `widest_leading` below a line from which it takes no further one
    # on: it saves comparing every line with every one above it.
    forgotten: float = 3.0
    # Times a block's usual leading from which white parts two blocks.
    uneven: float = 1.4
    # Share by which sizes may differ in one type: rounding, and a font's
    # optical sizes. Raised, captions join the text.
    same_size: float = 0.06
    # Share of the narrower line's width that two lines of a block have
    # above each other. Raised, short last lines fall off.
    column_overlap: float = 0.4
    # Share of a line's width that a rule above it must cover to part it
    # from the line before: an underlined word is no break.
    parting_rule: float = 0.5
    # Ems above the foot of a line at which a rule still stands above it.
    rule_above: float = 0.5
    # Ems from a column's edge from which a line is set in. A mark that is
    # squeezed shifts a line by half an em at most.
    indent: float = 0.8
    # Ems from a column's edge: two characters and what justifying adds.
    # Raised, a line of the next column passes for a first one.
    deepest_indent: float = 2.6
    # Ems of blank at a line's end up to which it is full: justifying leaves
    # that much where the next word would not fit.
    full: float = 1.2
    # Lines at a report's end or start that may be set in other type: the
    # names in brackets, or 本报讯 in bold.
    names_lines: int = 3
    # Lines that hold nothing but names in brackets.
    lone_names_lines: int = 2


LINES = LineRules()

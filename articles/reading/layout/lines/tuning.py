"""Thresholds of the first stage: characters → line segments → printed lines → blocks.

An em is the size of the type at hand. Each comment names the unit, the reason, and what comes
of it if the number is raised.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class LineRules:
    """When characters are one line, and lines one block."""

    # -- Characters that are printed twice --------------------------------

    # Ems between a character and its shadow or outline, which exports draw
    # hardly a tenth of an em apart. Raised, the same character twice in
    # tightly set type (人人) counts once.
    shadow: float = 0.12
    # Share by which the sizes of the two may differ: an outline is a little
    # larger. Raised, small type on a headline counts as its shadow.
    shadow_size: float = 0.1
    # Share of its own width by which a character's shadow stands beside it at
    # most: the letters of one glyph (ff, ffi) are very narrow, but stand side
    # by side. Lowered, the shadow of a narrow letter is one letter more.
    shadow_beside: float = 0.75

    # -- Rows, and where they are cut -------------------------------------

    # Points between baselines of one row: no more than rounding. Raised,
    # rows of columns that are not aligned run into each other.
    same_baseline: float = 0.3
    # Ems by which runs that touch stand on other baselines in one line, as
    # bold words and digits from other fonts do: two lines are further from
    # each other. Raised, lines of columns set close are one.
    lifted: float = 0.25
    # Ems of blank inside a name that is spaced (高 寒), where both parts are
    # lifted alike. Raised, bold words of two columns are of one line.
    name_blank: float = 1.15
    # Ems of a full-width mark that are blank, before an opening mark's ink
    # and behind a closing one's; a little less than half, so that the next
    # character, squeezed in, is still behind the mark. Raised, it is before.
    blank_half: float = 0.45
    # Ems of blank between characters that justifying never makes. Raised,
    # columns set close are read across.
    gutter: float = 0.75
    # Share of its column that an author's name alone fills above a text.
    # Raised, a text's first line that is nothing but names is none of it.
    author_line: float = 0.5
    # Ems of blank in upright text that is laid level above which a tier ends.
    # Raised, the lines of tiers set close run on.
    tier_gap: float = 1.1
    # Ems of blank that may be a gutter where lines above and below begin
    # behind it: narrow columns stand this close. Raised, they are read
    # across; lowered, any blank above an edge cuts a line.
    least_gutter: float = 0.3
    # The same between Latin words, which have spaces of a third of an em
    # between them. Lowered, text beside a portrait's edge falls apart.
    latin_gutter: float = 0.55
    # Ems of height from which an upright rule parts columns: a lower one is
    # the side of a label's plate. Raised, rules between briefs part nothing.
    lowest_vertical_rule: float = 3.0
    # Ems above or below within which lines that begin at one place are
    # evidence of a column there. Raised, lines of other stories count, too.
    gutter_reach: float = 9.0
    # Ems, as no column is narrower: nearer to a line's start, a blank is an
    # indent's. Raised, columns of a table of names are not cut.
    narrowest_column: float = 4.0
    # Lines that must begin at one place to be evidence of a column; one may
    # by chance. Raised, short columns are read across.
    gutter_lines: int = 2
    # Points by which the edges of a column's lines differ for rounding.
    # Raised, an edge near by is taken for the column's.
    edge_slack: int = 1
    # Ems by which a line must begin before a place, and reach behind it, to
    # be evidence against a column there: one that only touches it is none.
    # Raised, there is less of it, and more lines are cut.
    crosses_before: float = 1.0
    crosses_behind: float = 0.5
    # Ems of blank that no letter-spacing has. Raised, the letter-spaced
    # headlines of two columns become one.
    widest_spacing: float = 1.9
    # Times the blanks beside it from which a blank is no letter-spacing,
    # which is even. Raised, fewer wide blanks cut a line.
    spacing_varies: float = 1.5
    # Times the smaller size from which type beside it is another line, as a
    # headline beside a text is. Raised, the two are one line.
    other_size: float = 1.3
    # Share of a line's characters from which the Chinese ones tell its size.
    # Raised, a line of many figures has theirs.
    chinese_line: float = 0.2
    # Lightness (0 to 1) by which type is another line, as white on black
    # beside black on white is; greys inside a line differ by less. Raised,
    # a label's words and the text beside it are one line.
    other_light: float = 0.5

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

    # Times the usual size from which Latin type may be a headline with
    # another one beside it. Raised, small headlines side by side are one.
    large_latin: float = 1.3
    # Ems of blank that is more than a space in a headline: no justifying
    # widens that. Raised, headlines that fill their columns run together.
    headline_gutter: float = 0.35
    # Times the line's other blanks. Raised, the same.
    headline_blank: float = 1.25
    # Ems of its type by which a blank in a Chinese headline is wider than the
    # others, to stand over a gutter. Raised, headlines side by side are one.
    chinese_headline_gutter: float = 0.3
    # Ems of the usual type below a headline in which its columns begin.
    # Raised, columns of stories further down part it.
    below_headline: float = 12.0

    # -- Segments of one line that a blank parted -------------------------

    # Ems of blank inside a line: a name that is spaced (高 寒), a list's
    # tab. Raised, columns set close become one.
    widest_blank: float = 2.2
    # Ems of blank between a photographer's name and 摄, which a caption may
    # break before. Raised, a 摄 of the next column is taken.
    role_blank: float = 2.2
    # Ems of blank from which what stands outside the column of the line to
    # its left is a column of its own, even with one line. Less is a line
    # that overruns its column.
    outside_blank: float = 0.7
    # Ems of blank in a justified line that one long Latin word leaves
    # nearly empty. Raised, the two columns of a table become one.
    justified_blank: float = 6.0
    # Ems of blank in a Latin line of two words in a narrow column, where the
    # lines above or below cross it. Raised, only tables are in danger.
    justified_line: float = 9.0
    # How often the lines are gone through for such blanks: each line that is
    # whole shows what the next one is. Raised, only time is lost.
    blank_passes: int = 4
    # Ems by which segments of a line overlap where a mark hangs or Latin is
    # kerned. Raised, lines printed over each other become one.
    overlapping: float = 0.5
    # Characters of the shorter segment: a credit, set off to the far end of
    # its caption, is the longest. Raised, lines of two columns may join.
    longest_credit: int = 20
    # Characters of the shorter segment where no column holds both: longer
    # ones that stand apart are columns. Raised, briefs are read across.
    longest_lone_segment: int = 6
    # Ems above or below within which a line that begins where a segment
    # does makes it a short column. There is no long column's edge to go by,
    # so it is less than `gutter_reach`. Raised, the tabs of a list part it.
    short_column: float = 5.0
    # Ems by which another font shifts the baseline inside a line. Raised,
    # lines of columns that are not aligned join.
    shifted: float = 0.25
    # Characters of names in brackets at the right of a report's last line:
    # four people with their roles. Raised, text in brackets that fills a
    # line of the next column joins.
    longest_signature: int = 40
    # Ems that the line above or below reaches behind the start of names set
    # to the right, to show that one column holds both. Raised, names under
    # a short line stay apart.
    bridged: float = 0.5
    # Lines that must begin at one place, or have both edges in common, to
    # make a column. Raised, short columns have no edges.
    column_lines: int = 4
    # Points by which a segment stands beyond its column's edges for
    # rounding. Raised, it is looked for in a neighbour, too.
    column_slack: float = 1.0
    # Points between baselines from which two lines are not one row. Raised,
    # rows of small type are not seen below each other.
    other_row: float = 1.0

    # -- Text -------------------------------------------------------------

    # Ems of blank that show a space between Latin words or digits: it is a
    # quarter of an em, less what justifying takes. Raised, words run on.
    latin_space: float = 0.18
    # Ems of blank, beyond what stands between the line's characters, that
    # show a space between Han characters. Raised, names run into each other
    # (张三李四); lowered, justified lines get spaces.
    han_space: float = 0.15
    # Times the line's usual blank that is added to `han_space`, as a line
    # spaced out to its width has larger spaces. Raised, it has none.
    spaced_out: float = 1.5
    # Ems by which the steps from one character to the next differ where each
    # is set in a cell an em wide. Raised, single letters that are words
    # become one.
    uneven_cells: float = 0.15
    # Words of one character each from which a text is letter-spaced with
    # spaces (凌 远 科); two may be two words. Raised, such names stay apart.
    spaced_letters: int = 3
    # Steps of lightness, from black to white, that count as colours of
    # type. Raised, uneven rendering parts a block; lowered, grey is black.
    inks: int = 12

    # -- Vertical lines ---------------------------------------------------

    # Characters in a row that may be lines of a vertical headline beside
    # each other. Raised, the short rows of a table are read downwards.
    vertical_lines: int = 3
    # Characters below each other that make a vertical line. Raised, short
    # headlines are lost; lowered, any two rows match.
    vertical_characters: int = 3
    # Share of them that are an em wide, marks among them, as columns of
    # figures are no vertical line. Raised, a headline with a year is lost.
    vertical_wide: float = 0.5
    # Han characters or kana among them, as a column of dashes is none.
    # Raised, short names in brackets are lost.
    vertical_letters: int = 2
    # Ems from one character's baseline to the next one's below: with less
    # they overlap. Raised, tightly set headlines are lost.
    least_step: float = 0.7
    # Ems from which the line has ended. Raised, single characters far from
    # each other make a line.
    vertical_step: float = 2.6
    # Ems from baseline to baseline in type that is set solid: the em itself,
    # to which the blanks to the sides are added. Raised, as `vertical_slack`.
    solid_step: float = 1.0
    # Ems by which the blank below a character may be larger than that to
    # its sides. Raised, rows set wide are read downwards.
    vertical_slack: float = 0.2
    # The same, in ems, for display type, which is not set in rows of two or
    # three. Raised, characters of headlines above each other join.
    display_slack: float = 0.7
    # Times the median size of such characters from which they are display
    # type. Raised, vertical headlines with white inside are lost.
    vertical_display: float = 1.4
    # Ems by which the middles of characters below each other differ, as
    # marks and digits are narrow. Raised, a neighbour's is taken.
    vertical_shift: float = 0.25
    # Share by which their sizes differ, as in one font. Raised, a vertical
    # headline and its deck are one line.
    vertical_size: float = 0.1
    # Ems of white, beyond the usual, that part names in a vertical byline
    # and become a space. Raised, the names run into each other.
    vertical_space: float = 0.35
    # Ems of width of digits that stand level in a vertical line (纵中横): two
    # or three of half an em. Raised, a year beside a headline joins it.
    level_digits: float = 1.6
    # Ems from a bullet or role to the name behind it in a turned line. Raised,
    # ornaments join the type beside them.
    behind_bullet: float = 1.5
    # Ems by which the middle of a Latin word on its side differs from that
    # of the line it is in. Raised, words beside the line are taken in.
    sideways_shift: float = 0.3
    # Ems by which the word may overlap the characters above and below it,
    # or stand off from them. Raised, words of other lines are taken in.
    sideways_overlap: float = 0.3
    sideways_gap: float = 0.6
    # Share of an em square that is above the baseline in most Han fonts.
    # Raised, such words end up lower than the line's characters.
    ascent: float = 0.88

    # -- Level headlines over upright text, on a turned sheet --------------

    # Ems of the text from a level headline down to where the text below it
    # begins. Raised, it covers text that other things part from it.
    under_turned: float = 5.0
    # Ems of white between lines of text that one such headline covers: their
    # leading. Raised, it covers the next story, too.
    turned_gap: float = 1.6

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

    # -- Blocks -----------------------------------------------------------

    # Ems from baseline to baseline that a single line, which shows none, is
    # taken to have. Raised, more white around it counts as usual.
    usual_leading: float = 1.5
    # Ems from baseline to baseline inside a block: less is one row. Raised,
    # tightly set headlines fall into lines.
    least_leading: float = 0.6
    # Ems from baseline to baseline from which a line is another block's.
    # Raised, crossheads and text become one.
    widest_leading: float = 2.1
    # Times `widest_leading` below a block from which no line is compared
    # with it any more, for speed. Raised, only time is lost.
    forgotten: float = 3.0
    # Times a block's usual leading from which white parts two blocks.
    # Raised, briefs run into each other.
    uneven: float = 1.4
    # Share by which sizes differ in one type: rounding, a font's optical
    # sizes. Raised, captions join the text.
    same_size: float = 0.06
    # Share of the narrower line's width that two lines of a block have
    # above each other. Raised, short last lines fall off.
    column_overlap: float = 0.4
    # Ems by which a line reaches beyond its column's edge, with a mark that
    # hangs or names set to the right. Raised, names of the next column do.
    overrun: float = 1.0
    # Share of a line's width that a rule above covers where it parts it from
    # the line before: an underlined word does not. Raised, short rules
    # between briefs part nothing.
    parting_rule: float = 0.5
    # Ems above a line's foot down to which a rule is above the line. Raised,
    # rules right on top of a line are overlooked.
    rule_above: float = 0.5
    # Ems from a column's edge from which a line is set in; a squeezed mark
    # shifts it by half an em. Raised, paragraphs run into each other.
    indent: float = 0.8
    # Ems of the deepest indent: two characters and what justifying adds.
    # Raised, lines of the next column pass for first ones.
    deepest_indent: float = 2.6
    # Share by which the blanks to both sides of a centred line may differ.
    # Raised, last lines of paragraphs become crossheads.
    centred: float = 0.35
    # Ems of blank up to which a line is full, as justifying leaves where
    # the next word would not fit. Raised, ended paragraphs seem to go on.
    full: float = 1.2
    # Lines at a report's end or start that may be in other type: names in
    # brackets, 本报讯 in bold. Raised, captions join the text above.
    names_lines: int = 3
    # Lines of a block of names in brackets alone: no report has more.
    # Raised, a short last paragraph passes for names.
    lone_names_lines: int = 2


LINES = LineRules()

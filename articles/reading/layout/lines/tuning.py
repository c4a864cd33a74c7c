"""Thresholds of level lines: characters → line segments → printed lines with their text.

An em is the size of the type at hand. Each comment names the unit, the reason, and what comes
of it if the number is raised.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class LineRules:
    """When characters are one line, and what its text is."""

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
    # Times the usual size from which a laid line is a headline's, which a rule
    # parts only where it runs through it. Raised, the rules between the tiers
    # of its text part it.
    large_laid: float = 1.2
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
    # Characters of the longest date (二〇二六年十二月三十一日), which is looked
    # for among short lines only. Raised, only time is lost.
    longest_date: int = 13
    # Ems, as no column is narrower: nearer to a line's start, a blank is an
    # indent's. Raised, columns of a table of names are not cut.
    narrowest_column: float = 4.0
    # Lines that must begin at one place to be evidence of a column; one may
    # by chance. Raised, short columns are read across.
    gutter_lines: int = 2
    # Lines with a blank at one place that make a narrow gutter where no line
    # begins, and ems without a blank before each: words in a list stand closer.
    # Raised, columns set close run together.
    narrow_gutter_lines: int = 4
    narrow_gutter_column: float = 7.0
    # Points by which the edges of a column's lines differ for rounding.
    # Raised, an edge near by is taken for the column's.
    edge_slack: int = 1
    # Ems by which a mark that ends a line is squeezed into its column or hangs
    # out of it. Raised, lines that end a little early end at its edge.
    squeezed_mark: float = 0.55
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

    # -- Headlines side by side -------------------------------------------

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
    # Blanks that a headline has at least whose characters all stand closer
    # than those of the spread one beside it. Lowered, a figure at the end of
    # a spread headline is one; raised, short headlines are the spread one's.
    closer_blanks: int = 3
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
    # Ems between names that follow each other in a list, and its rows, above or
    # below which lines of a text show their column. Raised, columns of a table
    # run into each other.
    roll_blank: float = 1.7
    roll_rows: int = 6
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
    # Lines of the page, near by or not, that end where one column does, and
    # that begin where the next one does, for a sentence's end behind the
    # blank to be the next column's. Raised, short columns are read across.
    page_column_lines: int = 3
    # Ems by which a paragraph's first line is set in, in Chinese always two.
    # Changed, columns of short paragraphs have fewer lines to tell them.
    paragraph_indent: float = 2.0
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


LINES = LineRules()

"""Thresholds of paragraphs.py and typesetting.py."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ParagraphCosts:
    """Costs, in points, of what a typesetter would not do; widths in ems of the type.

    A cost that is raised makes what it names rarer in what is read; the cheapest reading of all
    lines stands.
    """

    # --- which column widths are tried for a line

    # Lines to either side in which a column's width must recur, because a single line may be short by chance.
    window: int = 12
    # Column widths tried for a line, the commonest near by; the time for a page grows with their number.
    columns_tried: int = 5
    # Ems of the narrowest column; no newspaper sets narrower.
    narrowest: int = 5
    # Points by which a partial reading may be worse than the best one before it is dropped, so
    # that long dumps stay fast.
    hopeless: float = 10.0
    # Share of indented lines from which the dump is one that shows indents; fewer are chance blanks.
    shown_indents: float = 0.04

    # --- whether a line is full

    # Ems by which the next line's first unit must have been too wide for the room left; less is rounding.
    slack: float = 0.1
    # Ems by which a closing mark may hang past the measure, because it is set in half its em.
    hang: float = 1.0
    # Ems past the measure that are rounding: Latin letters and digits are not all half an em wide.
    stretch: float = 0.3
    # Share of the column by which a full Latin line may seem shorter or longer, because its letters are not all
    # half an em wide.
    latin_varies: float = 0.14
    # Ems that one punctuation mark may be squeezed by (标点挤压), a little less than the half em it has to give.
    squeezed: float = 0.3
    # Cost of a line inside a paragraph that might have taken in one more unit: the unit may be measured wrong.
    just_short: float = 1.7
    # Ems of room from which a line is clearly not full, so that rounding cannot excuse it.
    clearly: float = 0.4
    # Cost of a clearly short line inside a paragraph: the strongest sign that the paragraph ends there.
    short_line: float = 3.0
    # Cost of each em that such a line is short by, on top: the shorter, the surer the end.
    short_by: float = 1.5
    # Ems after which a shorter line is no worse, so that one very short line cannot outweigh everything else.
    shortest: float = 5.0
    # Cost of each em past the measure, which no typesetter can set.
    too_wide: float = 2.0
    # Cost of a paragraph's first line that fills the column without an indent; at most so much, as some papers do.
    not_indented: float = 4.0
    # Cost of a missing indent in a dump that shows them, or of one inside a paragraph: the dump itself speaks there.
    indent_missing: float = 5.0

    # --- what a paragraph costs

    # Cost of a new paragraph, because of two readings the one with fewer paragraphs is the likelier.
    paragraph: float = 1.0
    # Cost of a paragraph that begins with a small Latin letter: the line above goes on in it.
    begins_small: float = 7.0
    # Cost of a Latin paragraph that goes on below a blank line; Chinese dumps have blank lines anywhere.
    over_blank: float = 2.0
    # Cost of a paragraph in another column width than the one before: widths change from body to body only.
    new_column: float = 1.0
    # Cost of a paragraph in a column width that hardly any line of the page fills.
    rare_column: float = 2.5
    # Lines of the page that must fill a column's width for it not to be rare; fewer may be chance.
    lines_a_column: int = 6
    # Cost of a paragraph that goes on in another column width, as around a picture or over a column's foot.
    change_inside: float = 1.5
    # Cost of each em of that change, on top: wrapped text changes by little.
    change_by: float = 1.0
    # Ems by which a column may change inside a paragraph; a wider change is another story.
    widest_change: float = 8.0

    # --- where a paragraph ends

    # Cost of a paragraph that ends in a comma: the sentence goes on.
    ends_in_comma: float = 7.0
    # Cost of a paragraph that ends without a full stop: nearly all end a sentence.
    ends_open: float = 5.5
    # Cost of a paragraph that ends in a colon or a semicolon, as the items of a list do.
    ends_item: float = 1.0
    # Cost of a line that the next one repeats: a crosshead takes up the words of the text below it.
    echoed: float = 6.0
    # Cost of a sentence's end inside a paragraph on a visibly short line: it is probably the paragraph's last.
    short_sentence: float = 1.3
    # Ems of room from which a line is visibly short.
    visibly: float = 0.75
    # Cost of an item of a list, （二） or 第二条, inside the paragraph of the item before.
    next_item: float = 1.5
    # Cost of a line inside a paragraph that ends a sentence: a weak sign, for it may do so by chance.
    full_stop_inside: float = 0.2
    # Cost of a line of text without any punctuation mark; most lines of text have one, few headlines do.
    unmarked_line: float = 0.3
    # Cost of a paragraph that goes on behind its signature （X）, which ends a report.
    goes_on_closed: float = 6.0
    # Cost of a paragraph that goes on behind a byline or a picture, as at a column's break.
    across_break: float = 1.5
    # Cost of a shadowed line in a paragraph: shadows are for headlines.
    printed_twice: float = 8.0
    # Cost of 本报讯 anywhere but at a paragraph's head; as a head it earns as much.
    opens_report: float = 6.0

    # --- what a display line costs

    # Cost of a display line, because most lines of a page are text.
    display: float = 1.8
    # Cost of each punctuation mark in a display line; headlines have few.
    punctuated_display: float = 0.4
    # Cost of a display line that ends a sentence, as hardly a headline does.
    display_ends: float = 2.5
    # Cost of a display line that ends in a comma, as the first line of a headline of two clauses may.
    display_comma: float = 1.0
    # What a display line earns right above 本报讯 or right below （X）, where headlines stand.
    where_heads_stand: float = 1.5


PARAGRAPHS = ParagraphCosts()

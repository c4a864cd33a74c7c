"""First stage: the characters of a sheet → lines → blocks, by where they stand and how they are
set.

1. page_lines: all lines of the page, level, vertical and turned
2. drop_caps: a large first character goes to the line that it begins
3. annotations: pinyin above a line is no part of the text
4. block_grouping: lines of one type below each other are a block

report_ends cuts blocks by their words, for the next stage. Every threshold stands in tuning.
"""

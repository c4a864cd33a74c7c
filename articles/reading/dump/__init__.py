"""A text dump → stories: the words of a page without where they stood, one printed line a line.
`page` tells the steps.

decoding → text → elements (by typesetting and paragraphs) → story_boundaries, story_bodies →
stacks, headline_targets, headline_runs, headline_matching → pictures, sections → page. The
thresholds stand in tuning/, one module a step.
"""

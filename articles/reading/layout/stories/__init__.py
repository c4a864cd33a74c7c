"""Fourth stage: what belongs to which story, and the stories as findings.

1. photo_stories: the flows of the reading order as drafts; a photo's headline and caption as
one
2. attachments: pictures, bylines, labels and jump lines to the drafts, each step making new
ones
3. findings: paragraphs by their indents, regions as polygons, doubts

Every threshold stands in tuning, with its unit and its reason.
"""

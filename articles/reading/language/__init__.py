"""What printed Chinese means, whatever it was read from: the one place that both pipelines ask.

* measure: how wide text is, where a line may break, where a sentence ends
* lines: printed lines, joined into text
* words: which rare words two texts share
* credits, bylines, photo_credits: people behind a text or a picture, and where their names
stand
* captions: which lines are a picture's words
* furniture, dates: what is on every page and in no story, and what it says of the page
* labels: sections' names; jump_lines: 下转 and 上接; surnames: what is a name
"""

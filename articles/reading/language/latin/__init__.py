"""What printed Latin type means in six languages, for the rooms above that know Chinese.

* wordings: what a paper prints around its stories, one table a language
* letters: which characters and texts are Latin
* line_ends: hyphens, spaces and sentences where a line ends
* names: people as bylines and credits name them
* bylines, photo_credits: who wrote a text, who took a picture
* dates, furniture, jump_lines: what a page says of itself, and where a story goes on
"""

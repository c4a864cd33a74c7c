"""What the proof screen shows of a page, as JSON values: its blocks, its stories, its issue's other pages.

Numbers are those that an operation names: of blocks on their page, of stories among its groups.
`place` is a story's place on the page, from 1, by which it is called on the screen.
"""

"""A sheet → its stories, in four stages, each of which knows only those before it.

1. lines: characters → printed lines → blocks of one type
2. regions: what stands on the page besides text, headlines, pictures, tables, boxes
3. order: which block is read after which, and where a story begins
4. stories: the chains of blocks → stories with their labels, bylines, pictures and zones

`upright` turns the zones that are set upright before the first stage. `stages.layout_stages`
runs all of them and keeps what each found; `page.read_sheet_layout` makes a PageReading of it.
"""

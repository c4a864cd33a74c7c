"""Second stage: what each block of the page is.

1. roles: text, display type, labels, furniture, or small type, by type and place; zones that
   hold no story (head and foot, ads, guides, charts and tables) are found first
2. pictures: images with their captions, which are taken out of small type and text
3. headlines: display and small type as headlines; bylines and section names are taken out
4. pull_quotes: which of these are quotations inside a text

masthead reads the page's own facts. Every step gives new values; thresholds stand in tuning,
picture_tuning and zone_tuning.
"""

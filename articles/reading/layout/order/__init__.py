"""Third stage: which headline covers which columns, and what is read after what.

1. headline_columns: columns in rows by their tops, and the headlines over each row
2. graph: headlines and texts as nodes, each with its place; features: what holds between two
3. costs: of each link from a node to the next, by place, by words, by type
4. reading_order: the links of the greatest gain together, as a minimum path cover

Every threshold and every cost stands in column_tuning or tuning, with its unit and its reason.
"""

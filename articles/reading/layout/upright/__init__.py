"""Text that is set upright (直排): told zone by zone, before any line is made, and laid level.

In upright text characters stand below each other, and lines follow from right to left. Turned by
a quarter it is a page like any other: lines run from left to right and follow downwards, columns
follow to the right, and what reads level pages reads it.

1. characters that stand closer below each other than beside: strings   strings
2. strings that are text, and what stands in or at it: zones            zones
3. a zone as a sheet that is turned                                     turned_sheets
"""

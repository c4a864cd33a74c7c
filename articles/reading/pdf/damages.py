"""What reading a damaged PDF by its own words raises."""

from __future__ import annotations

import zlib

import pikepdf

# What pikepdf and we raise for a file that is not built as its own words say: each of its values
# may be of another type than expected.
DAMAGES = (
    pikepdf.PdfError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError,
    RecursionError, zlib.error,
)  # fmt: skip

"""The error that tells a user why something cannot be used."""

from __future__ import annotations


class RefusedError(ValueError):
    """A file or an option that cannot be used. The message, in the user's language, says what is wrong, what helps."""

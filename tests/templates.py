"""Makes our own templates fail on a variable that does not exist, and leaves Django's alone."""

from __future__ import annotations

import sys
from pathlib import Path

from django.template.base import Node


class UndefinedVariable(str):
    """Django's `string_if_invalid`: asked for its truth when a template names a variable that
    is not there.

    Raises for a template under `ours`, whether it is the page, a block in an admin page, or an
    include. For any other (the admin's own templates lean on silence) it is the empty string
    that it is in production. An optional variable is asked for with {% if %} first, or handed
    in.
    """

    def __new__(cls, ours: Path) -> UndefinedVariable:
        instance = super().__new__(cls)
        instance.ours = ours
        return instance

    def __bool__(self) -> bool:
        frame = sys._getframe(1)
        variable = frame.f_locals.get("self")
        while frame and not isinstance(frame.f_locals.get("self"), Node):
            frame = frame.f_back
        origin = frame and frame.f_locals["self"].origin
        if origin and self.ours in Path(origin.name).parents:
            line = frame.f_locals["self"].token.lineno
            raise AssertionError(
                f"{Path(origin.name).relative_to(self.ours)}:{line}: {variable} is undefined"
            )
        return False

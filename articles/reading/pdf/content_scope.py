"""What a content's names stand for: its own resources, and those of the content that draws it."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from pikepdf import Dictionary, Name

from .content_places import Places


@dataclass(frozen=True)
class Scope:
    """Resources in force where a content is read, and `made`, the copies of those that it draws with.

    Categories that a form, a pattern or a glyph has not are taken from its page, and all from what
    draws it where it has no resources at all, as PDFium does. `key` differs where the same name
    may stand for another thing. `places`: what of the content may be seen; None for all of it.
    """

    own: Any
    page: Any
    key: tuple[float, ...]
    places: Places | None = None
    made: Dictionary = field(default_factory=Dictionary)

    def inside(self, content: Any, places: Places | None = None) -> Scope:
        """The scope of what a form, a pattern or a font of glyphs draws."""
        numbers = chain.from_iterable(places or ())
        resources = content.get("/Resources")
        if isinstance(resources, Dictionary):
            key = (self.key[0], *content.objgen, *numbers)
            return Scope(resources, self.page, key, places)
        return Scope(self.own, self.page, (*self.key, *numbers), places)

    def named(self, category: str, name: Any) -> Any:
        """What `name` stands for, None where it stands for nothing."""
        for resources in (self.own, self.page):
            listed = resources.get(category) if isinstance(resources, Dictionary) else None
            if isinstance(listed, Dictionary):
                return listed.get(str(name))
        return None

    def marked(self, properties: Any) -> Any:
        """What a mark names; a dictionary that stands in the content itself is its own."""
        if isinstance(properties, Dictionary):
            return properties
        return self.named("/Properties", properties) if isinstance(properties, Name) else None

    def copies(self, category: str) -> Any:
        """The copies of this category, by name."""
        if category not in self.made:
            self.made[category] = Dictionary()
        return self.made[category]

"""What draws, copied out of one document into another by the keys that draw (`drawing_keys`): contents, and what
they draw with.

Of a content is left out what a switched-off layer draws, what lies outside the page and what
nobody sees; of its resources what the rest does not draw with.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from .content_names import drawing_with, names_used, without_idle_settings
from .content_places import Places
from .content_scope import Scope
from .drawing_keys import EACH, KEYS, PLAIN, Kind
from .hidden_layers import HiddenLayers, drawing_only
from .inline_images import written_content
from .outside_page import on_page
from .plain_values import plain, unfilter
from .seen_type import UnseenTexts
from .stream_data import encoded_data

_WITH_CONTENT = {"form", "pattern", "content"}
# Dictionaries whose copies depend on what the names in a content stand for
_IN_SCOPE = _WITH_CONTENT | {"state", "softmask"}
_MOST_CUT = 64  # copies of a form, each without what is not seen where it is drawn
_DEEPEST = 60  # dictionaries inside each other; a page has some ten


@dataclass
class ObjectCopier:
    """Copies what draws out of one document into `new`; what two pages share is copied once."""

    new: pikepdf.Pdf
    layers: HiddenLayers
    copies: dict[_Key, Object] = field(default_factory=dict)
    scope: Scope = field(default_factory=lambda: Scope(None, None, (0,)))
    places: Places | None = None  # of the form that is copied next: what of it may be seen
    open_forms: list[_ObjectKey] = field(default_factory=list)
    cut_copies: Counter[_ObjectKey] = field(default_factory=Counter)
    depth: int = 0

    def value(self, old: Any, kind: Kind) -> Any:
        """The copy of a value of this kind; None for what does not belong there."""
        if isinstance(kind, list):
            return self._each(old, kind[0])
        if kind == PLAIN:
            return plain(old)
        if isinstance(old, Name):
            self._copy_named(kind, old)
            return Name(str(old))
        special = _SPECIAL.get(kind)
        if special is not None:
            return special(self, old)
        return self._shared(old, kind)

    def _each(self, old: Any, kind: str) -> Array | None:
        if not isinstance(old, Array):
            return None
        copies = [self.value(one, kind) for one in old]
        return Array([one for one in copies if one is not None])

    def _shared(self, old: Any, kind: str) -> Object | None:
        """A dictionary or a stream; one that is shared, or leads back to itself, is copied once."""
        if not isinstance(old, (Dictionary, Stream)):
            return None
        key = self._key(old, kind)
        if old.is_indirect and key in self.copies:
            return self.copies[key]
        if isinstance(old, Stream):
            return self.stream(old, kind, key)
        made = Dictionary()
        if old.is_indirect:
            made = self.copies[key] = self.new.make_indirect(made)
        if kind == "font" and "/CharProcs" in old:
            self._fill_drawn_font(made, old)
        else:
            self._fill(made, old, kind)
        return made

    def _key(self, old: Any, kind: str) -> _Key:
        if kind == "content":  # its copy goes with the font's
            return kind, old.objgen, self.scope.key
        if kind in _WITH_CONTENT or (kind == "font" and "/CharProcs" in old):
            return kind, old.objgen, self.scope.inside(old, self.places).key
        return kind, old.objgen, self.scope.key if kind in _IN_SCOPE else ()

    def _fill_drawn_font(self, made: Any, old: Any) -> None:
        """A font (Type 3) whose glyphs are contents that draw with the font's resources."""
        outside, self.scope = self.scope, self.scope.inside(old)
        self._fill(made, old, "font")
        made["/Resources"] = self.scope.made
        self.scope = outside

    def _fill(self, made: Any, old: Any, kind: str) -> None:
        if self.depth > _DEEPEST:
            raise RecursionError(kind)
        self.depth += 1
        keys = KEYS[kind]
        for key, value in old.items():
            wanted = keys.get(key) or keys.get(EACH)
            copied = self.value(value, wanted) if wanted else None
            if copied is not None and key != "/Length":
                made[key] = copied
        self.depth -= 1

    def stream(self, old: Stream, kind: str, key: _Key) -> Object | None:
        if "/F" in old:  # its data lie in another file
            return None
        made = self.new.make_stream(b"")
        self.copies[key] = made
        places, self.places = self.places, None
        self._fill(made, old, kind)
        if kind in _WITH_CONTENT:
            unfilter(made)
            # A glyph's resources are its font's
            scope = self.scope if kind == "content" else self.scope.inside(old, places)
            made.write(self.content(old, scope))
            if kind != "content":
                made["/Resources"] = scope.made
        else:
            self._write_data(made, old)
        return made

    def _write_data(self, made: Stream, old: Stream) -> None:
        data, filters, parameters = encoded_data(old)
        copied = [self.value(one, "parms") for one in parameters]
        unfilter(made)
        made.write(
            data,
            filter=Array(filters) if filters else None,
            decode_parms=Array([one if one is not None else Dictionary() for one in copied])
            if any(copied)
            else None,
        )

    def content(self, holder: Any, scope: Scope, unseen: UnseenTexts | None = None) -> bytes:
        """What a page, a form, a pattern or a glyph draws, without marks and hidden layers.

        What it draws with is copied into the scope's resources.
        """

        def hides(operands: Any) -> bool:
            tag, properties = (*operands, None, None)[:2]
            return tag == Name.OC and self.layers.hide(scope.marked(properties))

        if self.depth > _DEEPEST:
            raise RecursionError(str(scope.key))
        drawing = drawing_only(pikepdf.parse_content_stream(holder), hides)
        seen = on_page(drawing, scope, unseen)
        kept = without_idle_settings(seen.instructions)
        outside, self.scope = self.scope, scope
        self.depth += 1
        for category, name in sorted(names_used(kept)) + _ALWAYS_USED:
            places = seen.forms.get(name) if category == "/XObject" else None
            self._copy(category, name, places)
        self.depth -= 1
        self.scope = outside
        return written_content(drawing_with(kept, set(scope.copies("/XObject").keys())))

    def _copy(self, category: str, name: str, places: Places | None = None) -> None:
        """Copies what a name in the content stands for; of a form, what lies in `places`."""
        copies = self.scope.copies(category)
        old = self.scope.named(category, name)
        if old is None or name in copies:
            return
        copied = self._value_within(self._bounded(old, places), old, _KINDS[category])
        if copied is not None:
            copies[name] = copied

    def _bounded(self, old: Any, places: Places | None) -> Places | None:
        """The places, unless they would make copies without end: a form that draws itself stays
        whole in itself, and of one that is drawn all over the document the last ones do.
        """
        if places is None or old.objgen in self.open_forms:
            return None
        self.cut_copies[old.objgen] += 1
        return places if self.cut_copies[old.objgen] <= _MOST_CUT else None

    def _value_within(self, places: Places | None, old: Any, kind: Kind) -> Any:
        """The copy of a value; of a form, what of it lies in `places`."""
        self.places = places
        if places is None:
            return self.value(old, kind)
        self.open_forms.append(old.objgen)
        copied = self.value(old, kind)
        self.open_forms.pop()
        self.places = None
        return copied

    def _copy_named(self, kind: Kind, name: Name) -> None:
        """A picture or a shading may name its colour space, too."""
        if kind == "colour":
            self._copy("/ColorSpace", str(name))

    def xobject(self, old: Any) -> Object | None:
        """A form or an image; PostScript, and what stands in a hidden layer, is left out."""
        if not isinstance(old, Stream) or self.layers.hide(old.get("/OC")):
            return None
        kinds = {"/Form": "form", "/Image": "image"}
        kind = kinds.get(str(old.get("/Subtype")))
        return self._shared(old, kind) if kind else None

    def mask(self, old: Any) -> Any:
        """Another image, or the range of colours that are not painted."""
        return self._shared(old, "image") if isinstance(old, Stream) else plain(old)

    def colour(self, old: Any) -> Any:
        """A colour space: a family's name and what it needs."""
        if not isinstance(old, Array) or not len(old):
            return None
        kinds = _COLOURS.get(str(old[0]))
        if kinds is None:
            return None
        parts = [
            self.value(part, kind) for part, kind in zip(list(old)[1:], kinds, strict=False)
        ]
        if None in parts:
            return None
        return Array([Name(str(old[0])), *parts])

    def table(self, old: Any) -> Any:
        return self._shared(old, "table") if isinstance(old, Stream) else plain(old)

    def function(self, old: Any) -> Any:
        return (
            self._each(old, "function")
            if isinstance(old, Array)
            else self._shared(old, "function")
        )

    def statefont(self, old: Any) -> Any:
        font = (
            self._shared(old[0], "font") if isinstance(old, Array) and len(old) == 2 else None
        )
        return None if font is None else Array([font, plain(old[1])])


_ObjectKey = tuple[int, int]  # number and generation
_Key = tuple[str, _ObjectKey, tuple[float, ...]]
_KINDS: dict[str, Kind] = {
    "/Font": "font",
    "/XObject": "xobject",
    "/ColorSpace": "colour",
    "/Pattern": "pattern",
    "/Shading": "shading",
    "/ExtGState": "state",
}
# 8.6.5.6: what stands for the colour spaces of devices, wherever those are used.
_ALWAYS_USED = [
    ("/ColorSpace", "/DefaultCMYK"),
    ("/ColorSpace", "/DefaultGray"),
    ("/ColorSpace", "/DefaultRGB"),
]
_SPECIAL = {
    "xobject": ObjectCopier.xobject,
    "mask": ObjectCopier.mask,
    "colour": ObjectCopier.colour,
    "lookup": ObjectCopier.table,
    "function": ObjectCopier.function,
    "statefont": ObjectCopier.statefont,
}
# 8.6: what stands behind the family's name.
_COLOURS: dict[str, list[Kind]] = {
    "/CalGray": ["calibrated"],
    "/CalRGB": ["calibrated"],
    "/Lab": ["calibrated"],
    "/ICCBased": ["profile"],
    "/Indexed": ["colour", PLAIN, "lookup"],
    "/Pattern": ["colour"],
    "/Separation": [PLAIN, "colour", "function"],
    "/DeviceN": [PLAIN, "colour", "function", "inks"],
}

"""The PDF that readers download: its pages written anew, with nothing in it that is not the
page.

A page's PDF comes out of somebody's layout program, and readers open what they download with
whatever they have. So nothing is taken out of the source, for a list of what is harmful is
never complete: an empty document is made, and what draws the page is copied into it, by the
keys that draw (`drawing_keys`). What no list names stays behind: actions, annotations, forms,
XFA, attachments, names, metadata, structure, private data of programs.

Five things need more than a list. A layer that is switched off is drawn by operators of the
page itself (`hidden_layers`), and so is what stands beside the page, and text that nobody sees
(`outside_page`, `seen_type`). What those drew with lies among the page's resources, of which only
those are copied that the rest draws with (`content_names`). A photo's file may say where it was
taken (`image_metadata`). And links to the web are what readers want: they are written anew, from
their rectangle and their address alone.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream, String

from articles.reading.shapes import ReadingError, Source, gettext_noop

from .content_names import drawing_with, names_used, without_idle_settings
from .content_places import Places
from .content_scope import Scope
from .damages import DAMAGES
from .drawing_keys import EACH, KEYS, PLAIN, Kind
from .hidden_layers import HiddenLayers, drawing_only
from .inline_images import written_content
from .outside_page import on_page
from .plain_values import numbers_in, plain, rectangle_of, rotation_of, unfilter
from .seen_type import UnseenTexts, unseen_texts
from .stream_data import encoded_data
from .trim import shown_box
from .web_links import web_address

UNWRITABLE = gettext_noop(
    "The PDF is damaged, so readers cannot download it. Export the page again."
)
_WITH_CONTENT = {"form", "pattern", "content"}
# Dictionaries whose copies depend on what the names in a content stand for
_IN_SCOPE = _WITH_CONTENT | {"state", "softmask"}
_MOST_CUT = 64  # copies of a form, each without what is not seen where it is drawn
_DEEPEST = 60  # dictionaries inside each other; a page has some ten


def public_copy(sources: Iterable[Source], numbers: Iterable[int] | None = None) -> bytes:
    """The pages of all `sources`, or those `numbers` (from 1) of each, as one PDF. Raises ReadingError."""
    file = io.BytesIO()
    _write(sources, file, numbers, unseen_texts)
    return file.getvalue()


def shown_copy(source: Source, number: int) -> bytes:
    """The page with all texts that its layers show, seen or not. Raises ReadingError."""
    file = io.BytesIO()
    _write([source], file, [number], _none_known)
    return file.getvalue()


def bind_public_copies(sources: Iterable[Source], file: BinaryIO) -> None:
    """Public copies as one, into a file. Raises ReadingError."""
    _write(sources, file, None, _none_known)


def _none_known(_source: Source, _number: int) -> UnseenTexts:
    return UnseenTexts()


def _write(
    sources: Iterable[Source],
    file: BinaryIO,
    numbers: Iterable[int] | None,
    unseen_of: Callable[[Source, int], UnseenTexts],
) -> None:
    """The same sources give the same bytes."""
    wanted = None if numbers is None else set(numbers)
    try:
        with pikepdf.new() as new:
            for source in sources:
                _add_pages(new, source, wanted, unseen_of)
            new.save(file, deterministic_id=True, linearize=True, fix_metadata_version=False)
    except DAMAGES as error:
        raise ReadingError(UNWRITABLE) from error


def _add_pages(
    new: pikepdf.Pdf,
    source: Source,
    wanted: set[int] | None,
    unseen_of: Callable[[Source, int], UnseenTexts],
) -> None:
    with pikepdf.open(io.BytesIO(source.data)) as old:
        copier = _Copier(new, HiddenLayers(old))
        for number, page in enumerate(old.pages, 1):
            if wanted is None or number in wanted:
                new.pages.append(copier.page(page, unseen_of(source, number)))


@dataclass
class _Copier:
    """Copies what draws out of one document into `new`; what two pages share is copied once."""

    new: pikepdf.Pdf
    layers: HiddenLayers
    copies: dict[_Key, Object] = field(default_factory=dict)
    scope: Scope = field(default_factory=lambda: Scope(None, None, (0,)))
    places: Places | None = None  # of the form that is copied next: what of it may be seen
    open_forms: list[_ObjectKey] = field(default_factory=list)
    cut_copies: Counter[_ObjectKey] = field(default_factory=Counter)
    depth: int = 0

    def page(self, page: pikepdf.Page, unseen: UnseenTexts) -> pikepdf.Page:
        resources = page.obj.get("/Resources")
        shown = shown_box(page)
        scope = Scope(resources, resources, (self.scope.key[0] + 1,), (shown,))
        content = self._content(page, scope, unseen)
        self.scope = scope
        made = Dictionary(
            Type=Name.Page,
            MediaBox=numbers_in(shown),
            Resources=scope.made,
            Contents=self.new.make_stream(content),
        )
        if isinstance(page.obj.get("/Group"), Dictionary):
            made.Group = self.value(page.obj.Group, "group")
        if rotation := rotation_of(page.obj.get("/Rotate")):
            made.Rotate = rotation
        if links := list(self._links(page)):
            made.Annots = Array(links)
        return pikepdf.Page(self.new.make_indirect(made))

    def _links(self, page: pikepdf.Page) -> Iterator[Object]:
        """Links to the web, each anew: its rectangle and its address."""
        annotations = page.obj.get("/Annots", ())
        for old in annotations if isinstance(annotations, Array) else ():
            address = web_address(old)
            rectangle = rectangle_of(old.get("/Rect")) if address else None
            if rectangle and not self.layers.hide(old.get("/OC")):
                action = Dictionary(S=Name.URI, URI=String(address))
                link = Dictionary(
                    Type=Name.Annot,
                    Subtype=Name.Link,
                    Rect=rectangle,
                    Border=Array([0, 0, 0]),
                    A=action,
                )
                yield self.new.make_indirect(link)

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
            made.write(self._content(old, scope))
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

    def _content(self, holder: Any, scope: Scope, unseen: UnseenTexts | None = None) -> bytes:
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
    "xobject": _Copier.xobject,
    "mask": _Copier.mask,
    "colour": _Copier.colour,
    "lookup": _Copier.table,
    "function": _Copier.function,
    "statefont": _Copier.statefont,
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

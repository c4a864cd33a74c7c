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
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from articles.reading.shapes import ReadingError, Source, gettext_noop

from .content_scope import Scope
from .damages import DAMAGES
from .hidden_layers import HiddenLayers
from .object_copies import ObjectCopier
from .plain_values import numbers_in, rectangle_of, rotation_of
from .seen_type import UnseenTexts, unseen_texts
from .trim import shown_box
from .web_links import web_address

UNWRITABLE = gettext_noop(
    "The PDF is damaged, so readers cannot download it. Export the page again."
)


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
        copier = ObjectCopier(new, HiddenLayers(old))
        for number, page in enumerate(old.pages, 1):
            if wanted is None or number in wanted:
                new.pages.append(_copied_page(copier, page, unseen_of(source, number)))


def _copied_page(copier: ObjectCopier, page: pikepdf.Page, unseen: UnseenTexts) -> pikepdf.Page:
    resources = page.obj.get("/Resources")
    shown = shown_box(page)
    scope = Scope(resources, resources, (copier.scope.key[0] + 1,), (shown,))
    content = copier.content(page, scope, unseen)
    copier.scope = scope
    made = Dictionary(
        Type=Name.Page,
        MediaBox=numbers_in(shown),
        Resources=scope.made,
        Contents=copier.new.make_stream(content),
    )
    if isinstance(page.obj.get("/Group"), Dictionary):
        made.Group = copier.value(page.obj.Group, "group")
    if rotation := rotation_of(page.obj.get("/Rotate")):
        made.Rotate = rotation
    if links := list(_links(copier, page)):
        made.Annots = Array(links)
    return pikepdf.Page(copier.new.make_indirect(made))


def _links(copier: ObjectCopier, page: pikepdf.Page) -> Iterator[Object]:
    """Links to the web, each anew: its rectangle and its address."""
    annotations = page.obj.get("/Annots", ())
    for old in annotations if isinstance(annotations, Array) else ():
        address = web_address(old)
        rectangle = rectangle_of(old.get("/Rect")) if address else None
        if rectangle and not copier.layers.hide(old.get("/OC")):
            action = Dictionary(S=Name.URI, URI=String(address))
            link = Dictionary(
                Type=Name.Annot,
                Subtype=Name.Link,
                Rect=rectangle,
                Border=Array([0, 0, 0]),
                A=action,
            )
            yield copier.new.make_indirect(link)

"""What is signed of a story and stands in no revision, beside how it stands now.

So what was changed after a signature is always shown.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.template.defaultfilters import yesno
from django.utils.translation import gettext as _

from articles.desk import signed_texts
from articles.formats import signed_text
from articles.formats.signed_text import SignedStory
from articles.models import Article, Section, Signature

from .compared import ComparedField, compare_snapshots
from .snapshots import Part, SnapshotField

SHOWN_OF_SUM = 12  # characters of a SHA-256 that are read


def changed_since(signature: Signature) -> list[ComparedField]:
    """What is otherwise now than in the text that was signed."""
    now = signed_texts.texts_of([signature.article_id])[signature.article_id]
    return changed_between(signed_text.read(signature.signed.text), signed_text.read(now))


def changed_between(one: SignedStory, other: SignedStory) -> list[ComparedField]:
    """Those of these that differ:

    photos' files and focal points, the section's slug,
    and whether it is printed only.
    """
    fields = compare_snapshots(tuple(_fields(one)), tuple(_fields(other)))
    return [field for field in fields if field.is_changed]


def _fields(story: SignedStory) -> Iterator[SnapshotField]:
    pictures = story.pictures
    files = tuple(f"{n} {one.sha256[:SHOWN_OF_SUM]}" for n, one in enumerate(pictures, 1))
    yield _field("files", _("photos’ files (SHA-256)"), files)
    points = (one.focal_point for one in pictures)
    places = tuple(f"{n} {x:.0%} · {y:.0%}" for n, (x, y) in enumerate(points, 1))
    yield _field("focal_points", _("focal points, from the left · from the top"), places)
    slug = str(Section._meta.get_field("slug").verbose_name)
    yield _field("slug", f"{Section._meta.verbose_name}: {slug}", (story.section,))
    print_only = Article._meta.get_field("print_only")
    yield _field("print_only", str(print_only.verbose_name), (str(yesno(story.print_only)),))


def _field(name: str, label: str, said: tuple[str, ...]) -> SnapshotField:
    return SnapshotField(name, label, said, tuple(map(Part, said)))

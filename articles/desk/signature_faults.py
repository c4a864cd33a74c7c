"""What is wrong with the signatures, found from the database alone.

Triggers refuse to change or delete them. Who may take triggers off can do so all the same; but
each signature, and each that was made void, stands in the log, whose chain shows any change
(`desk.events`), and what was signed is kept with its SHA-256 and with the revision that has it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from articles.desk import photo_bytes, revisions
from articles.desk.sign_off import sign_offs
from articles.formats import signed_text
from articles.models import Article, Event, Photo, Signature, SignedText, State

BATCH = 200  # articles at once


@dataclass(frozen=True)
class SignatureFault:
    """`title` is the story's, "" for a text; `words` a sentence without its end."""

    title: str
    words: str

    def __str__(self) -> str:
        return f"{self.title}: {self.words}" if self.title else self.words


def faults() -> Iterator[SignatureFault]:
    yield from _texts()
    yield from _signatures()
    yield from _log()
    yield from _photos()
    yield from _online()


def never_signed() -> int:
    """How many stories are online that nobody has ever signed: from before the desk signed any."""
    return Article.objects.published().filter(signatures=None).count()


def never_signed_since() -> int:
    """How many of them went online after the desk had begun to sign: somebody had taken its levels away meanwhile."""
    first = Signature.objects.order_by("at").values_list("at", flat=True).first()
    if first is None:
        return 0
    later = Article.objects.published().filter(signatures=None, published_at__gt=first)
    return later.count()


def _texts() -> Iterator[SignatureFault]:
    for row in SignedText.objects.order_by("sha256").iterator():
        if signed_text.sha256_of(row.text) != row.sha256:
            words = _("the signed text %(digest)s is not as it was signed")
            yield SignatureFault("", words % {"digest": row.sha256})


def _signatures() -> Iterator[SignatureFault]:
    rows = Signature.objects.select_related("article", "signed", "revision")
    for row in rows.order_by("pk").iterator():
        version = revisions.stored_version(row.revision)
        if not signed_text.agrees(row.signed.text, version.story, version.body):
            words = _("revision %(number)d is not what was signed")
            yield SignatureFault(str(row.article), words % {"number": row.revision.number})


def _log() -> Iterator[SignatureFault]:
    """Each signature has its event, each event its signature, and is void if the log says so."""
    rows = {row.pk: row for row in Signature.objects.select_related("article").iterator()}
    signed, void = _logged(Event.Verb.SIGNED), _logged(Event.Verb.UNSIGNED)
    for pk, event in signed.items():
        row = rows.get(pk)
        if row is None:
            yield SignatureFault(event.title, _("a signature that the log tells is gone"))
        elif (row.level, row.signed_id) != (event.details["level"], event.details["sha256"]):
            yield SignatureFault(event.title, _("a signature is not as the log tells it"))
    for pk, row in rows.items():
        if pk not in signed:
            yield SignatureFault(str(row.article), _("the log does not know a signature"))
        if (row.voided_at is not None) != (pk in void):
            words = _("the log tells otherwise whether a signature is void")
            yield SignatureFault(str(row.article), words)


def _logged(verb: Any) -> dict[int, Event]:
    """By the signature's key."""
    return {row.details["signature"]: row for row in Event.objects.filter(verb=verb).iterator()}


def _photos() -> Iterator[SignatureFault]:
    """Those in signed stories that are online, where the file is no longer what was signed; a file that is gone says
    nothing. Only the bytes tell, for whoever writes over a file can give it its former time.
    """
    cleared = {
        "uses__article__clearance__isnull": False,
        "uses__article__state": State.PUBLISHED,
    }
    rows = Photo.everything.exclude(bytes_of="").filter(**cleared)
    for photo in rows.distinct().order_by("pk").iterator():
        digest = photo_bytes.read(photo)
        if digest and photo.bytes_of == photo.known_as and digest != photo.bytes_sha256:
            words = _("the file of a photo is not as it was when it was signed")
            yield SignatureFault(photo.known_as, words)


def _online() -> Iterator[SignatureFault]:
    """Of what was once signed: the others came online before the desk signed any."""
    rows = Article.objects.published().exclude(signatures=None).order_by("pk").distinct()
    pks = list(rows.values_list("pk", flat=True))
    for first in range(0, len(pks), BATCH):
        states = sign_offs(pks[first : first + BATCH])
        for article in Article.objects.filter(pk__in=states).order_by("pk"):
            missing = states[article.pk].missing
            if missing:
                words = _("online, and %(missing)s")
                yield SignatureFault(str(article), words % {"missing": missing})

"""Why a story online is not as it was printed: what is on record of it, and a reason written down.

Whoever may edit a story may say why it was changed: to say it changes nothing that readers see.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, is_dataclass
from functools import cache
from itertools import pairwise
from typing import Any, Literal

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from articles.desk import events
from articles.desk.revisions import Version, stored_version
from articles.desk.rights import Right, require
from articles.models import Article, Event, PrintReason, Revision, SentBack
from articles.story import CHANGEABLE

STORY = "story"  # in the place of a field: the whole of it
FIELDS: tuple[str, ...] = (*CHANGEABLE, "corrections", STORY)
KINDS: frozenset[Any] = frozenset(PrintReason.ReasonKind.values)
READING: Any = PrintReason.ReasonKind.READING
BARRED: Any = (
    PrintReason.ReasonKind.DEMAND
)  # of what may not go online: agency copy, copyright, confidential
LONGEST_REASON = 1000  # characters
# What revisions are called that say what was done and not why
ROUTINE = (
    *("Edited", "Written", "As it stood before", "Published", "Corrected", "Withdrawn"),
    "Restored from revision %(number)d",
)
Source = Literal["written", "sent back", "revision", "correction"]
_Key = tuple[int, str]  # of an article and a field


class PrintReasonError(Exception):
    """A reason cannot be written down. The message is a sentence for the desk."""


@dataclass(frozen=True)
class PrintDifference:
    """Of one field, by the digest of what both sides say."""

    field: str
    digest: str


@dataclass(frozen=True)
class OnRecord:
    """What is on record of a difference. `is_reason`: it says why, and not only who changed it and when.

    `kind`: a PrintReason.ReasonKind, "" where nobody has written a reason.
    """

    source: Source
    words: str
    by: str
    at: datetime.datetime
    is_reason: bool = True
    kind: str = ""


@dataclass(frozen=True)
class _FieldChange:
    """A revision that changed a field, and the correction that was published with it."""

    row: Revision
    correction: str = ""


_Changes = Mapping[str, Sequence[_FieldChange]]  # by field


def digest_of(field: str, printed: Any, online: Any) -> str:
    said = json.dumps(
        [field, _plain(printed), _plain(online)], cls=DjangoJSONEncoder, ensure_ascii=False
    )
    return hashlib.sha256(said.encode()).hexdigest()


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value


@transaction.atomic
def write(
    article: Article, difference: PrintDifference, kind: str, text: str, user: Any
) -> PrintReason:
    """Raises PrintReasonError, RightsError."""
    Article.everything.filter(pk=article.pk).lock()
    row = Article.everything.get(pk=article.pk)
    require(user, Right.EDIT, [row])
    reason = text.strip()
    if difference.field not in FIELDS or kind not in KINDS:
        raise PrintReasonError(_("Choose one of the kinds of reasons."))
    if not reason and kind != READING:
        raise PrintReasonError(_("Write down the reason."))
    if len(reason) > LONGEST_REASON:
        raise PrintReasonError(_("At most %(most)d characters.") % {"most": LONGEST_REASON})
    written = PrintReason.objects.create(
        article=row,
        field=difference.field,
        difference=difference.digest,
        kind=kind,
        text=reason,
        by=user,
        by_name=_name_of(user),
    )
    details = {
        "field": _label(difference.field),
        "reason": f"{written.get_kind_display()} {reason}",
    }
    events.record(Event.Verb.EXPLAINED, [row], user, details)
    return written


def usual_reasons() -> list[str]:
    """By what papers keep a story in print alone."""
    words = pgettext("reasons, apart by |", "agency copy|copyright|confidential|contract")
    return words.split("|")


def of_whole(article: Article) -> str:
    """The reason that was written down last of its being in print only, or online only; "" where none was."""
    last = PrintReason.objects.filter(article=article.pk, field=STORY).order_by("pk").last()
    return str(last.text) if last else ""


def hand_on(article: int, barring: Iterable[Article]) -> None:
    """What is kept back, as it has text of these, is so for their reasons."""
    rows = PrintReason.objects.filter(article__in=list(barring), field=STORY).order_by("pk")
    for row in rows:
        row.pk, row.article_id = None, article
    PrintReason.objects.bulk_create(list(rows))


def _label(name: str) -> str:
    if name == STORY:
        return _("the whole story")
    field: Any = Article._meta.get_field(name)
    named = field if field.concrete else field.related_model._meta
    return str(named.verbose_name if field.concrete else named.verbose_name_plural)


def on_record(
    differences: Mapping[int, Collection[PrintDifference]],
) -> dict[tuple[int, str], list[OnRecord]]:
    """By article pk and field, the newest first. Three queries, however many there are."""
    digests = {(pk, one.field): one.digest for pk, own in differences.items() for one in own}
    found: defaultdict[_Key, list[OnRecord]] = defaultdict(list)
    if differences:
        changes = _changes(differences)
        for key, said in (*_changed_by(changes), *_sent_back(changes), *_written(digests)):
            if key in digests:
                found[key].append(said)
    return {
        key: sorted(said, key=lambda one: one.at, reverse=True) for key, said in found.items()
    }


def _changed_by(changes: Mapping[int, _Changes]) -> Iterator[tuple[_Key, OnRecord]]:
    for pk, fields in changes.items():
        for field, rows in fields.items():
            yield from (((pk, field), _of_revision(row)) for row in rows)


def _sent_back(changes: Mapping[int, _Changes]) -> Iterator[tuple[_Key, OnRecord]]:
    """The reasons for which a story was sent back, for each field that was then changed."""
    rows = SentBack.objects.filter(article__in=list(changes)).select_related("by")
    for row in rows:
        for field in _answered(row, changes[row.article_id]):
            said = OnRecord("sent back", row.reason, row.by_name, row.at)
            yield (row.article_id, field), said


def _written(digests: Mapping[_Key, str]) -> Iterator[tuple[_Key, OnRecord]]:
    """What was written of the differences as they are now."""
    for row in PrintReason.objects.filter(article__in={pk for pk, _field in digests}):
        key = row.article_id, row.field
        if digests.get(key) == row.difference:
            yield key, OnRecord("written", str(row), row.by_name, row.at, kind=row.kind)


def _changes(pks: Collection[int]) -> dict[int, _Changes]:
    """By article pk and field, the revisions of the desk that changed it. One query."""
    rows: defaultdict[int, list[Revision]] = defaultdict(list)
    chosen = Revision.objects.filter(article__in=pks).select_related("made_by")
    for row in chosen.order_by("article", "number"):
        rows[row.article_id].append(row)
    return {pk: _changes_of(rows[pk]) for pk in pks}


def _changes_of(rows: Sequence[Revision]) -> _Changes:
    """What a later import said is left out: the article's row may say something else all the while."""
    found: defaultdict[str, list[_FieldChange]] = defaultdict(list)
    own = [row for row in rows if not row.is_import or row is rows[0]]
    versions = [stored_version(row) for row in own]
    for (one, earlier), (other, row) in pairwise(zip(versions, own, strict=True)):
        change = _FieldChange(row, _new_correction(earlier, row))
        for field in _changed(one, other):
            found[field].append(change)
    return found


def _new_correction(earlier: Revision, row: Revision) -> str:
    """What the public was told with this very change; "" where it was told nothing."""
    known = [each["text"] for each in earlier.corrections]
    new = [each["text"] for each in row.corrections if each["text"] not in known]
    return new[0] if new else ""


def _changed(one: Version, other: Version) -> Iterator[str]:
    return (field for field in CHANGEABLE if one.value(field) != other.value(field))


def _of_revision(change: _FieldChange) -> OnRecord:
    row = change.row
    if change.correction:
        return OnRecord("correction", change.correction, _name_of(row.made_by), row.made_at)
    is_reason = bool(row.reason) and not _routine().fullmatch(row.reason)
    return OnRecord("revision", row.reason, _name_of(row.made_by), row.made_at, is_reason)


@cache
def _routine() -> re.Pattern[str]:
    """In the languages in which revisions have been named."""
    found = set(ROUTINE)
    for language in ("zh-hans", "en"):
        with override(language):
            found |= {_(words) for words in ROUTINE}
    number = re.escape("%(number)d")
    return re.compile("|".join(re.escape(words).replace(number, "[0-9]+") for words in found))


def _answered(sent: SentBack, changes: _Changes) -> Iterable[str]:
    """The fields that were changed while the story was sent back."""
    for field, rows in changes.items():
        end = sent.closed_at
        times = [change.row.made_at for change in rows]
        if any(sent.at <= at and (end is None or at <= end) for at in times):
            yield field


def _name_of(user: Any) -> str:
    return (user.get_full_name() or user.get_username()) if user is not None else ""

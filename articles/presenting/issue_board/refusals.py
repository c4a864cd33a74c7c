"""Refused files and pages whose page has come in since, so that nobody need look at the refusal any more."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import PurePath

from django.db.models import Q

from articles.models import ImportRecord
from articles.reading.language.file_dates import date_in

# How long after a refusal a file of the same name is taken for its correction, if the name has
# no date: less than a day, because the next night's A03.pdf is another page.
NAME_COUNTS = datetime.timedelta(hours=12)


def come_in_since(records: Iterable[ImportRecord]) -> set[int]:
    """The pks of those refusals among `records` whose page has been imported since. One query."""
    refused = [record for record in records if record.result == ImportRecord.Result.REFUSED]
    if not refused:
        return set()
    imports = ImportRecord.objects.filter(
        _may_bring(refused),
        result=ImportRecord.Result.IMPORTED,
        pk__gt=min(record.pk for record in refused),
    )
    later = list(imports.only("file_name", "sha256", "file_page", "made_at"))
    return {one.pk for one in refused if any(_brings(each, one) for each in later)}


def _may_bring(refused: Iterable[ImportRecord]) -> Q:
    """The condition on an import that may have brought one of these."""
    condition = Q(sha256__in={record.sha256 for record in refused} - {""})
    condition |= Q(file_name__in={record.file_name for record in refused})
    for record in refused:
        if _is_archive(record):
            condition |= Q(file_name__startswith=f"{record.file_name}/")
    return condition


def _brings(imported: ImportRecord, refused: ImportRecord) -> bool:
    """Whether this import brought the page, or a page of the archive, that had been refused."""
    if imported.pk < refused.pk:
        return False
    if _is_archive(refused) and imported.file_name.startswith(f"{refused.file_name}/"):
        return _name_counts(imported, refused)
    if imported.file_page != refused.file_page:
        return False
    if refused.sha256 and imported.sha256 == refused.sha256:
        return True
    return imported.file_name == refused.file_name and _name_counts(imported, refused)


def _name_counts(imported: ImportRecord, refused: ImportRecord) -> bool:
    is_dated = date_in(PurePath(refused.file_name)) is not None
    return is_dated or imported.made_at - refused.made_at <= NAME_COUNTS


def _is_archive(record: ImportRecord) -> bool:
    return PurePath(record.file_name).suffix.lower() == ".zip"

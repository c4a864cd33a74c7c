"""Files of a night that were refused and have not come in since, and imports that are under way."""

import datetime
from collections.abc import Iterable, Sequence
from pathlib import PurePath

from django.db.models import Q
from django.utils import timezone

from articles.models import ImportJob, ImportRecord, Issue
from articles.presenting.issue_board.refusals import come_in_since
from articles.reading.language.file_dates import date_in

MOST_REFUSED = 50  # shown; the import records have all
# A night begins at noon of the day before the issue's, and ends at noon
_NOON = datetime.time(12)
# Files that came with an issue's pages came within an hour of one of them
_TOGETHER = datetime.timedelta(hours=1)


def refused_files(
    issue: Issue | None, came: Iterable[datetime.datetime], is_newest: bool
) -> list[ImportRecord]:
    """The refused files and pages of an issue's night, the newest first. Two queries.

    A date in a file's name tells the issue; without one it is the time at which the file came.
    `came`: when the issue's pages did. The newest issue's night has not ended.
    """
    refused = ImportRecord.objects.filter(result=ImportRecord.Result.REFUSED)
    if issue is not None:
        refused = refused.filter(_night(issue, list(came), is_newest))
    found = [one for one in refused[: 2 * MOST_REFUSED] if _may_be_of(one, issue)]
    come_in = come_in_since(found)
    return [one for one in found if one.pk not in come_in][:MOST_REFUSED]


def _night(issue: Issue, came: Sequence[datetime.datetime], is_newest: bool) -> Q:
    day_before = issue.date - datetime.timedelta(1)
    begin = timezone.make_aware(datetime.datetime.combine(day_before, _NOON))
    during = Q(made_at__gte=begin)
    if not is_newest:
        during &= Q(made_at__lt=begin + datetime.timedelta(1))
    if not came:
        return during
    return during | Q(made_at__range=(min(came) - _TOGETHER, max(came) + _TOGETHER))


def _may_be_of(record: ImportRecord, issue: Issue | None) -> bool:
    said = date_in(PurePath(record.file_name))
    return issue is None or said is None or issue.date <= said <= issue.last_day


def imports_under_way() -> list[ImportJob]:
    """The uploads that wait, are being imported, or were interrupted. One query."""
    jobs = ImportJob.objects.filter(ended_at=None).exclude(
        status__in=[ImportJob.Status.DONE, ImportJob.Status.STOPPED]
    )
    return list(jobs.order_by("pk"))

"""Bylines and photo credits as print sets them: those who sign alike together, with their role said once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from articles.models import Contributor
from articles.models.people import AbstractCredit

_REPORTER = "记者"
_OUR = "本报"  # a reporter without an agency is the paper's own
_AFTER_THE_NAME = {"摄"}  # 新华社 李贺 摄; every other role stands before its names


@dataclass(frozen=True)
class CreditGroup:
    """People of one role and agency: `before` their names 本报记者, `after` them 摄."""

    before: str
    people: tuple[Contributor, ...]
    after: str

    @property
    def words(self) -> str:
        """As it is read: 新华社 李贺 摄."""
        names = (person.name for person in self.people)
        return " ".join(filter(None, (self.before, *names, self.after)))


def credit_groups(lines: Iterable[AbstractCredit]) -> list[CreditGroup]:
    """Bylines or photo credits in their order, neighbours of one role and agency together."""
    return [
        CreditGroup(before, tuple(line.contributor for line in group), after)
        for (before, after), group in groupby(lines, key=_words_around)
    ]


def _words_around(line: AbstractCredit) -> tuple[str, str]:
    """What stands before and after the name."""
    agency = line.contributor.agency
    if line.role in _AFTER_THE_NAME:
        return agency, line.role
    if line.role == _REPORTER:
        return (agency or _OUR) + line.role, ""
    return f"{agency}{line.role}", ""

"""Reports of files as JSON, and back: what an import in the background leaves for the desk to show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from articles.intake.reports import FileReport, PageRefusal, PageReport, ReportedArticle

_ARTICLES = ("created", "updated", "unchanged")
_LISTS = ("held", "kept", "doubts")


def as_json(report: FileReport) -> dict[str, Any]:
    return asdict(report)


def from_json(stored: Mapping[str, Any]) -> FileReport:
    """The report that `as_json` was given."""
    pages = tuple(_page(page) for page in stored["pages"])
    refused = tuple(PageRefusal(**refusal) for refusal in stored["refused"])
    left_out = tuple(stored.get("left_out", ()))  # reports of before have none
    facts = {**stored, "pages": pages, "refused": refused, "left_out": left_out}
    return FileReport(**facts)


def _page(stored: Mapping[str, Any]) -> PageReport:
    articles = {name: _articles(stored[name]) for name in _ARTICLES}
    lists = {name: tuple(stored[name]) for name in _LISTS}
    return PageReport(**{**stored, **articles, **lists})


def _articles(stored: Iterable[Mapping[str, Any]]) -> tuple[ReportedArticle, ...]:
    return tuple(ReportedArticle(**article) for article in stored)

"""`import_issue --json`: what an import did, in the format newsroom-import/1.

```json
{"format": "newsroom-import/1",
 "files": [
  {"name": "2023-11-08/page-3.txt", "sha256": "…", "size": 19065, "result": "imported", "error":
  "",
   "pages": [
    {"page": 1, "target": "2023年11月8日 第3版", "skipped": false, "date_from": "page",
    "number_from": "name",
     "created": [{"article": 1, "title": "…"}], "updated": [], "unchanged": [],
     "kept": [{"article": 7, "title": "…", "fields": ["headline"]}], "doubts": ["…"],
     "characters": 7215, "leftover_characters": 0}],
   "refused": [{"file_page": 7, "reason": "…"}]}],
 "totals": {"files": 1, "imported": 1, "skipped": 0, "refused": 0, "created": 6, "updated": 0,
 "unchanged": 0,
            "kept": 0, "doubts": 3, "published": 0, "seconds": 0.4}}
``` `result` is imported, skipped or refused; `page` and `article` are primary keys; `error` and
`doubts` are in words; `date_from` and `number_from` are options, page, name or "". `refused`
are the pages of a file of many that were not imported, by their place in it, from 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from articles.intake.reports import FileReport, PageReport, totals
from articles.models.doubts import in_words

FORMAT = "newsroom-import/1"


def import_as_json(
    reports: Sequence[FileReport], published: int, seconds: float
) -> dict[str, Any]:
    """The whole output. `published`: how many articles the command published; `seconds`: how long all of it took."""
    return {
        "format": FORMAT,
        "files": [_file(report) for report in reports],
        "totals": {
            **asdict(totals(reports)),
            "published": published,
            "seconds": round(seconds, 3),
        },
    }


def _file(report: FileReport) -> dict[str, Any]:
    return {
        "name": report.name,
        "sha256": report.sha256,
        "size": report.size,
        "result": report.result,
        "error": report.error_in_command,
        "pages": [_page(page) for page in report.pages],
        "refused": [
            {"file_page": refusal.file_page, "reason": refusal.reason_in_command}
            for refusal in report.refused
        ],
    }


def _page(page: PageReport) -> dict[str, Any]:
    fields = asdict(page) | {"doubts": in_words(page.doubts)}
    del fields["held"]  # for publishing; `created`, `updated` and `unchanged` say it better
    return fields

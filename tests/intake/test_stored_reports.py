"""Reports survive being stored."""

import json

from articles.intake.reports import FileReport, PageRefusal, PageReport, ReportedArticle
from articles.intake.stored_reports import as_json, from_json


def test_a_report_comes_back_as_it_was():
    page = PageReport(
        page=3,
        target="2023年11月8日 第3版",
        held=(1, 2),
        created=(ReportedArticle(1, "一"),),
        unchanged=(ReportedArticle(2, "二"),),
        kept=({"article": 2, "title": "二", "fields": ["headline"]},),
        doubts=({"message": "…", "arguments": {}},),
        characters=100,
    )
    refusal = PageRefusal(2, "在桌面上", "在命令行")
    report = FileReport("a.pdf", "0" * 64, 10, (page,), (refusal,))
    assert from_json(json.loads(json.dumps(as_json(report)))) == report

"""The log's details as somebody reads them; the table to take along has all of them."""

import pytest
from django.utils import translation

from articles.admin.event import in_full
from articles.admin.logged_words import in_words
from articles.models import Event

DIGEST = "efcf21711d104e4d386a2ea88a0925c3f1d30a1b6e1e32840ed5472"


def said(verb, **details):
    with translation.override("zh-hans"):
        return in_words(Event(verb=verb, kind="articles.article", details=details))


@pytest.mark.parametrize(
    ("verb", "details", "words"),
    [
        (
            Event.Verb.SIGNED,
            {"signature": 45, "level": 3, "sha256": DIGEST},
            "第3审 SHA-256 efcf21711d10",
        ),
        (
            Event.Verb.UNSIGNED,
            {"signature": 45, "level": 1, "sha256": DIGEST, "why": "签后有改动"},
            "第1审 SHA-256 efcf21711d10 签后有改动",
        ),
        (
            Event.Verb.SCHEDULED,
            {"live_at": "2026-11-28T22:00:00+00:00", "hold": "story"},
            "2026-11-29 06:00 上线 有缺项时：只压缺项的文章",
        ),
        (
            Event.Verb.SCHEDULED,
            {"expires_at": "2026-11-28T22:00:00+00:00"},
            "2026-11-29 06:00 下线",
        ),
        (
            Event.Verb.PREVIEWED,
            {"for": "县水利局", "until": "2026-11-30T16:48+08:00"},
            "县水利局 有效至 2026-11-30 16:48",
        ),
        (Event.Verb.SENT_BACK, {"reason": "数字不符", "to": "王记者"}, "数字不符 → 王记者"),
        (Event.Verb.SENT_BACK, {"reason": "数字不符", "to": ""}, "数字不符"),
        (Event.Verb.MOVED, {"from": "第1版", "to": "第2版"}, "第1版 → 第2版"),
        (
            Event.Verb.ARRANGED,
            {"operation": "join", "articles": [1, 2], "kept": {"1": []}},
            "join",
        ),
        (Event.Verb.SCHEDULED, {"live_at": "soon", "hold": "nothing"}, "soon nothing"),
        (Event.Verb.WITHDRAWN, {"reason": "当事人要求", "note": ""}, "当事人要求"),
    ],
)
def test_details_are_words(verb, details, words):
    assert said(verb, **details) == words


def test_the_table_leaves_nothing_out():
    event = Event(
        verb=Event.Verb.SIGNED, details={"signature": 45, "level": 3, "sha256": DIGEST}
    )
    assert in_full(event) == f"45 3 {DIGEST}"

"""Every kind of page of the site, each with all that can stand on it, for those who look at pages."""

from __future__ import annotations

import datetime

from django.urls import reverse
from django.utils import timezone

from articles.derived import relations
from articles.models import Correction, Flash
from tests.browser.built_once import built_once
from tests.factories import (
    DAY,
    make_html,
    make_issue,
    make_page,
    make_photo,
    make_picture,
    make_published,
)
from tests.site.papers import SECTION, every_address, fill_paper
from tests.site.prints import make_print

TABLE = "<table><tr><th>年份</th><th>产值</th></tr><tr><td>2022</td><td>1234</td></tr></table>"


@built_once
def make_site() -> dict[str, str]:
    """Kind of page → its address."""
    fill_paper(9, pages=5, issues=70)
    page = make_page(make_issue(), name="要闻")
    body = make_html("近日，记者走进产业园。", "## 小标题", "一派现代化生产场景。") + TABLE
    story = make_published(
        page=page,
        kicker="引题",
        deck="副题",
        section=SECTION,
        dateline="新华社长沙电",
        body=body,
    )
    make_picture(story, photo=make_photo(width=2400, height=900), credit="李贺")
    make_picture(story, caption="只有图说")
    for number in range(4):
        make_picture(story, caption=f"图{number}", photo=make_photo(width=900, height=600))
    Correction.objects.create(article=story, text="第二段“二〇一六年”应为“二〇一五年”。")
    soon = timezone.now() + datetime.timedelta(hours=1)
    Flash.objects.create(text="大桥今晨通车。", article=story, ends_at=soon)
    relations.relate([story])
    brief = make_published(page=page, headline="")
    photo_story = make_published(page=page, body="")
    make_picture(photo_story, photo=make_photo())
    printed = make_print(4, make_issue(DAY - datetime.timedelta(90)), section=SECTION)
    rows = {
        "story with all there is": story,
        "brief": brief,
        "photo story": photo_story,
        "printed page": printed,
        "printed issue": printed.issue,
        "printed story": printed.articles.first(),
    }
    found = every_address() | {kind: row.get_absolute_url() for kind, row in rows.items()}
    found |= {
        name: reverse(f"articles:{name}", args=[story.pk])
        for name in ("letter", "letter_sent", "copy")
    }
    return found | second_pages(found) | {"404": "/nowhere/"}


def second_pages(found: dict[str, str]) -> dict[str, str]:
    kinds = ("issues", "section", "contributor")
    return {f"second page of {kind}": f"{found[kind]}?page=2" for kind in kinds}

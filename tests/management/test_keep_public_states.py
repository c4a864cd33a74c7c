"""What came online before readers' sight was kept is written down once, by a command."""

import pytest
from django.core.management import call_command

from articles.desk import public_history, publishing
from articles.models import PublicState
from tests.factories import make_article, make_published, withdraw

pytestmark = pytest.mark.django_db


def test_it_writes_down_what_is_not_yet_and_nothing_twice():
    online, gone, draft = make_published(), make_published(), make_article()
    withdraw([gone], note="有误。")
    PublicState.objects.all().delete()
    kept = make_article()
    publishing.publish([kept])
    call_command("keep_public_states")
    call_command("keep_public_states")
    rows = {row.article_id: row for row in PublicState.objects.all()}
    assert set(rows) == {online.pk, gone.pk, kept.pk}
    assert PublicState.objects.count() == 3
    assert rows[gone.pk].note == "有误。"
    assert rows[online.pk].is_online
    assert not public_history.moments_of(draft)

"""Articles withdrawn by a command: with a reason, or not at all."""

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article, Event, Revision
from tests.factories import make_article, make_published

pytestmark = pytest.mark.django_db


def test_it_withdraws_with_reason_and_note(capsys):
    one, draft = make_published(), make_article()
    call_command("withdraw_articles", one.pk, draft.pk, reason="事实有误", note="此稿有误。")
    out = capsys.readouterr().out
    assert "1 article withdrawn." in out or "已撤下 1 篇" in out
    one.refresh_from_db()
    assert (one.state, one.withdrawal_note) == ("withdrawn", "此稿有误。")
    assert Event.objects.get(verb="withdrawn").details["reason"] == "事实有误"
    assert "事实有误" in Revision.objects.get(article=one).reason


@pytest.mark.parametrize("reason", ["", " ", "长" * 301])
def test_without_a_usable_reason_nothing_happens(reason):
    article = make_published()
    with pytest.raises(CommandError):
        call_command("withdraw_articles", article.pk, reason=reason)
    assert Article.objects.published().exists()


def test_an_article_that_is_not_there_is_named_and_nothing_happens():
    article = make_published()
    with pytest.raises(CommandError, match="4711"):
        call_command("withdraw_articles", article.pk, 4711, reason="事实有误")
    assert Article.objects.published().exists()

"""What was worked out of rows is at hand while they are the same."""

import pytest

from articles.derived import preparing, row_digests
from articles.desk import publishing, revisions, signed_texts, worked_out
from articles.desk.worked_out import WorkedOut
from articles.models import Article, Revision
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def bodies(pks):
    return dict(Article.objects.filter(pk__in=list(pks)).values_list("pk", "body"))


def test_the_same_rows_are_worked_out_once():
    asked = []
    known = WorkedOut(lambda pks: asked.append(list(pks)) or bodies(pks))
    story = make_article()
    for _n in range(2):
        said = known.of(row_digests.digests_of([story.pk]))
    assert said == {story.pk: story.body}
    assert asked == [[story.pk]]


def test_changed_rows_are_worked_out_again():
    known = WorkedOut(bodies)
    story = make_article()
    known.of(row_digests.digests_of([story.pk]))
    Article.objects.filter(pk=story.pk).update(body="<p>别的</p>")
    assert known.of(row_digests.digests_of([story.pk])) == {story.pk: "<p>别的</p>"}


def test_rows_that_change_while_they_are_worked_out_are_not_remembered():
    story = make_article()

    def meanwhile(pks):
        Article.objects.filter(pk=story.pk).update(body="<p>别的</p>")
        return bodies(pks)

    known = WorkedOut(meanwhile)
    before = row_digests.digests_of([story.pk])
    known.of(before)
    assert known._remembered(before) == {}


def test_the_oldest_is_forgotten_first(monkeypatch):
    monkeypatch.setattr(worked_out, "MOST", 3)
    known = WorkedOut(lambda pks: dict.fromkeys(pks, "a text"))
    story = make_article()
    for n in range(4):
        Article.objects.filter(pk=story.pk).update(headline=str(n))
        digests = row_digests.digests_of([story.pk])
        known._anew([story.pk], digests)
    assert len(known._known) == 3
    assert known._remembered(digests) == {story.pk: "a text"}


def test_a_revision_of_a_prepared_story_says_what_one_says_that_was_not_prepared():
    story = make_article(
        section="一线观察", kicker="引题", body="<p>一<b>二</b></p><h3>三</h3>"
    )
    publishing.publish([story])
    alone = Revision.objects.values("story", "body", "corrections", "withdrawal_note").last()
    publishing.withdraw([story], reason="事实有误")
    Article.objects.filter(pk=story.pk).update(state="draft")
    preparing.prepare([story.pk])
    digests = row_digests.digests_of([story.pk])
    revisions.work_out(digests)
    assert signed_texts.known_texts(digests) == signed_texts.texts_of([story.pk])
    publishing.publish([story])
    last = Revision.objects.order_by("pk")
    assert last.values("story", "body", "corrections", "withdrawal_note").last() == alone

"""Signing and sending back on the proof screen: what it is told, what it may do, and what it costs."""

import json

import pytest
from django.urls import reverse

from articles.desk import signing
from articles.models import SentBack
from tests.admin.proof.proofs import make_proof
from tests.desk.readers import CHIEF, DUTY, EDITOR, Desk, make_reader, valid
from tests.factories import make_doubt, make_editor, make_picture

pytestmark = pytest.mark.django_db
SEES_PAGES = ("view_page", "view_issue")


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture
def printed(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return make_proof()


def address(page, name):
    return reverse(f"admin:articles_page_{name}", args=[page.pk])


def state(client, page, **query):
    return client.get(address(page, "proof_state"), query).json()


def do(client, page, **message):
    told = json.dumps(message | {"version": 0})
    return client.post(address(page, "proof_do"), told, content_type="application/json")


def seen(told):
    return {pk: each["text"] for pk, each in told["signatures"].items()}


def as_reader(client, name, permissions):
    client.force_login(make_reader(name, (*permissions, *SEES_PAGES)))
    return client


def test_a_desk_without_levels_is_told_nothing_of_signatures(client, printed):
    client.force_login(make_editor())
    assert state(client, printed)["signatures"] is None


def test_the_page_is_signed_but_for_stories_in_doubt_which_are_named(client, desk, printed):
    as_reader(client, "another", EDITOR)
    doubtful = printed.articles.order_by("position")[1]
    make_doubt(doubtful)
    answer = do(client, printed, do="sign", seen=seen(state(client, printed)))
    told = answer.json()
    count = printed.articles.count()
    assert [doubtful.title in sentence for sentence in told["left"]] == [True]
    assert str(count - 1) in told["said"]
    signed = [
        each for each in told["state"]["signatures"].values() if each["signed"] == ["初审"]
    ]
    assert len(signed) == count - 1
    assert valid(doubtful) == []


def test_a_text_that_was_not_shown_is_not_signed(client, desk, printed):
    as_reader(client, "another", EDITOR)
    before = seen(state(client, printed))
    changed = printed.articles.first()
    changed.headline = "在别处改过的标题"
    changed.save()
    told = do(client, printed, do="sign", seen=before).json()
    assert [changed.title in sentence for sentence in told["left"]] == [True]
    assert valid(changed) == []
    assert state(client, printed)["signatures"][str(changed.pk)]["own"] == "初审"


def test_one_story_is_signed_alone(client, desk, printed):
    as_reader(client, "another", EDITOR)
    one, other = printed.articles.all()[:2]
    do(client, printed, do="sign", seen=seen(state(client, printed)), article=one.pk)
    assert valid(one) == [1]
    assert valid(other) == []


def test_a_story_sent_back_is_told_with_its_reason(client, desk, printed):
    article = printed.articles.first()
    desk.sign(article, 1)
    as_reader(client, "another", DUTY)
    told = do(
        client, printed, do="send_back", article=article.pk, reason="数字与稿源不符。"
    ).json()
    assert told["state"]["signatures"][str(article.pk)]["sent_back"] == "数字与稿源不符。"
    assert article.title in told["said"]
    assert valid(article) == []


@pytest.mark.parametrize("reason", ["", "  "])
def test_nothing_is_sent_back_without_a_reason(client, desk, printed, reason):
    as_reader(client, "another", CHIEF)
    article = printed.articles.first()
    answer = do(client, printed, do="send_back", article=article.pk, reason=reason)
    assert answer.status_code == 403
    assert answer.json()["error"]
    assert not SentBack.objects.exists()


@pytest.mark.parametrize(
    "message",
    [
        {"do": "sign"},
        {"do": "sign", "seen": []},
        {"do": "sign", "seen": {"one": "text"}},
        {"do": "sign", "seen": {"1": 2}},
        {"do": "sign", "seen": {}, "article": -1},
        {"do": "send_back", "article": 10**9, "reason": "x"},
        {"do": "send_back", "reason": "x"},
        {"do": "send_back", "article": 1},
    ],
)
def test_what_is_no_message_is_refused(client, desk, printed, message):
    as_reader(client, "another", CHIEF)
    assert do(client, printed, **message).status_code == 400


def test_who_may_not_sign_signs_nothing(client, desk, printed):
    as_reader(client, "another", ("view_article", "change_article"))
    told = do(client, printed, do="sign", seen=seen(state(client, printed))).json()
    assert len(told["left"]) == printed.articles.count()
    assert not any(valid(article) for article in printed.articles.all())


def test_another_desk_s_signature_is_seen_with_the_next_question(client, desk, printed):
    as_reader(client, "another", EDITOR)
    stamp = state(client, printed)["page"]["stamp"]
    article = printed.articles.first()
    signing.sign([article], 1, desk.editor)
    told = state(client, printed, version=stamp)
    assert told["signatures"][str(article.pk)]["signed"] == ["初审"]
    signing.void(article, desk.editor, "看错了。")
    again = state(client, printed, version=told["page"]["stamp"])
    assert again["signatures"][str(article.pk)]["signed"] == []


@pytest.mark.parametrize("levels", [0, 2])
def test_signatures_cost_few_queries_however_many_stories(
    client, desk, printed, django_assert_max_num_queries, levels
):
    as_reader(client, "another", CHIEF)
    for article in printed.articles.all():
        desk.sign(article, levels)
        make_picture(article, credit="李明", page=printed)
    for name in ("proof", "proof_state"):
        with django_assert_max_num_queries(25):
            client.get(address(printed, name))


SIGNER = ("view_article", "sign_article")


@pytest.mark.parametrize("sees", [SEES_PAGES, ()])
def test_who_may_sign_and_not_edit_reads_and_signs(client, desk, printed, sees):
    client.force_login(make_reader("signer", (*SIGNER, *sees)))
    assert client.get(address(printed, "proof")).status_code == 200
    told = state(client, printed)
    assert (told["page"]["may_edit"], told["page"]["may_sign"]) == (False, True)
    assert do(client, printed, do="sign", seen=seen(told)).status_code == 200
    assert all(valid(article) == [1] for article in printed.articles.all())
    article = printed.articles.first()
    back = do(client, printed, do="send_back", article=article.pk, reason="数字不符。")
    assert back.status_code == 200
    assert valid(article) == []


@pytest.mark.parametrize("work", ["operate", "undo", "redo", "accept", "wave", "edit"])
def test_and_does_nothing_else(client, desk, printed, work):
    client.force_login(make_reader("signer", (*SIGNER, *SEES_PAGES)))
    answer = do(client, printed, do=work, doubt=1, article=1, value="", base="", operation={})
    assert answer.status_code == 403


def test_who_may_only_look_may_not_sign(client, desk, printed):
    client.force_login(make_reader("looker", ("view_article", *SEES_PAGES)))
    told = state(client, printed)
    assert (told["page"]["may_edit"], told["page"]["may_sign"]) == (False, False)
    do(client, printed, do="sign", seen=seen(told))
    assert not any(valid(article) for article in printed.articles.all())

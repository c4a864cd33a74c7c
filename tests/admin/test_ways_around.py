"""Every address and every button of the desk, tried by somebody who has all rights and has signed at the first level:
nothing goes online, and nothing changes there, that three have not signed.
"""

import pytest
from django.contrib import admin
from django.db import connection, transaction
from django.urls import NoReverseMatch, reverse

from articles.desk import publishing, signing
from articles.desk.signature_faults import faults
from articles.desk.signed_texts import digests_of
from articles.models import Article, Letter
from tests.admin.html_forms import sent_from
from tests.admin.test_rights import names_of
from tests.desk.readers import Desk, again, make_levels
from tests.factories import (
    make_byline,
    make_editor,
    make_photo,
    make_picture,
    make_plain_page,
    make_section,
)
from tests.intake.printed import SIZHOU, XIAPU, import_page

pytestmark = pytest.mark.django_db
# Nothing of a story is behind these: accounts, the log-in, what a form tells of itself. How many levels the desk has is
# the paper's own affair, and in the log.
ELSEWHERE = ("auth_", "login", "logout", "password", "second_factor", "jsi18n", "view_on_site")
SETTINGS = ("articles_sitesettings",)
ADDRESSES = sorted(
    name
    for name in names_of(admin.site.get_urls())
    if not name.startswith((*ELSEWHERE, *SETTINGS))
)
LISTED = [each for each in admin.site._registry if each._meta.app_label == "articles"]


@pytest.fixture
def both_ways(client):
    """Somebody who may do all, and has signed at the first level."""
    user = make_editor("两头")
    client.force_login(user)
    return user


@pytest.fixture
def night(both_ways, settings, tmp_path):
    """A page as print brought it, with two stories: one online as three have signed it, one that one has signed."""
    settings.MEDIA_ROOT = settings.SOURCES_ROOT = tmp_path
    desk = Desk()
    import_page(SIZHOU, XIAPU)
    online, draft = Article.objects.order_by("position")
    for article in (online, draft):
        Article.objects.filter(pk=article.pk).update(section=make_section("地方传真", "local"))
        make_byline(article, "邢成敏")
        make_picture(article, photo=make_photo(), credit="李贺")
        signing.sign([article], 1, both_ways)
    signing.sign([online], 2, desk.duty)
    signing.sign([online], 3, desk.chief)
    publishing.publish([online], desk.duty)
    Letter.objects.create(article=online, text="有一处错了")
    make_plain_page()
    return again(online), again(draft)


def addresses(name):
    """Of the first two rows of its kind, where it is a row's."""
    try:
        return [reverse(f"admin:{name}")]
    except NoReverseMatch:
        kind = name.split("_")[1]
    model = next((each for each in LISTED if each._meta.model_name == kind), None)
    pks = (
        model._default_manager.order_by("pk").values_list("pk", flat=True)[:2] if model else ()
    )
    return [reverse(f"admin:{name}", args=[pk]) for pk in pks]


def what_is_wrong(online):
    """Something else is online, or what readers see is not what was signed."""
    connection.check_constraints()
    others = Article.objects.published().exclude(pk=online.pk)
    return [str(row) for row in others] + [str(fault) for fault in faults()]


def tried(ask, online):
    """What is wrong afterwards; then everything is as it was."""
    with transaction.atomic():
        ask()
        wrong = what_is_wrong(online)
        transaction.set_rollback(True)
    return wrong


def all_that_is_sent(client, names=ADDRESSES):
    """The name, and a function that sends, of each verb at each address and of each button there."""
    for name in names:
        for address in addresses(name):
            page = client.get(address)
            if page.headers.get("content-type", "").startswith("text/html"):
                for place, data in sent_from(address, page.content):
                    yield name, lambda place=place, data=data: client.post(place, data)
            for verb in (client.post, client.put, client.patch, client.delete):
                yield name, lambda verb=verb, address=address: verb(address)


def all_actions(client):
    """Of each list, and of what each of them asks before it does anything."""
    for model in LISTED:
        names = (*(admin.site.get_model_admin(model).actions or ()), "delete_selected")
        pks = list(model._default_manager.values_list("pk", flat=True))
        for name in names:
            for query in ("", "?bin=yes"):
                address = reverse(f"admin:articles_{model._meta.model_name}_changelist") + query
                data = {"action": name, "_selected_action": pks}
                yield (
                    f"{model.__name__} {name}",
                    lambda a=address, d=data: answered(client, a, d),
                )


def answered(client, address, data):
    question = client.post(address, data)
    if question.status_code == 200:
        for place, said in sent_from(address, question.content):
            client.post(place, said | data)


def test_no_address_and_no_button_of_the_desk_is_a_way_around(client, night):
    online, _draft = night
    found = {}
    for name, ask in all_that_is_sent(client):
        if wrong := tried(ask, online):
            found.setdefault(name, wrong)
    assert found == {}


def test_no_action_of_a_list_is(client, night):
    online, _draft = night
    found = {}
    for name, ask in all_actions(client):
        if wrong := tried(ask, online):
            found.setdefault(name, wrong)
    assert found == {}


def test_these_are_ways_indeed_where_nobody_signs(client, night):
    """Else the tests above would be passed by forms that they fill in wrong."""
    online, draft = night
    make_levels(0)
    ways = {"online": set(), "changed": set()}
    names = [f"articles_{kind}_change" for kind in ("article", "contributor")]
    before = digests_of([online.pk])
    for name, ask in all_that_is_sent(client, names):
        with transaction.atomic():
            ask()
            if draft in Article.objects.published():
                ways["online"].add(name)
            if digests_of([online.pk]) != before:
                ways["changed"].add(name)
            transaction.set_rollback(True)
    assert ways == {"online": {names[0]}, "changed": set(names)}

"""Who may do what: every address and every action of the desk, by every group, and in every section."""

import datetime
from importlib import import_module

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from articles.desk import bin as desk_bin
from articles.desk import corrections, publishing, scheduling
from articles.desk.rights import RightsError, rights_of
from articles.desk.signed_texts import digests_of
from articles.models import (
    Article,
    Contributor,
    Event,
    Flash,
    FormerAddress,
    OpenForm,
    Photo,
    SectionRight,
    SiteSettings,
)
from tests.desk.readers import make_levels
from tests.factories import (
    make_article,
    make_contributor,
    make_import_record,
    make_issue,
    make_page,
    make_photo,
    make_picture,
    make_plain_page,
    make_published,
    make_section,
    make_user,
    withdraw,
)
from tests.forms import filled
from tests.groups import join, make_groups, migrated_apps

pytestmark = pytest.mark.django_db

GROUPS = {"R": "记者", "E": "编辑", "D": "值班主编", "C": "总编", "A": "管理员"}
EVERYBODY, NOBODY = "REDCA", ""
# Which groups see, add, change and delete rows of a kind.
KINDS = {
    "articles_article": (EVERYBODY, "REDC", "REDC", "EDC"),
    "articles_picture": (EVERYBODY, NOBODY, "REDC", "REDC"),
    "articles_photo": (EVERYBODY, "REDC", "REDC", "EDC"),
    "articles_contributor": (EVERYBODY, "REDC", "EDC", "EDC"),
    "articles_issue": (EVERYBODY, "EDC", "EDC", "DC"),
    "articles_page": (EVERYBODY, "EDC", "EDC", "DC"),
    "articles_section": (EVERYBODY, "C", "C", "C"),
    "articles_flash": (EVERYBODY, "DC", "DC", "DC"),
    "articles_letter": (EVERYBODY, NOBODY, "EDC", "DC"),
    "articles_importrecord": (EVERYBODY, NOBODY, NOBODY, NOBODY),
    "articles_plainpage": (EVERYBODY, "CA", "CA", "CA"),
    "articles_sitesettings": ("CA", NOBODY, "CA", NOBODY),
    "articles_formeraddress": ("CA", "CA", "CA", "CA"),
    "articles_openform": (EVERYBODY, NOBODY, NOBODY, NOBODY),  # his own
    "articles_event": ("DCA", NOBODY, NOBODY, NOBODY),
    "auth_user": ("A", "A", "A", "A"),
    "auth_group": ("A", "A", "A", "A"),
}
# Addresses that are none of a list's own five.
OTHERS = {
    "articles_importrecord_upload": "EDC",
    "articles_importrecord_send": "EDC",
    "articles_importrecord_sent": "EDC",
    "articles_importrecord_progress": "EDC",
    "articles_importrecord_pages": "EDC",
    "articles_importrecord_source": EVERYBODY,
    "articles_importrecord_take_back": "EDC",
    "articles_event_table": "DCA",
    "articles_article_preview": "EDC",
    "articles_article_print": EVERYBODY,
    "articles_issue_print": EVERYBODY,
    "articles_issue_print_table": EVERYBODY,
    "articles_openform_tell": EVERYBODY,
    "articles_page_proof": EVERYBODY,
    "articles_page_proof_state": EVERYBODY,
    "articles_page_proof_do": "REDC",
    "articles_issue_front": EVERYBODY,
    "articles_issue_front_state": EVERYBODY,
    "articles_issue_front_preview": EVERYBODY,
    "articles_issue_front_do": EVERYBODY,  # what may be done there, by the verb: see below
    "articles_issue_move": "EDC",
    "articles_issue_schedule": EVERYBODY,
    "articles_page_move": "EDC",
    "articles_photo_thumbnail": EVERYBODY,
    **{
        f"articles_{kind}_signatures{form}": EVERYBODY
        for kind in ("article", "page", "issue")
        for form in ("", "_pdf")
    },
    "articles_article_withdraw": "DC",
    "articles_article_stood": EVERYBODY,
    "articles_issue_stood": EVERYBODY,
    "articles_sitesettings_preview": "CA",
    "auth_user_password_change": "A",
    **dict.fromkeys(
        [
            *("index", "app_list", "login", "logout", "second_factor", "jsi18n"),
            *("autocomplete", "view_on_site", "password_change", "password_change_done"),
        ],
        EVERYBODY,
    ),
}
ACTIONS = {
    "sign": "EDC",
    "publish": "DC",
    "schedule": "DC",
    "unschedule": "DC",
    "withdraw": "DC",
    "follow_print": "DC",
    "overrule_print": "DC",
    "settle": "EDC",
    "reopen": "EDC",
}
IN_THE_BIN = {"put_back": "EDC"}
# Whose revisions are shown side by side, for who sees the rows, and restored, for who changes them
COMPARED = {
    "articles_article",
    "articles_contributor",
    "articles_flash",
    "articles_issue",
    "articles_page",
    "articles_photo",
    "articles_plainpage",
    "articles_section",
    "articles_sitesettings",
}
VERBS = ("changelist", "add", "change", "delete")
FORBIDDEN = 403


@pytest.fixture
def groups():
    """As the migration makes them; tests that empty all tables take them along."""
    make_groups()


@pytest.fixture
def member(client, groups):
    """A function: who is logged in as a member of a group."""

    def log_in(letter):
        user = make_user(is_staff=True)
        join(user, GROUPS[letter])
        client.force_login(user)
        return user

    return log_in


@pytest.fixture
def rows():
    """One row of each kind, by its name."""
    page = make_page(make_issue())
    article = make_article(page=page, section=make_section())
    now = timezone.now()
    end = now + datetime.timedelta(hours=1)
    return {
        "articles_article": article,
        "articles_picture": make_picture(article),
        "articles_photo": make_photo("row.png"),
        "articles_contributor": make_contributor("无文"),
        "articles_issue": page.issue,
        "articles_page": page,
        "articles_section": make_section("副刊"),
        "articles_flash": Flash.objects.create(text="快讯", starts_at=now, ends_at=end),
        "articles_letter": article.letters.create(text="有一处错了"),
        "articles_importrecord": make_import_record(),
        "articles_plainpage": make_plain_page(),
        "articles_sitesettings": SiteSettings.objects.get_or_create(pk=1)[0],
        "articles_formeraddress": FormerAddress.objects.create(path="/old", article=article),
        "articles_openform": OpenForm.objects.create(user=make_user("别人"), tab="t", path="/"),
        "articles_event": Event.objects.create(verb="changed", kind="articles.article"),
        "auth_user": make_user("某人"),
        "auth_group": Group.objects.create(name="某组"),
    }


def names_of(patterns):
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            yield from names_of(pattern.url_patterns)
        elif pattern.name:
            yield pattern.name


# The row that each of the other addresses is about, if any
ABOUT = {
    "articles_importrecord_upload": None,
    "articles_importrecord_progress": "articles_importrecord",
    "articles_importrecord_pages": "articles_importrecord",
    "articles_importrecord_source": "articles_importrecord",
    "articles_importrecord_take_back": "articles_importrecord",
    "articles_event_table": None,
    "articles_article_preview": "articles_article",
    "articles_article_print": "articles_article",
    "articles_issue_print": "articles_issue",
    "articles_issue_print_table": "articles_issue",
    "articles_page_proof": "articles_page",
    "articles_page_proof_state": "articles_page",
    "articles_page_proof_do": "articles_page",
    "articles_article_withdraw": "articles_article",
    "articles_article_stood": "articles_article",
    "articles_issue_stood": "articles_issue",
    "articles_issue_front": "articles_issue",
    "articles_issue_front_state": "articles_issue",
    "articles_issue_front_preview": "articles_issue",
    "articles_issue_front_do": "articles_issue",
    "articles_issue_move": "articles_issue",
    "articles_issue_schedule": "articles_issue",
    "articles_page_move": "articles_page",
    "articles_photo_thumbnail": "articles_photo",
    **{
        f"articles_{kind}_signatures{form}": f"articles_{kind}"
        for kind in ("article", "page", "issue")
        for form in ("", "_pdf")
    },
    "auth_user_password_change": "auth_user",
}
# What is sent to an address where the right depends on what is asked
WORK = {"articles_page_proof_do": {"do": "operate"}}


def answer_of(client, name, own):
    """Who may look at a screen may ask an address of WORK, and do nothing there."""
    address = reverse(f"admin:{name}", args=own)
    work = WORK.get(name)
    return client.post(address, work, "application/json") if work else client.get(address)


def test_every_address_of_the_desk_is_in_these_tables():
    listed = {f"{kind}_{verb}" for kind in KINDS for verb in (*VERBS, "history")}
    compared = {f"{kind}_compare" for kind in COMPARED}
    assert set(names_of(admin.site.get_urls())) == listed | compared | set(OTHERS)


@pytest.mark.parametrize("letter", GROUPS)
def test_a_group_sees_adds_changes_and_deletes_what_its_table_says(
    client, member, rows, letter
):
    member(letter)
    for kind, tables in KINDS.items():
        sees, adds, changes, deletes = (letter in table for table in tables)
        row = [rows[kind].pk]
        may = {
            "changelist": (client.get, [], sees),
            "history": (client.get, row, sees),
            "change": (client.get, row, sees),
            "add": (client.get, [], adds),
            "delete": (client.get, row, deletes),
        }
        for verb, (ask, own, wanted) in may.items():
            answer = ask(reverse(f"admin:{kind}_{verb}", args=own))
            assert (answer.status_code != FORBIDDEN) == wanted, (kind, verb)
        if kind in COMPARED:
            side_by_side = reverse(f"admin:{kind}_compare", args=row)
            assert (client.get(side_by_side).status_code != FORBIDDEN) == sees, kind
            assert (client.post(side_by_side).status_code != FORBIDDEN) == changes, kind
        sent = client.post(reverse(f"admin:{kind}_change", args=row))
        assert (sent.status_code != FORBIDDEN) == changes, kind


@pytest.mark.parametrize("letter", GROUPS)
def test_the_desks_other_addresses_are_for_the_groups_of_their_table(
    client, member, rows, letter
):
    member(letter)
    for name, kind in ABOUT.items():
        own = [rows[kind].pk] if kind else []
        answer = answer_of(client, name, own)
        assert (answer.status_code != FORBIDDEN) == (letter in OTHERS[name]), name


@pytest.mark.parametrize("letter", GROUPS)
def test_the_front_page_is_arranged_and_flashes_begun_by_who_publishes(
    client, member, rows, letter
):
    member(letter)
    issue, story = rows["articles_issue"], rows["articles_article"]
    messages = [
        {"do": "set", "order": [story.pk], "version": 0},
        {"do": "flash", "text": "快", "hours": 1},
        {"do": "order_flashes", "order": []},
    ]
    for message in messages:
        address = reverse("admin:articles_issue_front_do", args=[issue.pk])
        answer = client.post(address, message, content_type="application/json")
        assert answer.status_code == (200 if letter in "DC" else FORBIDDEN), message


@pytest.mark.parametrize("letter", GROUPS)
def test_an_issue_gets_its_time_from_who_may_publish(client, member, rows, letter):
    user = member(letter)
    issue, article = rows["articles_issue"], rows["articles_article"]
    address = reverse("admin:articles_issue_schedule", args=[issue.pk])
    data = {"do": "schedule", "live_at": "2036-11-28T06:00", "hold": "story"}
    may = letter in ACTIONS["publish"]
    for what in ("schedule", "unschedule", "now"):
        answer = client.post(address, data | {"do": what})
        assert (answer.status_code != FORBIDDEN) == may, what
    later = timezone.now() + datetime.timedelta(hours=3)
    for verb in (
        lambda: scheduling.schedule_issue(issue, later, user=user),
        lambda: scheduling.schedule_articles([article], later, None, user),
    ):
        if may:
            verb()
        else:
            with pytest.raises(RightsError):
                verb()


@pytest.mark.parametrize("letter", GROUPS)
def test_the_settings_preview_is_for_who_may_change_them(client, member, letter):
    member(letter)
    answer = client.post(reverse("admin:articles_sitesettings_preview"))
    assert (answer.status_code != FORBIDDEN) == (
        letter in OTHERS["articles_sitesettings_preview"]
    )


@pytest.mark.parametrize("letter", GROUPS)
def test_a_group_has_the_actions_of_its_table(rf, member, letter):
    make_levels(3)
    request = rf.get("/")
    request.user = member(letter)
    for model_admin in admin.site._registry.values():
        found = set(model_admin.get_actions(request)) - {"delete_selected"}
        asked = set(model_admin.actions or ()) - set(IN_THE_BIN)
        assert found == {name for name in asked if letter in ACTIONS[name]}


@pytest.mark.parametrize("letter", GROUPS)
def test_the_bin_is_for_who_may_delete(rf, member, letter):
    request = rf.get("/", {"bin": "yes"})
    request.user = member(letter)
    for model in (Article, Photo, Contributor):
        found = set(admin.site.get_model_admin(model).get_actions(request))
        assert found == ({"put_back"} if letter in IN_THE_BIN["put_back"] else set())


def test_every_action_of_the_desk_is_in_the_table():
    named = {name for each in admin.site._registry.values() for name in each.actions or ()}
    assert named == set(ACTIONS) | set(IN_THE_BIN)


def test_what_is_online_goes_into_the_bin_and_back_by_who_may_publish(client, member):
    story = make_published()
    listing = reverse("admin:articles_article_changelist")
    form = reverse("admin:articles_article_delete", args=[story.pk])
    chosen = {"_selected_action": [story.pk]}
    member("E")
    client.post(listing, chosen | {"action": "delete_selected", "post": "yes"})
    assert client.post(form, {"post": "yes"}).status_code == FORBIDDEN
    assert Article.objects.published().get() == story
    desk_bin.put_in([story])
    client.post(f"{listing}?bin=yes", chosen | {"action": "put_back"})
    assert not Article.objects.published().exists()
    member("D")
    client.post(f"{listing}?bin=yes", chosen | {"action": "put_back"})
    assert Article.objects.published().get() == story


def test_the_verbs_themselves_refuse_who_has_no_right(of_two_sections):
    user, sport, letters = of_two_sections
    online, draft = make_published(section=letters), make_article(section=letters)
    for verb in (withdraw, publishing.follow_print, desk_bin.put_in):
        with pytest.raises(RightsError):
            verb([online], user)
    with pytest.raises(RightsError):
        publishing.publish([make_article(section=sport), draft], user)
    with pytest.raises(RightsError):
        corrections.correct(online, "应为二〇一五年。", user)
    assert desk_bin.put_in([draft], user) == 1


def test_who_may_edit_may_not_thereby_publish(client, member):
    member("E")
    draft = make_article()
    form = reverse("admin:articles_article_change", args=[draft.pk])
    page = client.get(form)
    assert b'name="_publish"' not in page.content
    assert (
        client.post(form, filled(page, headline="改过") | {"_continue": "1"}).status_code == 302
    )
    draft.refresh_from_db()
    assert draft.headline == "改过"
    forged = filled(client.get(form)) | {"_publish": "1"}
    assert client.post(form, forged).status_code == FORBIDDEN
    draft.refresh_from_db()
    assert draft.state == "draft"


def test_what_is_online_is_changed_by_who_may_publish(client, member):
    story = make_published(headline="网上的标题")
    form = reverse("admin:articles_article_change", args=[story.pk])
    member("E")
    page = client.get(form)
    assert "发布" in page.content.decode()
    assert "&lt;p&gt;" not in page.content.decode()
    assert client.post(form, {"headline": "改过"}).status_code == FORBIDDEN
    member("D")
    assert (
        client.post(
            form, filled(client.get(form), headline="改过") | {"_save": "1"}
        ).status_code
        == 302
    )
    story.refresh_from_db()
    assert story.headline == "改过"


@pytest.fixture
def of_two_sections(member):
    """A duty editor who edits and publishes in 体育, edits in 副刊, and has no say elsewhere."""
    sport, letters = make_section("体育"), make_section("副刊")
    user = member("D")
    SectionRight.objects.create(user=user, section=sport, may_publish=True)
    SectionRight.objects.create(user=user, section=letters)
    return user, sport, letters


def test_rights_by_section_say_where_somebody_may_edit_and_publish(client, of_two_sections):
    _user, sport, letters = of_two_sections
    other = make_section("要闻")
    stories = {each: make_article(section=each) for each in (sport, letters, other)}
    nowhere = make_article(section=None)
    found = {}
    for section, story in [*stories.items(), (None, nowhere)]:
        form = reverse("admin:articles_article_change", args=[story.pk])
        found[section] = client.post(form).status_code != FORBIDDEN
    assert found == {sport: True, letters: True, other: False, None: False}
    chosen = [story.pk for story in stories.values()]
    data = {"action": "publish", "_selected_action": chosen}
    listing = reverse("admin:articles_article_changelist")
    question = client.post(listing, data)
    answer = client.post(
        listing, data | {"publish_as_asked": question.context["question"].facts}, follow=True
    )
    assert list(Article.objects.published()) == [stories[sport]]
    assert "2" in str(next(iter(answer.context["messages"])))


def test_a_story_is_moved_only_into_sections_where_somebody_may_edit(client, of_two_sections):
    _user, sport, letters = of_two_sections
    other = make_section("要闻")
    story = make_article(section=sport)
    form = reverse("admin:articles_article_change", args=[story.pk])
    page = client.get(form)
    offered = {
        each for each, _name in page.context["adminform"].form.fields["section"].choices if each
    }
    assert {each.value for each in offered} == {sport.pk, letters.pk}
    for place in (other.pk, ""):
        again = client.post(form, filled(page, section=place) | {"_save": "1"})
        assert again.context["adminform"].form.errors.keys() == {"section"}
    assert (
        client.post(form, filled(page, section=letters.pk) | {"_save": "1"}).status_code == 302
    )
    story.refresh_from_db()
    assert story.section == letters


def test_what_is_online_is_not_moved_where_somebody_may_not_publish(client, of_two_sections):
    _user, sport, letters = of_two_sections
    story = make_published(section=sport)
    form = reverse("admin:articles_article_change", args=[story.pk])
    again = client.post(form, filled(client.get(form), section=letters.pk) | {"_save": "1"})
    assert again.context["adminform"].form.errors.keys() == {"section"}


def test_a_person_has_each_section_once(client, member, groups):
    member("A")
    someone, sport = make_user("小王", is_staff=True), make_section("体育")
    form = reverse("admin:auth_user_change", args=[someone.pk])
    twice = {"section_rights-TOTAL_FORMS": "2"}
    for number in range(2):
        twice |= {
            f"section_rights-{number}-section": str(sport.pk),
            f"section_rights-{number}-may_edit": "on",
        }
    page = client.get(form)
    assert client.post(form, filled(page) | twice | {"_save": "1"}).status_code == 200
    assert not SectionRight.objects.exists()
    once = twice | {"section_rights-TOTAL_FORMS": "1"}
    assert client.post(form, filled(page) | once | {"_save": "1"}).status_code == 302
    assert SectionRight.objects.get().section == sport


def test_whoever_could_change_articles_before_can_go_on_to_publish():
    """The migration runs on a database with accounts."""
    migration = import_module("articles.migrations.0028_rights")
    former, other = (
        Group.objects.get_or_create(name=migration.FORMER_EDITORS)[0],
        Group.objects.create(name="图片社"),
    )
    change = Permission.objects.get(codename="change_article")
    former.permissions.set(
        Permission.objects.filter(codename__in=["change_article", "change_section"])
    )
    other.permissions.set([change])
    editor, alone, from_outside = make_user("甲"), make_user("乙"), make_user("丙")
    editor.groups.add(former)
    alone.user_permissions.add(change)
    from_outside.groups.add(other)
    Group.objects.filter(name="值班主编").delete()
    schema = connection.schema_editor()
    migration.make_groups(migrated_apps(), schema)
    migration.keep_rights(migrated_apps(), schema)
    may = "articles.publish_article"
    for user in (editor, alone, from_outside):
        assert type(user).objects.get(pk=user.pk).has_perm(may)
    assert not former.permissions.filter(
        codename__in=["publish_article", "change_section"]
    ).exists()


# Who signs at which level, by the groups that a migration makes
SIGNS_AT = {"R": 0, "E": 1, "D": 2, "C": 3, "A": 0}


@pytest.mark.parametrize("letter", GROUPS)
def test_a_group_signs_up_to_the_level_of_its_table(member, letter):
    make_levels(3)
    held = rights_of(member(letter))
    assert held.signs_at(None, 3) == SIGNS_AT[letter]


@pytest.mark.parametrize("letter", GROUPS)
@pytest.mark.parametrize("kind", ["article", "page", "issue"])
def test_the_sheets_sign_for_who_may_and_for_nobody_else(client, member, rows, letter, kind):
    make_levels(3)
    member(letter)
    article = rows["articles_article"]
    seen = f"{article.pk}:{digests_of([article.pk])[article.pk]}"
    address = reverse(f"admin:articles_{kind}_signatures", args=[rows[f"articles_{kind}"].pk])
    client.post(address, {"do": "sign", "level": "1", "seen": seen})
    assert article.signatures.exists() == (SIGNS_AT[letter] > 0)


@pytest.mark.parametrize("letter", GROUPS)
def test_a_story_is_sent_back_by_who_signs(client, member, rows, letter):
    make_levels(3)
    member(letter)
    article = rows["articles_article"]
    address = reverse("admin:articles_article_signatures", args=[article.pk])
    answer = client.post(address, {"do": "send_back", "reason": "缺采访对象"})
    assert (answer.status_code == FORBIDDEN) == (SIGNS_AT[letter] == 0)
    assert article.sent_back.exists() == (SIGNS_AT[letter] > 0)


@pytest.mark.parametrize("letter", "DC")
def test_no_way_of_the_desk_publishes_what_is_not_signed(client, member, rows, letter):
    make_levels(3)
    member(letter)
    article = rows["articles_article"]
    form = reverse("admin:articles_article_change", args=[article.pk])
    client.post(form, filled(client.get(form)) | {"_publish": "1"})
    for kind in ("article", "page", "issue"):
        address = reverse(f"admin:articles_{kind}_changelist")
        chosen = {
            "action": "publish",
            "_selected_action": [rows[f"articles_{kind}"].pk],
            "publish_as_asked": "1-0",
        }
        client.post(address, chosen)
    assert not Article.objects.published().exists()

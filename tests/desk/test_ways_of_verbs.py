"""Every verb of the desk and every import, by whoever may do all but sign at the last level: no way around signing."""

import datetime
import random
import shutil

import pytest
from django.core.management import CommandError
from django.db import connection
from django.utils import timezone
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from articles.desk import bin as desk_bin
from articles.desk import (
    corrections,
    due,
    going_live,
    page_operations,
    photo_bytes,
    publishing,
    restoring,
    revisions,
    scheduling,
    signing,
    text_edits,
)
from articles.desk.rights import RightsError
from articles.desk.sign_off import SigningError
from articles.desk.signature_faults import faults, never_signed, never_signed_since
from articles.desk.text_places import TextEdit, TextEditError
from articles.images.redrawing import redraw_photos
from articles.intake import taking_back
from articles.models import Article, Photo, Revision, State
from articles.web.refusals import RefusedError
from tests.admin.proof.proofs import make_proof
from tests.desk.random_operations import do_at_random, wish
from tests.desk.readers import Desk, again, make_levels
from tests.desk.test_moving import AGREED, move_issue, move_page
from tests.factories import make_article, make_photo, make_picture, make_published
from tests.intake.printed import SIZHOU, XIAPU, changed, import_again, import_page
from tests.management.import_command import DEMO, Run

pytestmark = pytest.mark.django_db
REFUSALS = (
    SigningError,
    RightsError,
    RefusedError,
    CommandError,
    scheduling.SchedulingError,
    TextEditError,
)
OLD = "As it was"
HOUR = datetime.timedelta(hours=1)
LATER = timezone.now() + 24 * HOUR
NEWER = changed(SIZHOU, headline="另一个标题")


@pytest.fixture
def desk(settings, tmp_path):
    settings.MEDIA_ROOT = settings.SOURCES_ROOT = tmp_path
    return Desk()


@pytest.fixture
def stories(desk):
    """Out of print: one that is online as three have signed it, and one that two have signed."""
    import_page(SIZHOU, XIAPU)
    online, draft = Article.objects.order_by("position")
    make_picture(online, photo=make_photo())
    for article in (online, draft):
        Article.objects.filter(pk=article.pk).update(headline="旧标题")
        revisions.record_revision(again(article), desk.reporter, OLD)
        article.save()
    desk.sign(online)
    desk.sign(draft, 2)
    publishing.publish([online], desk.duty)
    return online, draft


def edit(article, user):
    text_edits.edit_text(TextEdit(article.pk, article.headline, "改", field="headline"), user)


def back_to_an_old_revision(article, user):
    old = Revision.objects.get(article=article, reason=OLD)
    restoring.restore(old, ["headline", "body"], again(article).version, user)


def in_the_bin_and_changed(article, user):
    desk_bin.put_in([article], user)
    Article.everything.filter(pk=article.pk).update(headline="改")
    desk_bin.put_back([article], user)


def said_to_have_been_online(article, user):
    desk_bin.put_in([article], user)
    rows = Article.everything.filter(pk=article.pk)
    rows.update(state_before_bin=State.PUBLISHED, published_at=timezone.now())
    desk_bin.put_back([article], user)


def changed_and_changed_back(article, user):
    edit(article, user)
    edit(again(article), user)
    publishing.publish([article], user)


def due_now(article, user):
    now = timezone.now()
    scheduling.schedule_issue(article.page.issue, None, user=user)
    publishing.publish(due.stories_due_with(article.page.issue, now), at=now)


def issue_comes(article, user):
    scheduling.schedule_issue(article.page.issue, None, user=user)
    going_live.prepare(LATER)
    going_live.go_live(LATER)


def its_own_time_comes(article, user):
    """Given after it was signed: times are not."""
    scheduling.schedule_articles([article], timezone.now() + HOUR, None, user)
    going_live.prepare(LATER)
    Article.objects.filter(pk=article.pk).update(headline="改")
    going_live.go_live(LATER)


WAYS = {
    "published": lambda a, u: publishing.publish([a], u),
    "edited": edit,
    "corrected": lambda a, u: corrections.correct(a, "应为二〇一五年。", u),
    "restored": back_to_an_old_revision,
    "through the bin": in_the_bin_and_changed,
    "from the bin, as if it had been online": said_to_have_been_online,
    "changed and changed back": changed_and_changed_back,
    "due": due_now,
    "withdrawn, changed, published": lambda a, u: (
        publishing.withdraw([a], u, reason="事实有误"),
        edit(a, u),
        publishing.publish([a], u),
    ),
    "print has withdrawn it": lambda _a, u: import_again(XIAPU, user=u),
    "print has changed it": lambda _a, u: import_again(NEWER, XIAPU, user=u),
    "print has changed it, and it is published": lambda a, u: (
        import_again(NEWER, XIAPU, user=u),
        publishing.publish([a], u),
    ),
    "import taken back": lambda a, u: taking_back.take_back(a.page.imports.get(), u),
    "moved": lambda a, u: move_page(a.page, answers=AGREED, user=u),
    "moved with its issue": lambda a, u: move_issue(a.page.issue, answers=AGREED, user=u),
    "its issue's time comes": issue_comes,
    "its own time comes, and it was changed meanwhile": its_own_time_comes,
}


@pytest.mark.parametrize("which", ["online", "draft"])
@pytest.mark.parametrize("who", ["duty", None])
@pytest.mark.parametrize("way", WAYS)
def test_no_verb_is_a_way_around(desk, stories, way, who, which):
    online, draft = stories
    user = getattr(desk, who) if who else None
    article = again(online if which == "online" else draft)
    refused = is_refused(lambda: WAYS[way](article, user))
    assert refused or way in WAYS
    connection.check_constraints()
    assert set(Article.objects.published()) <= {online}
    assert list(faults()) == []


def is_refused(do):
    try:
        do()
    except REFUSALS:
        return True
    return False


@pytest.mark.parametrize("seed", range(3))
def test_no_operation_on_the_proof_screen_is_one(desk, seed):
    page = make_proof()
    for reader in desk.readers:
        signing.sign_page(page, reader)
    publishing.publish(page.articles.all()[:4], desk.duty)
    online = set(Article.objects.published())
    chance = random.Random(seed)
    for _each in range(12):
        page.refresh_from_db()
        for do in (
            lambda: do_at_random(page, wish(chance), desk.duty),
            lambda: page_operations.undo(page.pk, again_page(page), desk.duty),
            lambda: page_operations.redo(page.pk, again_page(page), desk.duty),
        ):
            is_refused_on_the_screen(do)
    connection.check_constraints()
    assert set(Article.objects.published()) <= online
    assert list(faults()) == []


def again_page(page):
    page.refresh_from_db()
    return page.version


def is_refused_on_the_screen(do):
    try:
        do()
    except (*REFUSALS, page_operations.OperationError):
        return True
    return False


@pytest.mark.parametrize("options", [("--publish",), ("--publish", "--again")])
def test_an_import_that_publishes_publishes_nothing_unsigned(desk, options):
    Run(DEMO, "--publish")
    assert Article.objects.exists()
    assert not Article.objects.published().exists()
    Run(DEMO, *options)
    assert not Article.objects.published().exists()


def test_a_photo_that_is_written_over_takes_its_signatures_along(desk):
    """Also where the text was worked out just before: no row tells of a file."""
    article, other = make_article(), make_photo("other.png", colour="#00ff00")
    photo = make_photo()
    make_picture(article, photo=photo)
    desk.sign(article)
    shutil.copyfile(other.image.path, photo.image.path)
    with pytest.raises(SigningError):
        publishing.publish([article], desk.duty)
    assert photo_bytes.written_over([article.pk]) == {article.pk}


def test_photos_of_signed_stories_are_not_drawn_anew(desk):
    article, photo = make_article(), make_photo()
    said = PngInfo()
    said.add_text("Comment", "shot with a telephone")
    Image.new("RGB", (120, 80)).save(photo.image.path, pnginfo=said)
    make_picture(article, photo=photo)
    desk.sign(article)
    publishing.publish([article], desk.duty)
    before = Photo.objects.get(pk=photo.pk).bytes_sha256
    (redrawing,) = redraw_photos()
    assert redrawing.refusal
    assert Photo.objects.get(pk=photo.pk).bytes_sha256 == before
    assert list(faults()) == []


def test_levels_that_were_taken_away_and_given_again_leave_a_trace():
    """Who may name the levels may also go without them, for a while: what went online meanwhile is found."""
    desk = Desk()
    signed = make_article()
    desk.sign(signed)
    make_levels(0)
    unsigned = make_article()
    publishing.publish([unsigned], desk.duty)
    make_levels(3)
    assert (never_signed(), never_signed_since()) == (1, 1)


def test_what_went_online_before_the_desk_signed_any_is_none(desk):
    make_levels(0)
    make_published()
    make_levels(3)
    desk.sign(make_article())
    assert (never_signed(), never_signed_since()) == (1, 0)

"""verify_signatures: what somebody changed who could take the triggers off is found from the database alone."""

import io
import os
from importlib import import_module
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import connection

from articles.desk import events, publishing, signing
from articles.formats.signed_text import sha256_of
from articles.models import Article, Event, Revision, Signature, SignedText
from tests.desk.readers import Desk
from tests.factories import make_article, make_photo, make_picture, make_published

pytestmark = pytest.mark.django_db
CLEARANCES = import_module("articles.migrations.0043_clearances")


@pytest.fixture
def signed():
    """An article that three have signed, one of them twice, and that is online."""
    old = make_published()
    desk = Desk()
    article = make_article()
    desk.sign(article)
    signing.void(article, desk.chief, "看漏了一段")
    signing.sign([article], 3, desk.chief)
    publishing.publish([article], desk.duty)
    assert old.signatures.count() == 0
    return article


def verify():
    out = io.StringIO()
    call_command("verify_signatures", stdout=out)
    return out.getvalue()


def found():
    with pytest.raises(CommandError) as error:
        verify()
    assert error.value.returncode == 1
    return str(error.value)


def test_what_is_right_is_counted(signed):
    said = verify()
    assert "4" in said
    assert "1" in said


def test_a_changed_text_is_found(signed):
    SignedText.objects.update(text='{"form":1}')
    assert SignedText.objects.get().sha256 in found()


def test_a_changed_revision_is_found(signed):
    row = Revision.objects.filter(signatures__level=1).first()
    Revision.objects.filter(pk=row.pk).update(body="<p>别的。</p>")
    assert signed.title in found()


def test_a_deleted_signature_is_found(signed):
    rows = signed.signatures.filter(level=1)
    rows._raw_delete(rows.db)
    assert signed.title in found()


@pytest.fixture
def _without_triggers():
    """As somebody has the database who may take triggers off it."""
    with connection.cursor() as cursor:
        for statement in CLEARANCES.removal(connection.vendor):
            cursor.execute(statement)


@pytest.mark.usefixtures("_without_triggers")
def test_a_void_signature_that_was_made_valid_again_is_found(signed):
    taken = signed.signatures.filter(level=3)
    taken.filter(voided_at=None).update(voided_at=signed.updated_at, why_void="?")
    taken.exclude(why_void="?").update(voided_at=None, why_void="")
    assert signed.title in found()


def test_a_signature_on_another_text_is_found(signed):
    SignedText.objects.create(sha256=sha256_of('{"form":1}'), form=1, text='{"form":1}')
    Signature.objects.filter(level=1).update(signed=sha256_of('{"form":1}'))
    assert signed.title in found()


def test_a_signature_that_nobody_gave_is_found(signed):
    row = signed.signatures.filter(level=2).get()
    row.pk, row.voided_at, row.why_void = None, row.at, "?"
    row.save(force_insert=True)
    assert signed.title in found()


@pytest.mark.usefixtures("_without_triggers")
def test_what_is_online_and_not_as_it_was_signed_is_found(signed):
    Article.objects.filter(pk=signed.pk).update(body="<p>别的。</p>")
    assert signed.title in found()


def test_a_photo_whose_file_was_written_over_is_found_whatever_its_time_says(
    signed, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    photo, other = make_photo(), make_photo(colour="#00ff00")
    article = make_article()
    make_picture(article, photo=photo)
    for level, name in enumerate(("责编", "主任", "总编"), 1):
        signing.sign([article], level, get_user_model().objects.get(username=name))
    publishing.publish([article])
    verify()
    path = Path(photo.image.path)
    times = path.stat()
    path.write_bytes(Path(other.image.path).read_bytes())
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert photo.image.name in found()
    path.unlink()
    verify()


def test_a_changed_log_is_found(signed):
    events.bind()
    Event.objects.filter(verb=Event.Verb.SIGNED).update(by="别人")
    assert "verify_events" in found()

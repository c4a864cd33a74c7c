"""Letters are received and settled; corrections are shown with the article."""

import datetime

import pytest
from django.utils import timezone

from articles.desk import corrections, letters
from articles.desk.letters import MOST_PER_SENDER, LetterContent, TooManyLettersError
from articles.models import Letter, Revision
from tests.factories import make_editor, make_published

pytestmark = pytest.mark.django_db
HERE, ELSEWHERE = "192.0.2.1", "192.0.2.2"


def write(article, number=0, address=HERE):
    return letters.receive(article, LetterContent(f"第{number}处有误"), address)


def test_a_letter_is_kept_with_its_story_and_is_open():
    article = make_published()
    write(article)
    letter = Letter.objects.get()
    assert (letter.article, letter.text, letter.state) == (article, "第0处有误", "open")


def test_the_senders_address_is_not_kept():
    letter = write(make_published())
    assert HERE not in "".join(str(value) for value in Letter.objects.values().get().values())
    assert letter.sender


def test_the_same_words_twice_are_one_letter():
    article = make_published()
    assert write(article) == write(article)
    assert Letter.objects.count() == 1


def test_one_sender_is_stopped_after_some_letters_and_others_are_not():
    article = make_published()
    for number in range(MOST_PER_SENDER):
        write(article, number)
    with pytest.raises(TooManyLettersError):
        write(article, MOST_PER_SENDER)
    write(article, address=ELSEWHERE)


def test_after_an_hour_the_sender_may_write_again():
    article = make_published()
    for number in range(MOST_PER_SENDER):
        write(article, number)
    Letter.objects.update(
        made_at=timezone.now() - letters.WINDOW - datetime.timedelta(seconds=1)
    )
    assert write(article, MOST_PER_SENDER)


def test_a_flood_from_everywhere_is_stopped(monkeypatch):
    monkeypatch.setattr(letters, "MOST_IN_ALL", 2)
    article = make_published()
    for number in range(2):
        write(article, address=f"192.0.2.{number}")
    with pytest.raises(TooManyLettersError):
        write(article, address="192.0.2.9")


def test_settling_twice_changes_nothing_and_reopening_puts_it_back():
    letter, editor = write(make_published()), make_editor()
    assert letters.settle([letter], editor) == 1
    assert letters.settle([letter], editor) == 0
    letter.refresh_from_db()
    assert (letter.state, letter.done_by) == ("done", editor)
    assert letters.reopen([letter]) == 1
    letter.refresh_from_db()
    assert (letter.state, letter.done_at, letter.done_by) == ("open", None, None)


def test_a_letter_becomes_a_correction_and_is_done():
    letter, editor = write(make_published()), make_editor()
    before = letter.article.updated_at
    correction = corrections.correct(
        letter.article, "“二〇一六年”应为“二〇一五年”。", editor, letter
    )
    letter.refresh_from_db()
    letter.article.refresh_from_db()
    assert list(letter.article.corrections.all()) == [correction]
    assert (letter.state, letter.correction, letter.done_by) == ("done", correction, editor)
    assert letter.article.updated_at > before
    assert Revision.objects.get().made_by == editor

"""A doubt's proposal accepted: its operation and its decision are one, or neither is."""

import pytest

from articles.desk import proposals
from articles.desk.operation_history import to_undo
from articles.desk.page_layouts import layout_now
from articles.desk.page_operations import OperationError, StalePageError
from articles.desk.rights import RightsError
from articles.models import PageDoubt, SectionRight
from articles.models.doubt_codes import ASKED_WHY
from tests.admin.proof.proofs import make_proof
from tests.desk.operated import redo, undo
from tests.factories import make_doubt, make_editor, make_section, make_user
from tests.groups import join

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    page = make_proof()
    page.refresh_from_db()
    return page


def doubt_on(page, **proposal):
    article = page.articles.order_by("position").first()
    return make_doubt(article, page=page, proposal=proposal or None)


def test_what_is_proposed_is_done_and_the_doubt_is_settled(page):
    doubt, user = doubt_on(page, name="join", story=1, at=2), make_editor()
    count = page.groups.count()
    proposals.accept(page.pk, page.version, doubt.pk, user)
    doubt.refresh_from_db()
    assert (doubt.state, doubt.by) == (PageDoubt.State.SETTLED, user)
    assert page.groups.count() == count - 1
    assert to_undo(page.pk).by == user


def test_what_cannot_be_done_leaves_the_doubt_open(page):
    doubt = doubt_on(page, name="split", blocks=[9999])
    before = layout_now(page)
    with pytest.raises(OperationError):
        proposals.accept(page.pk, page.version, doubt.pk)
    doubt.refresh_from_db()
    assert doubt.is_open
    assert layout_now(page) == before


def test_on_a_page_that_has_changed_nothing_is_accepted(page):
    doubt = doubt_on(page, name="join", story=1, at=2)
    with pytest.raises(StalePageError):
        proposals.accept(page.pk, page.version - 1, doubt.pk)
    doubt.refresh_from_db()
    assert doubt.is_open


def test_without_a_proposal_there_is_nothing_to_accept(page):
    with pytest.raises(OperationError):
        proposals.accept(page.pk, page.version, doubt_on(page).pk)


def test_a_doubt_is_waved_through_with_its_note_and_once(page):
    doubt, user = doubt_on(page), make_editor()
    proposals.wave_through(page.pk, doubt.pk, "记者说没错", user)
    doubt.refresh_from_db()
    assert (doubt.state, doubt.note) == (PageDoubt.State.WAVED, "记者说没错")
    with pytest.raises(OperationError):
        proposals.wave_through(page.pk, doubt.pk, "", user)


def test_a_doubt_of_another_page_is_none_of_this_one(page):
    doubt = doubt_on(make_proof(issue=page.issue))
    with pytest.raises(OperationError):
        proposals.wave_through(page.pk, doubt.pk, "")


def test_with_what_was_accepted_the_decision_is_undone_and_done_again(page):
    doubt, user = doubt_on(page, name="join", story=1, at=2), make_editor()
    before = layout_now(page)
    proposals.accept(page.pk, page.version, doubt.pk, user)
    page.refresh_from_db()
    page = undo(page.pk, page.version, user)
    doubt.refresh_from_db()
    assert doubt.is_open
    assert layout_now(page) == before
    redo(page.pk, page.version, user)
    doubt.refresh_from_db()
    assert (doubt.is_open, doubt.by) == (False, user)


def test_who_may_not_edit_the_stories_accepts_nothing(page):
    reporter = make_user(is_staff=True)
    join(reporter, "记者")
    SectionRight.objects.create(user=reporter, section=make_section("体育"), may_edit=True)
    doubt = doubt_on(page, name="join", story=1, at=2)
    with pytest.raises(RightsError):
        proposals.accept(page.pk, page.version, doubt.pk, reporter)
    doubt.refresh_from_db()
    assert doubt.is_open


@pytest.mark.parametrize("code", sorted(ASKED_WHY))
def test_where_print_and_desk_contradict_each_other_nothing_is_waved_through_unsaid(page, code):
    doubt, user = doubt_on(page), make_editor()
    PageDoubt.objects.filter(pk=doubt.pk).update(code=code)
    for nothing in ("", "  "):
        with pytest.raises(OperationError):
            proposals.wave_through(page.pk, doubt.pk, nothing, user)
    doubt.refresh_from_db()
    assert doubt.is_open
    proposals.wave_through(page.pk, doubt.pk, "以报纸为准", user)
    doubt.refresh_from_db()
    assert (doubt.state, doubt.note) == (PageDoubt.State.WAVED, "以报纸为准")

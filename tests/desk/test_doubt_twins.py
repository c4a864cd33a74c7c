"""One link doubted from both its ends: who accepts what one of the doubts proposes has answered the other, too."""

import pytest

from articles.desk import page_operations, proposals
from articles.models import PageDoubt
from articles.reading.arrangement import Operation
from articles.reading.operation_codec import operation_to_dict
from tests.admin.proof.proofs import make_proof
from tests.desk.operated import undo
from tests.factories import make_doubt, make_editor

pytestmark = pytest.mark.django_db
OPEN, SETTLED = PageDoubt.State.OPEN, PageDoubt.State.SETTLED


@pytest.fixture
def page(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    page = make_proof()
    PageDoubt.objects.all().delete()
    page.refresh_from_db()
    return page


def doubt(page, story, operation):
    article = page.groups.get(number=story).article
    proposal = operation_to_dict(operation)
    return make_doubt(article, page=page, blocks=list(operation.blocks), proposal=proposal)


def states(*doubts):
    for each in doubts:
        each.refresh_from_db()
    return [each.state for each in doubts]


def accept(page, row, user):
    page.refresh_from_db()
    proposals.accept(page.pk, page.version, row.pk, user)


def test_the_same_proposal_at_two_stories_is_answered_once(page):
    user = make_editor()
    block = page.blocks.filter(story__number=1, role="body").last().number
    move = Operation("move", (block,), 2)
    one, twin = doubt(page, 1, move), doubt(page, 2, move)
    accept(page, one, user)
    assert states(one, twin) == [SETTLED, SETTLED]


def test_what_would_change_nothing_any_more_is_answered_and_something_else_is_not(page):
    user = make_editor()
    block = page.blocks.filter(story__number=1, role="body").last().number
    one = doubt(page, 1, Operation("move", (block,), 2))
    twin = doubt(
        page,
        2,
        Operation("move", (block,), 2, at=page.blocks.filter(story__number=2).count() + 1),
    )
    other = doubt(page, 3, Operation("role", (block,), value="crosshead"))
    accept(page, one, user)
    assert states(one, twin, other) == [SETTLED, SETTLED, OPEN]


def test_undone_both_are_open_again_and_done_again_both_are_settled(page):
    user = make_editor()
    block = page.blocks.filter(story__number=1, role="body").last().number
    move = Operation("move", (block,), 2)
    earlier, one, twin = (
        doubt(page, 1, Operation("role", (block,), value="quote")),
        doubt(page, 1, move),
        doubt(page, 2, move),
    )
    accept(page, earlier, user)
    accept(page, one, user)
    page.refresh_from_db()
    page = undo(page.pk, page.version, user)
    assert states(earlier, one, twin) == [SETTLED, OPEN, OPEN]
    page_operations.redo(page.pk, page.version, user)
    assert states(earlier, one, twin) == [SETTLED, SETTLED, SETTLED]

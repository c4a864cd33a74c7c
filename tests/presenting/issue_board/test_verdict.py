"""Whether an issue can go."""

import pytest

from articles.presenting.issue_board.verdict import Outcome, Reason, verdict_on

HOLDS, REMARK = Reason("缺第3版", "#pages"), Reason("没有总期号", "#", holds=False)


@pytest.mark.parametrize(
    ("stories", "online", "reasons", "outcome"),
    [
        (9, 0, [], Outcome.READY),
        (9, 3, [REMARK], Outcome.READY),
        (9, 0, [REMARK, HOLDS], Outcome.HELD),
        (0, 0, [HOLDS], Outcome.HELD),
        (0, 0, [REMARK], Outcome.EMPTY),
        (9, 9, [HOLDS], Outcome.ONLINE),
    ],
)
def test_an_issue_goes_where_nothing_holds_it(stories, online, reasons, outcome):
    assert verdict_on(stories, online, reasons).outcome is outcome


def test_what_holds_is_told_apart_from_what_is_worth_a_look():
    verdict = verdict_on(9, 0, [REMARK, HOLDS])
    assert (verdict.holding, verdict.remarks) == ((HOLDS,), (REMARK,))

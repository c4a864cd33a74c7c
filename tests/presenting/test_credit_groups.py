"""Who signs how: people of one role and agency together, in their order."""

import pytest

from articles.presenting.credit_groups import credit_groups
from tests.factories import make_article, make_byline


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("lines", "printed"),
    [
        ([("邢成敏", "记者", "")], ["本报记者 邢成敏"]),
        ([("李贺", "记者", "新华社")], ["新华社记者 李贺"]),
        ([("甲", "记者", ""), ("乙", "记者", "")], ["本报记者 甲 乙"]),
        (
            [("甲", "记者", ""), ("乙", "通讯员", ""), ("丙", "记者", "")],
            ["本报记者 甲", "通讯员 乙", "本报记者 丙"],
        ),
        ([("甲", "记者", ""), ("乙", "记者", "新华社")], ["本报记者 甲", "新华社记者 乙"]),
        ([("李贺", "摄", "新华社"), ("王伟", "摄", "")], ["新华社 李贺 摄", "王伟 摄"]),
        ([("何雪峰", "", "")], ["何雪峰"]),
    ],
)
def test_people_sign_together_by_role_and_agency_in_their_order(lines, printed):
    article = make_article()
    for name, role, agency in lines:
        make_byline(article, name, role, agency)
    groups = credit_groups(article.bylines.select_related("contributor"))
    assert [group.words for group in groups] == printed

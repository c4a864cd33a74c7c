"""Import of the former site's URLs: what cannot be matched is reported line by line."""

import pytest
from django.core.management import CommandError, call_command

from articles.models import FormerAddress
from tests.factories import make_article, make_issue, make_page

pytestmark = pytest.mark.django_db
OLD = "http://old.example/rb/html/2023-11/08/"


@pytest.fixture
def take_over(tmp_path, capsys):
    """A function (text of the table) → exit code, what it reported, its complaints."""

    def take_over(text, encoding="utf-8"):
        table = tmp_path / "addresses.csv"
        table.write_bytes(text.encode(encoding))
        code = 0
        try:
            call_command("import_addresses", str(table))
        except SystemExit as ended:
            code = ended.code
        said = capsys.readouterr()
        return code, said.out.split(), said.err.splitlines()

    return take_over


def counts(words):
    return [int(word.strip(",")) for word in words if word.strip(",").isdecimal()]


def test_stories_pages_and_issues_are_found_as_they_were_printed(take_over):
    page = make_page(make_issue(), number="A3")
    story = make_article(page=page, headline="泗县打造 零部件产业基地")
    table = f"""address,date,edition,page,headline
{OLD}content_1.htm,2023-11-08,,A03,泗县打造零部件产业基地
{OLD}content_2.htm,2023-11-08,,,泗县打造零部件产业基地
{OLD}node_4.htm,2023-11-08,,a3,
{OLD}index.htm,2023-11-08,,,
"""
    code, said, complaints = take_over(table)
    assert (code, counts(said), complaints) == (0, [4, 0, 0, 0], [])
    targets = {row.path.rpartition("/")[2]: row.target for row in FormerAddress.objects.all()}
    assert targets == {
        "content_1.htm": story,
        "content_2.htm": story,
        "node_4.htm": page,
        "index.htm": page.issue,
    }


def test_a_story_is_found_by_its_number_here(take_over):
    story = make_article()
    assert counts(take_over(f"address,article\n{OLD}content_1.htm,{story.pk}\n")[1]) == [
        1,
        0,
        0,
        0,
    ]
    assert FormerAddress.objects.get().target == story


def test_the_same_list_again_changes_nothing_and_a_corrected_one_only_what_it_corrects(
    take_over,
):
    one, other = make_article(), make_article()
    table = "address,article\n" + "".join(f"{OLD}content_{n}.htm,{one.pk}\n" for n in (1, 2))
    take_over(table)
    assert counts(take_over(table)[1]) == [0, 0, 2, 0]
    assert counts(take_over(table.replace(f"2.htm,{one.pk}", f"2.htm,{other.pk}"))[1]) == [
        0,
        1,
        1,
        0,
    ]
    assert [row.target for row in FormerAddress.objects.order_by("path")] == [one, other]


def test_an_address_may_come_to_stand_for_a_page_instead_of_a_story(take_over):
    story = make_article()
    take_over(f"address,article\n{OLD}x.htm,{story.pk}\n")
    take_over(f"address,date,page\n{OLD}x.htm,2023-11-08,1\n")
    assert FormerAddress.objects.get().target == story.page


def test_what_cannot_be_matched_is_said_with_its_line_and_the_rest_is_taken(take_over):
    page = make_page()
    for headline in ("重复", "重复", "唯一"):
        make_article(page=page, headline=headline)
    table = f"""address,article,date,page,headline
{OLD}content_1.htm,,2023-11-08,1,唯一
{OLD}content_2.htm,,2023-11-08,1,重复
{OLD}content_3.htm,,2023-11-08,1,没有
{OLD}content_4.htm,,2023-11-08,9,唯一
{OLD}content_5.htm,,2023-11-09,1,唯一
{OLD}content_6.htm,,2023-02-30,1,唯一
{OLD}content_7.htm,99999,,,
{OLD}content_8.htm,９,,,
{OLD}content_9.htm,,,,
,,2023-11-08,1,唯一
"""
    code, said, complaints = take_over(table)
    assert (code, counts(said)) == (1, [1, 0, 0, 9])
    numbers = [
        next(
            part
            for part in line.replace("：", " ").replace(",", " ").split()
            if part.isdecimal()
        )
        for line in complaints
    ]
    assert numbers == [str(line) for line in range(3, 12)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_table_may_come_from_a_spreadsheet(take_over, encoding):
    story = make_article(headline="标题")
    assert counts(
        take_over(f"address,date,headline\r\n{OLD}c.htm,2023-11-08,标题\r\n", encoding)[1]
    ) == [1, 0, 0, 0]
    assert FormerAddress.objects.get().target == story


@pytest.mark.parametrize("head", ["", "adress,date", "address", "address;date"])
def test_a_table_with_another_head_is_refused_in_words(take_over, head):
    with pytest.raises(CommandError, match="address, article, date, edition, page, headline"):
        take_over(f"{head}\n1,2\n")


def test_a_file_that_is_no_text_or_not_there_is_refused_in_words(tmp_path):
    (tmp_path / "x.csv").write_bytes(b"\xff\xfe\xff")
    for name in ("x.csv", "none.csv", "."):
        with pytest.raises(CommandError, match=str(tmp_path)):
            call_command("import_addresses", str(tmp_path / name))


def test_addresses_below_the_desk_and_the_files_are_refused_since_nobody_looks_them_up(
    take_over,
):
    story = make_article()
    lines = [f"http://old.example/{path}/old.html,{story.pk}\n" for path in ("admin", "media")]
    code, _said, complaints = take_over("address,article\n" + "".join(lines))
    assert (code, FormerAddress.objects.count()) == (1, 0)
    assert len([line for line in complaints if "网页服务器" in line]) == len(lines)

import pytest
from django.urls import reverse
from django.utils.safestring import mark_safe

from articles.templatetags.cells import labelled
from tests.factories import make_page

HEADERS = [{"text": mark_safe('<input type="checkbox">')}, {"text": "pages “A” & B"}]


def test_a_cell_says_the_name_of_its_column():
    ticked, pages, hidden = labelled(
        ['<td class="action-checkbox"></td>', "<th>2</th>", "<td></td>"], HEADERS
    )
    assert ticked == '<td class="action-checkbox"></td>'
    assert pages == '<th data-label="Pages “A” &amp; B">2</th>'
    assert hidden == "<td></td>"


def test_a_name_cannot_close_the_attribute():
    (cell,) = labelled(["<td>1</td>"], [{"text": 'a" onclick="b'}])
    assert cell == '<td data-label="A&quot; onclick=&quot;b">1</td>'


@pytest.mark.django_db
def test_the_desks_lists_carry_the_names(admin_client):
    make_page()
    response = admin_client.get(reverse("admin:articles_page_changelist"))
    assert 'data-label="期次"' in response.content.decode()

"""No test can guess a row's number: not from 1, and not from another model's."""

import pytest

from articles.models import Article, Issue, Page
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def test_no_two_models_begin_with_one_number():
    make_article()
    numbers = [model.objects.get().pk for model in (Article, Page, Issue)]
    assert len(set(numbers)) == len(numbers)
    assert 1 not in numbers

"""What is a Chinese person's name, and where names that a line break glued together come apart."""

import pytest

from articles.reading.language.surnames import is_name, split_names


@pytest.mark.parametrize(
    "name",
    [
        "陈立",
        "周小舟",
        "欧阳明",
        "欧阳明月",
        "司马光",
        "上官婉儿",
        "诸葛明",
        "阿依古丽·买买提",
        "吉克·阿呷",
    ],
)
def test_a_name_begins_with_a_surname_or_has_a_dot(name):
    assert is_name(name)


@pytest.mark.parametrize(
    "text", ["陈", "渔船", "陈立周明", "陈立A", "周小舟明月", "·买买提", "", "陈 立"]
)
def test_other_words_are_no_names(text):
    assert not is_name(text)


@pytest.mark.parametrize(
    ("glued", "names"),
    [
        ("陈立周明", ("陈立", "周明")),
        ("周小舟陈立", ("周小舟", "陈立")),
        ("陈立周小舟", ("陈立", "周小舟")),
        ("陈立周军何平", ("陈立", "周军", "何平")),
        ("司马光陈立", ("司马光", "陈立")),
    ],
)
def test_names_glued_together_come_apart(glued, names):
    assert split_names(glued) == names


@pytest.mark.parametrize(
    "name", ["陈立", "周小舟", "欧阳明月", "阿依古丽·买买提", "渔船出港", "陈立出港"]
)
def test_one_name_and_what_is_none_stay_whole(name):
    assert split_names(name) == (name,)

"""Lines of Latin text joined again, and where their sentences end."""

import pytest

from articles.reading.language.latin.line_ends import HARD_HYPHEN, SOFT_HYPHEN
from articles.reading.language.measure import ends_sentence, join, tidy


@pytest.mark.parametrize(
    ("left", "right", "text"),
    [
        ("on board,", "as before", "on board, as before"),
        ("a victory.", "The ferry", "a victory. The ferry"),
        ("l’année.", "« Nous", "l’année. « Nous"),
        ("costará 3,5", "millones", "costará 3,5 millones"),
        ("enough,”", "said", "enough,” said"),
        ("called “", "well", "called “well"),
        ("the bridge—", "or", "the bridge—or"),
        ("the bridge –", "or", "the bridge – or"),
        ("È la città", "più", "È la città più"),
    ],
)
def test_latin_lines_are_joined_with_a_space_where_one_belongs(left, right, text):
    assert join(left, right) == text


@pytest.mark.parametrize(
    ("left", "right", "text"),
    [
        ("called it a victo-", "ry", "called it a victory"),
        ("der Fahrplan der Nord-", "bahn ist", "der Fahrplan der Nordbahn ist"),
        ("la plaza del merca-", "do", "la plaza del mercado"),
        ("dans le conseil munici-", "pal", "dans le conseil municipal"),
        ("che la bibliote-", "ca", "che la biblioteca"),
        ("que a biblio-", "teca", "que a biblioteca"),
        ("CONTIN-", "UED", "CONTINUED"),
        (f"a victo{SOFT_HYPHEN}", "ry", "a victory"),
        ("to the foot‐", "path", "to the footpath"),
    ],
)
def test_a_hyphen_that_only_broke_a_word_goes(left, right, text):
    assert join(left, right) == text


@pytest.mark.parametrize(
    ("left", "right", "text"),
    [
        ("the well-", "worn boots of the", "the well-worn boots of the"),
        ("for the soft-", "spoken historian", "for the soft-spoken historian"),
        ("from the state-of-the-", "art museum", "from the state-of-the-art museum"),
        ("the Anglo-", "Saxon kings", "the Anglo-Saxon kings"),
        ("on page A-", "12", "on page A-12"),
        ("und die Nord-", "Süd-Bahn", "und die Nord-Süd-Bahn"),
        ("les c’est-à-", "dire", "les c’est-à-dire"),
        ("pas d’argent, a-", "t-elle dit", "pas d’argent, a-t-elle dit"),
        ("dans la salle, peut-", "être", "dans la salle, peut-être"),
        ("não os defensores dizem-", "no", "não os defensores dizem-no"),
        ("que a reunião realiza-", "se hoje", "que a reunião realiza-se hoje"),
        ("na segunda-", "feira", "na segunda-feira"),
        (f"a re{HARD_HYPHEN}", "enactment", "a re-enactment"),
    ],
)
def test_a_hyphen_of_the_words_own_stays(left, right, text):
    assert join(left, right) == text


def test_a_suspended_hyphen_is_followed_by_a_space():
    assert join("die Vor-", "und Nachteile") == "die Vor- und Nachteile"
    assert join("a two-", "or three-year plan") == "a two- or three-year plan"
    assert join("the one-", "to three-year plan") == "the one- to three-year plan"


@pytest.mark.parametrize(
    ("left", "right", "text"),
    [
        (
            "I critici giudicano costoso il proget-",
            "to; i sostenitori",
            "I critici giudicano costoso il progetto; i sostenitori",
        ),
        (
            "Les opposants jugent le cast-",
            "or coûteux pour la ville",
            "Les opposants jugent le castor coûteux pour la ville",
        ),
    ],
)
def test_a_syllable_that_is_a_word_of_another_language_is_no_compound_s(left, right, text):
    assert join(left, right) == text


@pytest.mark.parametrize(
    "text",
    [
        "in any other year.",
        "“We have waited.”",
        "«Abbiamo aspettato».",
        "„Es ging nie um das Geld.“",
        "« Il ne s’agissait pas d’argent. »",
        "(see the map).",
        "in 2019.",
        "rose by 12%.",
    ],
)
def test_a_latin_full_stop_ends_a_sentence(text):
    assert ends_sentence(text)


@pytest.mark.parametrize(
    "text",
    ["said Mr.", "by J.", "dijo el Sr.", "a déclaré M.", "il sig.", "etwa 3,5 Mio.", "The"],
)
def test_an_abbreviation_or_an_initial_ends_none(text):
    assert not ends_sentence(text)


def test_chinese_lines_are_joined_as_before():
    assert join("数值达到0.", "5，水质良好") == "数值达到0.5，水质良好"
    assert join("全县GDP增长", "8%") == "全县GDP增长8%"
    assert not ends_sentence("数值达到0.")


def test_spaces_beside_latin_quotation_marks_stay_and_beside_chinese_ones_go():
    assert tidy("enough,” said Mr. Porter") == "enough,” said Mr. Porter"
    assert tidy("他说：“好。” 大家笑了") == "他说：“好。”大家笑了"

"""The search finds the same on SQLite and on PostgreSQL."""

import datetime
import random

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from articles import search
from articles.derived import updates
from articles.desk import publishing
from articles.models import Article, Revision, SearchEntry, SearchText, State
from articles.text.bigrams import fold, parse_phrases
from tests.factories import (
    DAY,
    make_article,
    make_byline,
    make_html,
    make_issue,
    make_page,
    make_picture,
    make_published,
    make_section,
)

pytestmark = pytest.mark.django_db


def ask(words, **fields):
    return search.find(search.Query(tuple(parse_phrases(words)), **fields))


def found(words, **fields):
    """The headlines of what is found, in its order."""
    return [hit.story.headline for hit in ask(words, **fields).hits]


def put_online(*texts, **fields):
    """A story for each text, its number the headline; the first is the newest of one day."""
    stories = [
        make_article(headline=f"{n}", body=make_html(text), **fields)
        for n, text in enumerate(texts)
    ]
    publishing.publish(stories)
    return stories


def on_day(number, **fields):
    story = make_article(page=make_page(make_issue(DAY + datetime.timedelta(number))), **fields)
    publishing.publish([story])
    return story


# ---- What is found


def test_two_characters_are_found_where_they_stand_together():
    put_online("低保户王伟家", "王大伟低头", "伟王")
    assert found("王伟") == ["0"]
    assert found("低保") == ["0"]


def test_a_single_character_is_found_everywhere_also_at_the_end():
    put_online("天上有云", "云", "云南", "没有")
    assert found("云") == ["0", "1", "2"]


def test_several_words_must_all_be_there():
    put_online("南浦街道修路", "南浦街道", "修路")
    assert found("修路 街道") == ["0"]


def test_words_may_be_in_title_and_text():
    publishing.publish([make_article(headline="修路", body=make_html("南浦街道"))])
    assert found("修路 街道") == ["修路"]
    assert found("修路南浦") == []


def test_traditional_characters_find_simplified_text_and_the_other_way_round():
    put_online("國家發展", "国家发展")
    assert found("国家发展") == found("國家發展") == ["0", "1"]


def test_full_width_capitals_and_accents_make_no_difference():
    put_online("ＡＩ产业园", "café里的AI")
    assert found("ai") == ["0", "1"]
    assert found("CAFE") == ["1"]


def test_a_word_of_letters_counts_whole():
    put_online("rain", "AI")
    assert found("ai") == ["1"]


def test_letters_and_characters_together_are_one_phrase():
    put_online("GDP增长5.3%", "增长的GDP", "5G增长")
    assert found("GDP增长5.3") == ["0"]
    assert found("GDP增") == ["0"]


def test_between_quotes_words_follow_each_other():
    put_online("New York Times", "York, New")
    assert found('"new york"') == ["0"]
    assert found("new york") == ["0", "1"]


def test_captions_bylines_and_who_took_the_photo_are_found():
    story = make_article(headline="一")
    make_byline(story, "邢成敏")
    make_picture(story, caption="村民采茶", credit="林小满")
    publishing.publish([story])
    assert found("邢成敏") == found("采茶") == found("林小满") == ["一"]


@pytest.mark.parametrize("seed", range(3))
def test_chinese_finds_exactly_what_a_search_through_the_folded_text_finds(seed):
    dice = random.Random(seed)
    alphabet = "王伟國国的，ａAb 。"
    texts = ["".join(dice.choices(alphabet, k=dice.randint(1, 30))) for _ in range(60)]
    put_online(*texts)
    for _ in range(40):
        word = "".join(dice.choices("王伟国的", k=dice.randint(1, 4)))
        assert ask(word).total == sum(word in fold(text) for text in texts), word


@pytest.mark.parametrize("seed", range(3))
def test_mixed_phrases_are_found_where_their_pattern_stands(seed):
    dice = random.Random(seed)
    texts = ["".join(dice.choices("王伟国，ab ", k=dice.randint(1, 25))) for _ in range(60)]
    put_online(*texts)
    for _ in range(40):
        word = "".join(dice.choices("王伟国ab，", k=dice.randint(1, 5)))
        for phrase in parse_phrases(word):
            assert ask(word).total == sum(
                bool(phrase.pattern().search(fold(text))) for text in texts
            ), word


def test_a_very_long_story_is_found_by_its_end_and_its_middle():
    dice = random.Random(1)
    filler = [
        "".join(chr(dice.randint(0x4E00, 0x7E00)) for _ in range(4000)) for _ in range(10)
    ]
    text = "".join(f"{part}龘靐齉{n}爨" for n, part in enumerate(filler))
    put_online(text, "短")
    for n in range(10):
        assert found(f"龘靐齉{n}爨") == ["0"], n
    for start in range(0, 40_000, 1_993):
        assert "0" in found(text[start : start + 6]), start
    assert found(f"{text[15_000:15_004]} {text[39_000:39_004]}") == ["0"]
    assert found(text[10] + text[39_000]) == []


def test_a_word_that_a_story_says_a_thousand_times_hides_nothing_behind_it():
    put_online("哈" * 900 + "呵呵", "哈" * 400 + "嘿" + "哈" * 400 + "呵嘿呵")
    assert found("哈呵") == ["0", "1"]
    assert found("哈呵呵") == ["0"]
    assert found("呵嘿呵") == ["1"]


# ---- Where and in which order


def test_the_newest_issue_comes_first_and_its_stories_in_their_order():
    on_day(0, headline="旧")
    on_day(2, headline="新一")
    on_day(2, headline="新二")
    on_day(1, headline="中")
    assert found("产业园") == ["新一", "新二", "中", "旧"]


def test_best_first_is_what_has_the_words_in_its_headline():
    on_day(0, headline="产业园")
    on_day(1, headline="别的")
    assert found("产业园") == ["别的", "产业园"]
    assert found("产业园", order="best") == ["产业园", "别的"]


def test_only_a_section_or_a_person_or_some_days_can_be_asked():
    on_day(0, headline="一", section="地方传真")
    two = on_day(1, headline="二", section="一线观察")
    make_byline(two, "邢成敏")
    make_picture(on_day(2, headline="三"), credit="邢成敏")
    assert found("产业园", section=make_section("一线观察").pk) == ["二"]
    assert found("产业园", person="邢成敏") == ["三", "二"]
    assert found("产业园", first=DAY + datetime.timedelta(1)) == ["三", "二"]
    assert found("产业园", last=DAY + datetime.timedelta(1)) == ["二", "一"]
    assert found("产业园", first=DAY, last=DAY) == ["一"]
    assert found("产业园", first=datetime.date.min, last=datetime.date.max) == [
        "三",
        "二",
        "一",
    ]


def test_what_is_found_is_counted_by_year_and_section():
    here, there = make_section("地方传真"), make_section("一线观察")
    for number, section in ((0, here), (1, here), (400, there), (401, None)):
        on_day(number, section=section)
    results = ask("产业园")
    assert results.total == 4
    assert not results.and_more
    assert list(results.years.items()) == [(2024, 2), (2023, 2)]
    assert results.sections == {here.pk: 2, there.pk: 1, None: 1}


def test_results_come_by_the_page():
    put_online(*["产业园"] * 45)
    assert [len(ask("产业园", page=page).hits) for page in (1, 2, 3, 4)] == [20, 20, 5, 0]
    assert ask("产业园").pages == 3
    pages = [headline for page in (1, 2, 3) for headline in found("产业园", page=page)]
    assert sorted(map(int, pages)) == list(range(45))


def test_what_very_many_stories_have_is_counted_up_to_a_limit(monkeypatch):
    monkeypatch.setattr(search.finding, "MOST_COUNTED", 3)
    monkeypatch.setattr(search.finding, "MOST_READ", 3)
    put_online(*["产业园"] * 5)
    results = ask("产业园")
    assert (results.total, results.and_more) == (3, True)


def test_characters_that_seldom_follow_each_other_are_found_in_old_stories_too(monkeypatch):
    monkeypatch.setattr(search.finding, "MOST_READ", 3)
    stories = [
        make_article(headline=f"{n}", body=make_html("大代。代大。人大。")) for n in range(9)
    ]
    publishing.publish([make_article(headline="旧", body=make_html("人大代")), *stories])
    assert found("人大代") == ["旧"]


# ---- What follows publishing


def test_drafts_are_not_found_and_withdrawn_stories_no_longer():
    story = make_article(headline="一")
    updates.update_after_change([story])
    assert found("产业园") == []
    publishing.publish([story])
    assert found("产业园") == ["一"]
    publishing.withdraw([story], reason="事实有误")
    assert found("产业园") == []
    assert not SearchText.objects.exists()


def test_a_changed_story_is_found_by_its_new_words_alone():
    (story,) = put_online("旧词")
    Article.objects.filter(pk=story.pk).update(body="<p>新话</p>")
    updates.update_after_change([story])
    assert found("旧词") == []
    assert found("新话") == ["0"]


def test_nothing_is_left_of_a_deleted_story():
    one, other = put_online("产业园", "产业园")
    Revision.objects.all().delete()
    updates.update_after_removal([one])
    assert ask("产业园").total == 1
    Article.objects.filter(pk=other.pk).delete()
    assert ask("产业园").total == 0
    assert not SearchEntry.objects.exists()


def test_a_section_that_is_gone_takes_no_story_with_it():
    section = make_section("地方传真")
    put_online("产业园", section=section)
    section.delete()
    assert ask("产业园").sections == {None: 1}


def test_a_story_that_moves_to_another_day_is_found_there():
    story = on_day(0, headline="一")
    story.page.issue.date = DAY + datetime.timedelta(9)
    story.page.issue.save()
    updates.update_after_change([story])
    assert found("产业园", last=DAY) == []
    assert found("产业园", first=DAY + datetime.timedelta(9)) == ["一"]


def test_what_fails_leaves_the_index_as_it_was():
    (story,) = put_online("旧词")
    Article.objects.filter(pk=story.pk).update(state=State.WITHDRAWN)
    assert ask("旧词").hits == ()


def test_two_stories_whose_numbers_want_the_same_place_are_both_found():
    page = make_page()
    stories = [
        make_article(page=page, pk=pk, headline=f"{pk}")
        for pk in (7, 7 + (1 << 20), 7 + (2 << 20))
    ]
    publishing.publish(stories[:1])
    publishing.publish(stories[1:])
    assert found("产业园") == [story.headline for story in stories]
    updates.update_after_change(stories)
    assert found("产业园", first=DAY, last=DAY) == [story.headline for story in stories]


# ---- Made anew


def test_all_entries_can_be_made_anew_while_readers_search():
    stories = [make_published(headline=f"{n}") for n in range(5)]
    assert found("产业园") == []
    assert list(search.index_all(2)) == [2, 2, 1]
    assert len(found("产业园")) == 5
    assert list(search.index_all(2)) == [2, 2, 1]
    assert ask("产业园").total == 5
    SearchEntry.objects.filter(article=stories[0]).delete()
    assert list(search.index_all(only_missing=True)) == [1]
    assert ask("产业园").total == 5


def test_entries_of_what_is_not_online_are_swept():
    put_online("产业园", "产业园")
    Article.objects.filter(headline="0").update(state=State.WITHDRAWN)
    assert search.sweep() == 1
    assert ask("产业园").total == 1


# ---- Nothing found


def test_of_words_that_find_nothing_together_those_are_suggested_that_do_without_one():
    put_online("南浦街道", "修路")
    assert search.suggest(search.Query(tuple(parse_phrases("南浦 修路 飞船")))).words == ()
    assert search.suggest(search.Query(tuple(parse_phrases("南浦 飞船")))).words == ("南浦",)


def test_of_a_long_word_that_finds_nothing_its_parts_are_suggested():
    put_online("街道的改造")
    assert search.suggest(search.Query(tuple(parse_phrases("街道改造")))).words == (
        "街道 改造",
    )
    put_online("邢成敏")
    assert search.suggest(search.Query(tuple(parse_phrases("邢成敏说")))).words == ("邢成敏",)


def test_what_stands_outside_the_section_or_the_days_is_said():
    put_online("产业园")
    query = search.Query(tuple(parse_phrases("产业园")), last=DAY - datetime.timedelta(1))
    assert search.suggest(query).elsewhere


def test_people_of_such_a_name_are_suggested_if_something_of_theirs_is_online():
    make_byline(make_published(), "邢成敏")
    make_byline(make_article(), "邢成功")
    assert [
        person.name
        for person in search.suggest(search.Query(tuple(parse_phrases("邢成")))).people
    ] == ["邢成敏"]


def test_the_command_says_how_many_stories_it_has_indexed(capsys):
    call_command("index_articles")
    put_online("产业园")
    SearchEntry.objects.all().delete()
    call_command("index_articles", missing=True, batch=1)
    assert "1" in capsys.readouterr().out.splitlines()[-2]
    assert ask("产业园").total == 1


def lose_tokens():
    """Leave the rows as a copy of the tables that Django knows would bring them."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("UPDATE articles_searchentry SET title = NULL, tokens = NULL")
        else:
            cursor.execute("DELETE FROM articles_searchtokens")


def test_entries_that_came_without_their_tokens_are_missing_ones():
    put_online("产业园", "产业园")
    lose_tokens()
    assert ask("产业园").total == 0
    assert search.count_to_index(only_missing=True) == 2
    assert list(search.index_all(only_missing=True)) == [2]
    assert ask("产业园").total == 2
    assert search.count_to_index(only_missing=True) == 0


def test_a_batch_of_no_stories_is_refused():
    with pytest.raises(CommandError, match="--batch"):
        call_command("index_articles", batch=0)

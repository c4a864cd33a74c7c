"""Where a single text of a story stands, and how it is written there: a line, the section, the byline, a paragraph, a
picture's caption or credit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape, unescape
from typing import Any

from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as noop

from articles.desk import persistence
from articles.desk.named_rows import NamedRows, named_rows
from articles.desk.normalization import NormalizedStory, normalized
from articles.desk.photo_credits import set_photographers
from articles.desk.rights import RightsError, rights_of
from articles.models import Article, Picture, Section
from articles.reading.language.bylines import own_line
from articles.reading.language.credits import parse_credits
from articles.reading.shapes import Finding
from articles.story import Credit, Story

NO_FIELD = noop("This is no text of a story.")
NO_PICTURE = noop("This picture is no longer in the story.")
NO_SECTION = noop("There is no section “%(name)s”. Choose one of the paper's.")
NO_NAMES = noop("No names can be read in “%(text)s”. Write them as 记者 张三 通讯员 李四.")
NOT_THERE = noop("You may not put this story into %(section)s.")
_PLAIN = re.compile(r"<(p|h3)>([^<]*)</\1>")  # a block of a clean body that is nothing but text


class TextEditError(ValueError):
    """What was typed cannot be written. The message is a sentence for the editor."""


@dataclass(frozen=True)
class TextEdit:
    """`value` is to stand where the editor saw `base`: in a `field`, or in line `paragraph` (from 0) of the body, or in
    the `field` caption or credit of the `picture` with that key.
    """

    article: int
    value: str
    base: str
    field: str = ""
    paragraph: int | None = None
    picture: int | None = None


@dataclass(frozen=True)
class TextPlace:
    """`write(text, user)` writes and saves. Raises ValidationError, TextEditError, RightsError."""

    label: str
    read: Callable[[], str]
    write: Callable[[str, Any], None]


def place_of(edit: TextEdit, article: Article) -> TextPlace:
    if edit.paragraph is not None:
        return _paragraph(article, edit.paragraph, edit.base)
    if edit.picture is not None:
        return _of_picture(article, edit)
    place = _PLACES.get(edit.field)
    if place is None:
        raise TextEditError(gettext(NO_FIELD))
    return place(article, edit.field)


def occurrences(article: Article, text: str) -> list[TextEdit]:
    """The texts of the story that have `text` in them, each as an edit that changes nothing yet."""
    fields = [
        TextEdit(article.pk, said, said, field=name)
        for name in _PLACES
        if name != "section" and text in (said := _PLACES[name](article, name).read())
    ]
    plain = enumerate(_PLAIN.fullmatch(line) for line in article.body.splitlines())
    texts = ((number, unescape(match[2])) for number, match in plain if match)
    paragraphs = [
        TextEdit(article.pk, said, said, paragraph=number)
        for number, said in texts
        if text in said
    ]
    pictures = Picture.objects.filter(article=article, caption__contains=text).order_by("pk")
    captions = [
        TextEdit(article.pk, row.caption, row.caption, field="caption", picture=row.pk)
        for row in pictures
    ]
    return [*fields, *paragraphs, *captions]


def _line(article: Article, name: str) -> TextPlace:
    def write(text: str, _user: Any) -> None:
        line = " ".join(text.split())
        setattr(article, name, article._meta.get_field(name).clean(line, article))
        article.save()

    return TextPlace(_label(name), lambda: getattr(article, name), write)


def _section(article: Article, _name: str) -> TextPlace:
    def write(text: str, user: Any) -> None:
        section = Section.objects.filter(name=text).first() if text else None
        if text and section is None:
            raise TextEditError(gettext(NO_SECTION) % {"name": text})
        if not rights_of(user).may_put(article, section and section.pk):
            raise RightsError(gettext(NOT_THERE) % {"section": text or "–"})
        article.section = section
        article.save()

    return TextPlace(_label("section"), lambda: str(article.section or ""), write)


def _byline(article: Article, name: str) -> TextPlace:
    """The printed line, from which the people are read anew."""

    def write(text: str, _user: Any) -> None:
        article._meta.get_field(name).clean(text, article)
        story = Story(byline_printed=text, bylines=_people_in(text))
        fields = frozenset({"byline_printed", "bylines"})
        done, rows = _rows(story)
        persistence.write_fields(article, done, fields, rows)

    def read() -> str:
        credits = article.bylines.select_related("contributor").order_by("position", "pk")
        return article.byline_printed or " ".join(map(str, credits))

    return TextPlace(_label("bylines"), read, write)


def _people_in(text: str) -> tuple[Credit, ...]:
    if not text:
        return ()
    line = own_line(text)
    found = line.credits if line else parse_credits(text.strip("（）()□ "))
    if not found:
        raise TextEditError(gettext(NO_NAMES) % {"text": text})
    return found


def _rows(story: Story) -> tuple[NormalizedStory, NamedRows]:
    done = normalized(Finding(story))
    return done, named_rows([(done.story, {"bylines"})])


def _paragraph(article: Article, number: int, base: str) -> TextPlace:
    """By the words that the editor saw: others may have put paragraphs before it."""
    lines = article.body.splitlines()
    number = _moved_to(lines, number, base)
    plain = _PLAIN.fullmatch(lines[number]) if 0 <= number < len(lines) else None

    def write(text: str, _user: Any) -> None:
        if plain is None:
            raise TextEditError(gettext(NO_FIELD))
        tag, parts = plain[1], [part.strip() for part in text.splitlines() if part.strip()]
        lines[number : number + 1] = [
            f"<{tag}>{escape(part, quote=False)}</{tag}>" for part in parts
        ]
        article.body = "\n".join(lines)
        article.save()

    return TextPlace(_label("body"), lambda: unescape(plain[2]) if plain else "", write)


def _moved_to(lines: list[str], number: int, base: str) -> int:
    texts = [
        unescape(plain[2]) if (plain := _PLAIN.fullmatch(line)) else None for line in lines
    ]
    is_there = 0 <= number < len(texts) and texts[number] == base
    return number if is_there or texts.count(base) != 1 else texts.index(base)


def _of_picture(article: Article, edit: TextEdit) -> TextPlace:
    """Its rows have no lock of their own: the article's holds."""
    picture = Picture.objects.filter(article=article, pk=edit.picture).first()
    if picture is None:
        raise TextEditError(gettext(NO_PICTURE))
    if edit.field == "caption":
        return _caption(article, picture)
    if edit.field == "credit":
        return _credit(article, picture)
    raise TextEditError(gettext(NO_FIELD))


def _caption(article: Article, picture: Picture) -> TextPlace:
    def write(text: str, _user: Any) -> None:
        field: Any = Picture._meta.get_field("caption")
        picture.caption = field.clean(" ".join(text.split()), picture)
        picture.save()
        article.save(update_fields=["updated_at", "version"])

    return TextPlace(_label("pictures"), lambda: picture.caption, write)


def _credit(article: Article, picture: Picture) -> TextPlace:
    def write(text: str, _user: Any) -> None:
        credits = _people_in(text)
        _story, rows = _rows(Story(bylines=credits))
        set_photographers(picture, list(dict.fromkeys(rows.people.values())))
        article.save(update_fields=["updated_at", "version"])

    def read() -> str:
        credits = picture.credits.select_related("contributor").order_by("position", "pk")
        return " ".join(map(str, credits))

    return TextPlace(_label("pictures"), read, write)


def _label(name: str) -> str:
    """As Django's history keeps the names of fields."""
    field: Any = Article._meta.get_field(name)
    with translation.override(None):
        if field.concrete:
            return str(field.verbose_name)
        return str(field.related_model._meta.verbose_name_plural)


_PLACES: Mapping[str, Callable[[Article, str], TextPlace]] = {
    **dict.fromkeys(("kicker", "headline", "deck", "lead_in", "dateline"), _line),
    "section": _section,
    "byline_printed": _byline,
}

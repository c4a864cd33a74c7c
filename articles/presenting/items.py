"""An article's rows → an Item, which every format is written from."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Iterable
from functools import partial

from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import escape

from articles.formats.item import CorrectionNote, Image, Item, Person, Print, Withdrawal
from articles.models import Article, Page, Picture, State
from articles.models.people import AbstractCredit
from articles.presenting.credit_groups import credit_groups
from articles.presenting.excerpts import summary
from articles.presenting.masthead import masthead_of, newspaper_name
from articles.web.urls import absolute_url, path_to

AbsoluteUrl = Callable[[str], str]  # a path on the site → with scheme and host
UNKNOWN_TYPE = "application/octet-stream"


def item_of(article: Article, request: HttpRequest, *, with_credits: bool = False) -> Item:
    """`article`, read `for_excerpts` with its corrections, or `for_article_page` if `with_credits`.

    No query but for the masthead's.
    """
    absolute = partial(absolute_url, request)
    pictures = [picture for picture in article.pictures.all() if picture.photo]
    section = article.section
    return Item(
        url=absolute(article.get_absolute_url()),
        title=article.title,
        kicker=article.kicker,
        deck=article.deck,
        summary=summary(article),
        html=_html(article),
        section=section.name if section else "",
        section_url=absolute(section.get_absolute_url()) if section else "",
        authors=_people(_signing(article, with_credits), absolute),
        images=tuple(_image(picture, absolute, with_credits) for picture in pictures),
        corrections=_corrections(article),
        published=article.published_at and timezone.localtime(article.published_at),
        dated=article.dated,
        is_public=article.state == State.PUBLISHED,
        updated=timezone.localtime(article.updated_at),
        printed=_printed(article.page, request),
        kind=str(article.get_kind_display()) if article.kind else "",
    )


def withdrawal_of(article: Article, absolute: AbsoluteUrl) -> Withdrawal:
    """`article`, which is withdrawn: nothing of its text."""
    return Withdrawal(
        absolute(article.get_absolute_url()),
        timezone.localtime(article.updated_at),
        article.withdrawal_note,
    )


def _html(article: Article) -> str:
    """The body, 本报讯 and the dateline at its beginning."""
    opening = escape(" ".join(filter(None, (article.lead_in, article.dateline))))
    if not opening:
        return article.body
    before, paragraph, after = article.body.partition("<p>")
    return f"{before}<p>{opening} {after}" if paragraph else f"<p>{opening}</p>\n{article.body}"


def _signing(article: Article, with_credits: bool) -> Iterable[AbstractCredit]:
    """Who wrote it; of a photo story that nobody signs, who took the photos."""
    bylines = article.bylines.all()
    if bylines or article.body or not with_credits:
        return bylines
    return [credit for picture in article.pictures.all() for credit in picture.credits.all()]


def _people(lines: Iterable[AbstractCredit], absolute: AbsoluteUrl) -> tuple[Person, ...]:
    """Each person once, whatever they sign as."""
    people = {line.contributor_id: line for line in reversed(list(lines))}
    return tuple(
        Person(
            name=line.contributor.name,
            url=absolute(line.contributor.get_absolute_url()),
            role=line.role,
            agency=line.contributor.agency,
        )
        for line in reversed(people.values())
    )


def _image(picture: Picture, absolute: AbsoluteUrl, with_credits: bool) -> Image:
    photo = picture.photo
    return Image(
        url=absolute(photo.image.url),
        media_type=mimetypes.guess_type(photo.image.name)[0] or UNKNOWN_TYPE,
        width=photo.width or 0,
        height=photo.height or 0,
        caption=picture.caption,
        credit=_credit(picture) if with_credits else "",
    )


def _credit(picture: Picture) -> str:
    """As it is read: 新华社 李贺 摄."""
    groups = credit_groups(picture.credits.all())
    return " ".join(group.words for group in groups if group.words)


def _corrections(article: Article) -> tuple[CorrectionNote, ...]:
    rows = article.corrections.all()
    return tuple(CorrectionNote(row.text, timezone.localtime(row.made_at)) for row in rows)


def _printed(page: Page, request: HttpRequest) -> Print:
    absolute = partial(absolute_url, request)
    issue = page.issue
    logo = masthead_of(request).site.logo
    return Print(
        newspaper=newspaper_name(request, issue),
        newspaper_url=absolute(path_to("front")),
        newspaper_logo=absolute(logo) if logo else "",
        date=issue.date,
        edition=issue.edition,
        number=issue.number,
        issue_name=str(issue),
        issue_url=absolute(issue.get_absolute_url()),
        page=page.number,
        page_name=page.name,
        page_label=page.label,
        page_url=absolute(page.get_absolute_url()),
    )

"""Articles' rows → what is signed of them (`formats.signed_text`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from articles.desk import photo_bytes, revisions
from articles.desk.worked_out import WorkedOut
from articles.formats import signed_text
from articles.formats.signed_text import SignedCorrection, SignedPicture, SignedStory
from articles.models import Article, Photo, SignedText
from articles.text import richtext


def texts_of(pks: Iterable[int]) -> dict[int, str]:
    """By article pk, as the rows are now. Six queries for however many."""
    rows = Article.everything.for_revisions().filter(pk__in=list(pks)).order_by("pk")
    return {row.pk: text_of(row) for row in rows}


def digests_of(pks: Iterable[int]) -> dict[int, str]:
    """By article pk, the SHA-256 of what would be signed now."""
    return {pk: signed_text.sha256_of(text) for pk, text in texts_of(pks).items()}


def digests_of_loaded(articles: Iterable[Article]) -> dict[int, str]:
    """The same of articles that were loaded `for_revisions`. No query."""
    return {article.pk: signed_text.sha256_of(text_of(article)) for article in articles}


_TEXTS = WorkedOut(texts_of)


def known_texts(rows: Mapping[int, str]) -> dict[int, str]:
    """By article pk, what would be signed now; `rows`: the digests of their rows. What was worked out before is at
    hand, but where a photo's file has been written over since, which no row says.
    """
    anew = photo_bytes.written_over(rows)
    known = {pk: digest for pk, digest in rows.items() if pk not in anew}
    return _TEXTS.of(known) | (texts_of(anew) if anew else {})


def text_of(article: Article) -> str:
    """Of an article that was loaded `for_revisions`."""
    return signed_text.write(
        SignedStory(
            story=revisions.story_of(article),
            section=article.section.slug if article.section else "",
            body=richtext.clean(article.body),
            pictures=tuple(_picture(row) for row in article.pictures.all()),
            corrections=tuple(
                SignedCorrection(row.text, row.made_at) for row in article.corrections.all()
            ),
            print_only=article.print_only,
        )
    )


def keep(texts: Mapping[int, str]) -> dict[int, str]:
    """Keep these texts in full, for good; by article pk, the key of each. Several articles may share one."""
    keys = {pk: signed_text.sha256_of(text) for pk, text in texts.items()}
    rows = {
        keys[pk]: SignedText(sha256=keys[pk], form=signed_text.FORM, text=text)
        for pk, text in texts.items()
    }
    kept = set(SignedText.objects.filter(pk__in=rows).values_list("pk", flat=True))
    # two desks with the same texts wait in one order
    ordered = [rows[key] for key in sorted(rows) if key not in kept]
    SignedText.objects.bulk_create(ordered, ignore_conflicts=True)
    return keys


def keep_photo_bytes(pks: Iterable[int]) -> None:
    """Read now what would have to be read again with every comparison."""
    photo_bytes.keep(Photo.everything.filter(uses__article__in=list(pks)).order_by("pk"))


def _picture(row: Any) -> SignedPicture:
    photo = row.photo
    if photo is None:
        return SignedPicture(row.caption, revisions.credits_of(row.credits))
    return SignedPicture(
        row.caption,
        revisions.credits_of(row.credits),
        photo_bytes.sha256_of(photo),
        (photo.focal_x, photo.focal_y),
    )

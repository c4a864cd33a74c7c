"""Who took a picture, as the desk sets it."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from articles.models import Contributor, PhotoCredit, Picture

TAKEN_BY = "摄"


@transaction.atomic
def set_photographers(picture: Picture, people: Iterable[Contributor]) -> None:
    """Give the picture these photographers. Who stays keeps role and order; who is new follows, credited with 摄."""
    people = list(people)
    picture.credits.exclude(contributor__in=people).delete()
    known = {credit.contributor_id: credit.position for credit in picture.credits.all()}
    new = [person for person in people if person.pk not in known]
    PhotoCredit.objects.bulk_create(
        PhotoCredit(picture=picture, contributor=person, role=TAKEN_BY, position=position)
        for position, person in enumerate(new, max(known.values(), default=0) + 1)
    )

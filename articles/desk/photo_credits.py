"""Photo credits: who took a picture, as the desk enters it."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from articles.models import Contributor, PhotoCredit, Picture

PHOTOGRAPHER = "摄"  # the role of who took a picture, as the paper prints it


@transaction.atomic
def set_photographers(picture: Picture, people: Iterable[Contributor]) -> None:
    """Credit the picture to `people` and nobody else.

    Existing credits of these people keep role and position; new ones follow with the role 摄.
    """
    people = list(people)
    picture.credits.exclude(contributor__in=people).delete()
    positions = {credit.contributor_id: credit.position for credit in picture.credits.all()}
    new = [person for person in people if person.pk not in positions]
    next_position = max(positions.values(), default=0) + 1
    PhotoCredit.objects.bulk_create(
        PhotoCredit(picture=picture, contributor=person, role=PHOTOGRAPHER, position=position)
        for position, person in enumerate(new, next_position)
    )

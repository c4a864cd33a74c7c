"""Check constraints that several tables have. They hold in the database; forms show `message` when one is violated."""

from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _


def counts_from_one(field: str, name: str) -> CheckConstraint:
    """For an order or a place in one, whose default would otherwise allow 0."""
    return CheckConstraint(
        condition=Q(**{f"{field}__gte": 1}),
        name=name,
        violation_error_message=_("The order counts from 1."),
    )


def is_not_empty(field: str, name: str, message: str) -> CheckConstraint:
    """For a text that forms require: no import and no shell leaves it out, either."""
    return CheckConstraint(
        condition=~Q(**{field: ""}),
        name=name,
        violation_error_message=message,
    )


def is_a_fraction(field: str, name: str, message: str) -> CheckConstraint:
    """From 0 to 1."""
    return CheckConstraint(
        condition=Q(**{f"{field}__gte": 0, f"{field}__lte": 1}),
        name=name,
        violation_error_message=message,
    )

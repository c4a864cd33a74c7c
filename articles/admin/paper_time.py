"""Times as the desk types and reads them: in the paper's zone (TIME_ZONE), to the minute."""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy, ngettext, pgettext

# As people say them. Of any other zone, its own name says where it is.
_ZONES = {
    "Asia/Shanghai": gettext_lazy("Beijing time"),
    "Asia/Urumqi": gettext_lazy("Xinjiang time"),
    "Asia/Hong_Kong": gettext_lazy("Hong Kong time"),
    "Asia/Macau": gettext_lazy("Macau time"),
    "Asia/Taipei": gettext_lazy("Taipei time"),
}
FORMATS = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S"]
_MINUTE = datetime.timedelta(minutes=1)
_HOUR = datetime.timedelta(hours=1)
_DAY = datetime.timedelta(days=1)


def zone_in_words(name: str) -> str:
    """The zone of this name, as beside a field for a time."""
    return str(_ZONES.get(name, name))


class PaperTimeInput(forms.DateTimeInput):
    """The browser's own field for a day and a time, which knows no zone."""

    input_type = "datetime-local"

    def __init__(self, attrs=None):
        super().__init__(attrs, format=FORMATS[0])


class PaperTimeField(forms.DateTimeField):
    """A moment, typed as a time of the paper's zone; the very moment that it had, where nobody typed another.

    A time that a zone leaves out or has twice, when its clocks are put forward or back, is
    refused: nobody can say which moment was meant.
    """

    widget = PaperTimeInput

    def __init__(self, **options):
        super().__init__(input_formats=FORMATS, **options)

    @classmethod
    def of(cls, model, name):
        """For this column of a model."""
        column = model._meta.get_field(name)
        return cls(required=False, label=column.verbose_name, help_text=column.help_text)

    def to_python(self, value):
        """What a browser sends of a time that no zone has is told apart from what is no time."""
        typed = _naive(value)
        if typed is not None:
            try:
                _check(typed, timezone.get_current_timezone())
            except OverflowError as error:  # in UTC it lies before the year 1
                raise ValidationError(self.error_messages["invalid"], "invalid") from error
        return super().to_python(value)

    def has_changed(self, initial, data):
        """To the minute: a browser sends no seconds."""
        try:
            typed = self.to_python(data)
        except ValidationError:
            return True
        return _to_the_minute(initial) != _to_the_minute(typed)

    def clean_over(self, value, initial):
        """`value`, or the stored moment with its seconds, where they are the same minute."""
        is_same = initial and _to_the_minute(value) == _to_the_minute(initial)
        return initial if is_same else value


def till(at, now):
    """How long it is from `now` until then, or since then, in words of two units at most."""
    span = abs(at - now)
    if span < _MINUTE:
        return gettext("now")
    days, rest = divmod(span, _DAY)
    hours, rest = divmod(rest, _HOUR)
    minutes = rest // _MINUTE
    said = [_days(days), _hours(hours), "" if days else _minutes(minutes)]
    words = pgettext("between units of time", " ").join(filter(None, said))
    if at > now:
        return gettext("in %(span)s") % {"span": words}
    return gettext("%(span)s ago") % {"span": words}


def _days(count):
    return count and ngettext("%(count)d day", "%(count)d days", count) % {"count": count}


def _hours(count):
    return count and ngettext("%(count)d hour", "%(count)d hours", count) % {"count": count}


def _minutes(count):
    words = ngettext("%(count)d minute", "%(count)d minutes", count)
    return count and words % {"count": count}


def _naive(value):
    """What was typed as a time without a zone; None for anything else."""
    try:
        typed = datetime.datetime.fromisoformat(str(value).strip())
    except ValueError:
        return None
    return typed if typed.tzinfo is None else None


def _check(typed, zone):
    """Raises ValidationError where `typed` is no one moment in this zone (PEP 495)."""
    first, second = (typed.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    facts = {"time": typed.strftime("%Y-%m-%d %H:%M"), "zone": zone}
    if not _exists(first):
        words = gettext("%(time)s does not exist in %(zone)s: the clocks are put forward then.")
        raise ValidationError(words % facts, code="no_such_time")
    if first.utcoffset() != second.utcoffset():
        words = gettext(
            "%(time)s comes twice in %(zone)s: the clocks are put back then. Choose an hour earlier or later."
        )
        raise ValidationError(words % facts, code="comes_twice")


def _exists(moment):
    back = moment.astimezone(datetime.UTC).astimezone(moment.tzinfo)
    return back.replace(tzinfo=None) == moment.replace(tzinfo=None)


def _to_the_minute(moment):
    return moment and moment.astimezone(datetime.UTC).replace(second=0, microsecond=0)

"""Which stories wait for a signature, and which were sent back."""

from django.contrib import admin
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext, gettext_lazy

from articles.desk import sent_back
from articles.models import SentBack, Signature, State

from .rights import levels_for, rights_for

TO_ME, ANY = "sent-back-to-me", "sent-back"


class ReviewFilter(admin.SimpleListFilter):
    """Not offered where the desk has no levels."""

    title = gettext_lazy("review")
    parameter_name = "review"

    def lookups(self, request, model_admin):
        levels = levels_for(request)
        if not levels.count:
            return []
        waiting = [
            (str(number), gettext("waits for %(level)s") % {"level": name})
            for number, name in enumerate(levels.names, 1)
        ]
        return [
            *waiting,
            ("signed", gettext("signed at every level")),
            (TO_ME, gettext("sent back to me")),
            (ANY, gettext("sent back")),
        ]

    def queryset(self, request, queryset):
        chosen = self.value()
        if chosen in (TO_ME, ANY):
            mine = sent_back.waiting_for(request.user, rights_for(request))
            rows = mine if chosen == TO_ME else SentBack.objects.filter(closed_at=None)
            return queryset.filter(Exists(rows.filter(article=OuterRef("pk"))))
        count = levels_for(request).count
        if chosen == "signed":
            return _signed_up_to(queryset, count)
        if chosen in ("1", "2", "3"):
            level = int(chosen)
            below = _signed_up_to(queryset, level - 1).exclude(state=State.PUBLISHED)
            return below.filter(~_valid_at(level))
        return queryset


def _signed_up_to(queryset, level):
    for number in range(1, level + 1):
        queryset = queryset.filter(_valid_at(number))
    return queryset


def _valid_at(level):
    return Exists(Signature.objects.valid().filter(article=OuterRef("pk"), level=level))

"""What is said of stories that were signed, left unsigned or sent back: on a sheet and on the proof screen."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.desk.signing import SignedPage
from articles.models import SentBack

MOST_NAMED = 20  # stories that were left


def signed_words(done: SignedPage) -> dict[str, Any]:
    """How many stories were signed, and each that was left with its reason."""
    count = len([row for row in done.signed if row.by_id])
    words = ngettext("%(count)d story signed.", "%(count)d stories signed.", count)
    left = [f"{each.article}: {each.reason}" for each in done.left_with_reasons]
    more = len(left) - MOST_NAMED
    if more > 0:
        left = [*left[:MOST_NAMED], _("%(count)d more") % {"count": more}]
    return {"said": words % {"count": count}, "left": left}


def sent_back_words(sent: SentBack) -> dict[str, Any]:
    who = sent.to_name or _("the desk")
    said = _("Sent back to %(who)s: %(title)s") % {"who": who, "title": sent.article}
    return {"said": said, "left": []}

"""Corrections (更正): a mistake in an article is put right, and what was wrong stands below it for good.

The note and the changed text are one step: one revision, and readers see neither without the other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.derived import updates
from articles.desk import events, revisions
from articles.desk.rights import Right, require
from articles.desk.signed_changes import follow, watch
from articles.desk.text_edits import changes_of, locked, write_text
from articles.desk.text_places import TextEdit, TextEditError, occurrences
from articles.models import Article, Correction, Event, Letter


@transaction.atomic
def correct(
    article: Article,
    text: str,
    user: Any = None,
    letter: Letter | None = None,
    edits: Sequence[TextEdit] = (),
) -> Correction:
    """Write the `edits` into `article`, and below it what was wrong: `text`. The `letter` that asked for it, if any,
    is settled by it.

    Readers see it at once, so it takes the right to publish: raises RightsError. Where stories are
    signed, it is a signature at the last level: raises SigningError. Raises TextEditError and
    TextConflictError where an edit cannot be written; then nothing is.
    """
    require(user, Right.PUBLISH, [article])
    if not text.strip():
        raise TextEditError(_("Say what was wrong and what is right."))
    Article.everything.filter(pk=article.pk).lock()
    watched = watch(Article.everything.filter(pk=article.pk))
    labels = _write_edits(article, edits, user)
    correction = note(article, text, user, changes_of(labels) if labels else ())
    follow(watched, user, why=Event.Verb.CORRECTED)
    updates.update_after_change([article])
    if letter is not None:
        Letter.objects.filter(pk=letter.pk).update(
            state=Letter.State.DONE,
            done_at=correction.made_at,
            done_by=user,
            correction=correction,
        )
    return correction


def note(
    article: Article, text: str, user: Any = None, changes: Sequence[Any] = ()
) -> Correction:
    """The correction's row, its revision and its event, after the text was saved. The article is locked and watched.

    `changes`: what was changed in the text, as Django's history tells it.
    """
    now = timezone.now()
    correction = Correction.objects.create(article=article, text=text, made_at=now)
    Article.everything.filter(pk=article.pk).update(updated_at=now)
    revisions.record_revision(article, user, _("Corrected"))
    details: dict[str, Any] = {"text": text}
    if changes:
        details["changes"] = list(changes)
    events.record(Event.Verb.CORRECTED, [article], user, details)
    return correction


def replacements(article: Article, pairs: Iterable[Sequence[str]]) -> list[TextEdit]:
    """The edits that put the second of each pair where the story says the first.

    Raises TextEditError where it does not say it exactly once.
    """
    texts: dict[TextEdit, dict[str, str]] = defaultdict(dict)
    for wrong, right in pairs:
        texts[_only_place(article, wrong)][wrong] = right
    return [replace(edit, value=_replaced(edit.base, words)) for edit, words in texts.items()]


def _replaced(text: str, words: Mapping[str, str]) -> str:
    """All at once: what one of them puts there is not replaced by another, so that two words can change places.

    Raises TextEditError where two of the words overlap.
    """
    pattern = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    replaced, count = re.subn(pattern, lambda found: words[found[0]], text)
    if count < len(words):
        said = _(", ").join(words)
        raise TextEditError(
            _("These overlap in the text, give them as one: %(words)s") % {"words": said}
        )
    return replaced


def _only_place(article: Article, wrong: str) -> TextEdit:
    found = occurrences(article, wrong) if wrong else []
    count = sum(edit.base.count(wrong) for edit in found)
    if count == 1:
        return found[0]
    words = _("“%(wrong)s” stands %(count)d times in “%(title)s”: give more of the text.")
    gone = _("“%(wrong)s” does not stand in “%(title)s”, or not as plain text.")
    said = {"wrong": wrong, "count": count, "title": article}
    raise TextEditError((words if count else gone) % said)


def _write_edits(article: Article, edits: Sequence[TextEdit], user: Any) -> list[str]:
    if not edits:
        return []
    row = locked(article.pk)
    revisions.record_unrecorded(row)
    return [label for edit in edits if (label := write_text(edit, row, user))]

"""Whoever is to know is told once of what is wrong, and once that it is over: by e-mail, by a webhook, in the log.

A row per trouble is what is remembered: of two that find the same, one makes it and tells. What could not be told
is told by the next look.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable
from http.client import HTTPException
from smtplib import SMTPException
from urllib.request import Request, urlopen

from django.conf import settings
from django.core.mail import send_mail
from django.utils.translation import gettext as _

from articles.desk.loop_state import Trouble
from articles.models import DeskAlarm

log = logging.getLogger(__name__)
PATIENCE = 10  # seconds for the receiver to answer


def tell(troubles: Iterable[Trouble]) -> int:
    """What is wrong now: what is new of it is told, and what is over; how many messages went out."""
    troubles = list(troubles)
    over = DeskAlarm.objects.exclude(key__in=[trouble.key for trouble in troubles])
    return sum(_tell_new(trouble) for trouble in troubles) + sum(
        _tell_over(alarm) for alarm in over
    )


def _tell_new(trouble: Trouble) -> bool:
    words = {"words": trouble.words}
    alarm, is_new = DeskAlarm.objects.get_or_create(key=trouble.key, defaults=words)
    if not is_new:
        return False
    log.error("%s", trouble.words)
    if _sent(trouble.words):
        return True
    alarm.delete()  # so that the next look tells it
    return False


def _tell_over(alarm: DeskAlarm) -> bool:
    if not DeskAlarm.objects.filter(pk=alarm.pk).delete()[0]:
        return False  # another look was faster
    log.info("Over: %s", alarm.words)
    if _sent(_("Over: %(words)s") % {"words": alarm.words}):
        return True
    known = {"words": alarm.words, "since": alarm.since}
    DeskAlarm.objects.get_or_create(key=alarm.key, defaults=known)  # for the next look
    return False


def _sent(words: str) -> bool:
    """By all ways that are set; False where none of them took it. Of one that failed beside another the log tells: to
    try again would tell the others again, each minute.
    """
    ways = ((settings.ALARM_EMAIL, _mailed), (settings.ALARM_WEBHOOK, _posted))
    taken = [way(words) for is_set, way in ways if is_set]
    return any(taken) or not taken


def _mailed(words: str) -> bool:
    subject = " ".join(words.split())  # what a database says of an error has several lines
    try:
        send_mail(subject, words, None, settings.ALARM_EMAIL)
    except (SMTPException, OSError):
        log.exception("The e-mail could not be sent")
        return False
    return True


def _posted(words: str) -> bool:
    """In the form that the robots of 企业微信 and 钉钉 take: https://developer.work.weixin.qq.com/document/path/91770"""
    body = json.dumps({"msgtype": "text", "text": {"content": words}}, ensure_ascii=False)
    headers = {"Content-Type": "application/json"}
    request = Request(settings.ALARM_WEBHOOK, body.encode(), headers)  # noqa: S310 - settings let only http and https pass
    try:
        with urlopen(request, timeout=PATIENCE):  # noqa: S310 - as above
            return True
    except (OSError, HTTPException):
        log.exception("The webhook did not take the message")
        return False

"""Sentences of Django's own pages that the desk says better: gathered from here, they get a translation of the desk's.

Django's Chinese puts a blank between the verb and its object, and calls one list by two names. The
app's catalogue comes before Django's (INSTALLED_APPS).
"""

from django.utils.translation import gettext_noop

REWORDED = (
    gettext_noop("Add %s"),
    gettext_noop("Change %s"),
    gettext_noop("View %s"),
    gettext_noop("Add %(name)s"),
    gettext_noop("Add another %(verbose_name)s"),
    gettext_noop("Change history: %s"),
    gettext_noop("0 of %(cnt)s selected"),
)

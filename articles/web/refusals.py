"""The error that tells a user why something cannot be used."""

from __future__ import annotations

from django.utils.translation import gettext as _


class RefusedError(ValueError):
    """A file or an option that cannot be used. The message, in the user's language, says what is wrong, what helps.

    What helps may depend on who asks: who fills in a form has no options to type, and who types
    has no fields to fill in. `str` of the error is what the desk's pages and records say,
    `in_command` what the command line says, `reason` what is wrong alone.
    """

    def __init__(self, reason: str, at_desk: str = "", in_command: str = "") -> None:
        super().__init__(_with_advice(reason, at_desk))
        self.reason = reason
        self.in_command = _with_advice(reason, in_command)


def _with_advice(reason: str, advice: str) -> str:
    if not advice:
        return reason
    return _("%(reason)s %(advice)s") % {"reason": reason, "advice": advice}

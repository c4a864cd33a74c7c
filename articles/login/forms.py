"""The log-in's forms."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from . import second_factor

LONGEST_CODE = 20  # characters, with what is written between them


def code_field(label: str, **options: Any) -> forms.CharField:
    attributes = {
        "autocomplete": "one-time-code",
        "autocapitalize": "off",
        "spellcheck": "false",
    }
    return forms.CharField(
        label=label,
        max_length=LONGEST_CODE,
        widget=forms.TextInput(attrs=attributes),
        **options,
    )


class LoginForm(AdminAuthenticationForm):
    """Name, password and, where SECOND_FACTOR asks for one of anybody, the code."""

    code = code_field(
        _("code from the phone"),
        required=False,
        help_text=_(
            "Six digits from your phone, or a recovery code. Empty if you have enrolled no phone yet."
        ),
    )

    # Which of the two is wrong, and whether there is such an account, is told to nobody
    error_messages = AdminAuthenticationForm.error_messages | {
        "invalid_login": _(
            "The user name or the password is wrong, or this account has no part in the desk. Passwords tell A from a."
        )
    }

    def __init__(self, request: HttpRequest | None = None, *args: Any, **options: Any) -> None:
        super().__init__(request, *args, **options)
        if not settings.SECOND_FACTOR:
            del self.fields["code"]

    def confirm_login_allowed(self, user: AbstractBaseUser) -> None:
        """Called once name and password are right. Who is enrolled needs a code; who is not enrols after this."""
        super().confirm_login_allowed(user)
        code = self.cleaned_data.get("code", "")
        if second_factor.is_required(user) and second_factor.is_enrolled(user):
            self._verify(user, code)

    def _verify(self, user: AbstractBaseUser, code: str) -> None:
        if not code:
            raise ValidationError({"code": NO_CODE})
        device = second_factor.device_for(user, code)
        if device and second_factor.has_to_wait(device):
            raise ValidationError({"code": TOO_FAST})
        if not device or not second_factor.verify(user, device, code):
            raise ValidationError({"code": WRONG_CODE})
        user.otp_device = device  # django-otp keeps it in the session that begins


class EnrolForm(forms.Form):
    code = code_field(_("code that the phone shows"))

    def __init__(self, user: AbstractBaseUser, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.user = user
        self.recovery_codes: list[str] = []

    def clean_code(self) -> str:
        code = self.cleaned_data["code"]
        if second_factor.has_to_wait(second_factor.enrolling_device(self.user)):
            raise ValidationError(TOO_FAST)
        self.recovery_codes = second_factor.enrol(self.user, code)
        if not self.recovery_codes:
            raise ValidationError(WRONG_CODE)
        return code


NO_CODE = _("Please type the code from your phone, and the password once more.")
WRONG_CODE = _(
    "This code is wrong, or was used already. Wait for the next one. Is the phone's clock right?"
)
TOO_FAST = _("Too many wrong codes. Wait a minute, then type the code that the phone shows.")

"""The second factor: a code from a phone (TOTP, RFC 6238), or one of ten recovery codes, beside the password.

Who must give one, the setting SECOND_FACTOR says. The rows are django-otp's, whose throttle doubles the wait after
each wrong code.
"""

from __future__ import annotations

import base64
import secrets
from typing import TypeAlias

import django_otp
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import transaction
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

DIGITS = 6  # of a phone's code; a recovery code is longer
RECOVERY_CODES = 10
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # no l, i, o, 0, 1, which paper confuses
_LENGTH = 10  # characters of a recovery code: 50 bits

# any one of them makes a publisher
_PUBLISHERS = ("articles.publish_article", "auth.change_user", "auth.change_group")

User: TypeAlias = AbstractBaseUser | AnonymousUser


def is_required(user: User) -> bool:
    """Whether the setting asks `user` for a second factor.

    Whoever gives rights may give himself those of a publisher.
    """
    if settings.SECOND_FACTOR == "publishers":
        return any(user.has_perm(right) for right in _PUBLISHERS)
    return settings.SECOND_FACTOR == "all"


def is_verified(user: User) -> bool:
    return getattr(user, "otp_device", None) is not None


def is_missing(user: User) -> bool:
    """Whether `user` has to give one, and has not."""
    return not is_verified(user) and is_required(user)


def phone_of(user: User) -> TOTPDevice | None:
    return TOTPDevice.objects.devices_for_user(user, confirmed=True).first()


def is_enrolled(user: User) -> bool:
    return phone_of(user) is not None


def device_for(user: User, code: str) -> Device | None:
    """The device that a code of this form can come from."""
    kind = TOTPDevice if len(normalized(code)) == DIGITS else StaticDevice
    return kind.objects.devices_for_user(user, confirmed=True).first()


def has_to_wait(device: Device) -> bool:
    """Whether so many codes were wrong that no other is looked at yet."""
    return not device.verify_is_allowed()[0]


def verify(user: User, device: Device, code: str) -> bool:
    """Whether the code is right. A right one is used up, a wrong one is counted."""
    return django_otp.verify_token(user, device.persistent_id, normalized(code)) is not None


def normalized(code: str) -> str:
    """Without what people write between the characters."""
    return "".join(code.split()).replace("-", "").lower()


def enrolling_device(user: User) -> TOTPDevice:
    """The device that is being enrolled: one at a time, and of no use until its first code has come."""
    device, _created = TOTPDevice.objects.get_or_create(
        user=user, confirmed=False, defaults={"name": "TOTP"}
    )
    return device


def key_in_text(device: TOTPDevice) -> str:
    """The key as phones take it by hand, in groups of four."""
    key = base64.b32encode(device.bin_key).decode()
    return " ".join(key[start : start + 4] for start in range(0, len(key), 4))


@transaction.atomic
def enrol(user: User, code: str) -> list[str]:
    """Confirms the device by its first code, and gives new recovery codes; none if the code is wrong."""
    device = enrolling_device(user)
    if is_enrolled(user) or not verify(user, device, code):
        return []
    TOTPDevice.objects.filter(pk=device.pk).update(confirmed=True)
    return _new_recovery_codes(user)


def _new_recovery_codes(user: User) -> list[str]:
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="recovery")
    codes = [_random_code() for _ in range(RECOVERY_CODES)]
    for code in codes:
        device.token_set.create(token=normalized(code))
    return codes


def _random_code() -> str:
    letters = "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))
    return f"{letters[: _LENGTH // 2]}-{letters[_LENGTH // 2 :]}"


@transaction.atomic
def reset(user: User) -> int:
    """Removes all devices and recovery codes; the number of devices. Sessions that they verified count no longer."""
    devices = list(django_otp.devices_for_user(user, confirmed=None))
    for device in devices:
        device.delete()
    return len(devices)

"""Canonical JSON (RFC 8785) for the little that the log takes: objects of ASCII codes and whole numbers.

A text of people never passes: each string is a code, a day or a reference of 1 to 128 characters from `A-Z
a-z 0-9 _ . : / # + -`. On that subset RFC 8785 is what msgspec writes with sorted keys, which a test
compares.
"""

import re
from collections.abc import Mapping
from typing import Any

import msgspec

LARGEST = 2**53 - 1
"""The largest whole number that every reader of JSON keeps exactly."""
LONGEST_CODE = 128
"""Characters of a code, key or reference at most."""

_ENCODER = msgspec.json.Encoder(order="sorted")
_BETWEEN = rb"[{}\[\],:]"
_VALUE = rb'"[A-Za-z0-9_.:/#+\-]{1,128}+"|null|true|false|-?(?:0|[1-9][0-9]{0,15}+)'
_TAKEN = re.compile(_BETWEEN + rb"++(?:(?:" + _VALUE + rb")" + _BETWEEN + rb"++)*+")
_LONG = re.compile(rb"[:\[,](-?[0-9]{16})(?=[,}\]])")  # a string can hold neither [ , } nor ]
_CODE = re.compile(rf"[A-Za-z0-9_.:/#+\-]{{1,{LONGEST_CODE}}}")


class NotCanonical(ValueError):
    """The value is not of the subset of JSON that the log takes."""


def encode(value: Mapping[str, Any]) -> bytes:
    """Write an object in its one canonical form; raises NotCanonical."""
    try:
        written = _ENCODER.encode(value)
    except (TypeError, ValueError, OverflowError, RecursionError) as wrong:
        raise NotCanonical(type(wrong).__name__) from None
    check(written)
    return written


def check(written: bytes) -> None:
    """Raise NotCanonical for what `encode` wrote with a character or a number that the log does not take."""
    if not _TAKEN.fullmatch(written):
        raise NotCanonical("a string that is no code, or a number that is not whole")
    if any(abs(int(number)) > LARGEST for number in _LONG.findall(written)):
        raise NotCanonical("a number beyond 2^53")


def is_code(text: str) -> bool:
    """Whether the text may stand in an event as it is."""
    return _CODE.fullmatch(text) is not None

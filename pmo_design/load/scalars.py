"""What a plain scalar means: the core schema of YAML 1.2, with leading zeros left as text."""

import re
from decimal import Decimal

Scalar = None | bool | int | Decimal | str

CONSTANTS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
NUMBER_START = frozenset("+-.0123456789")

LONGEST_NUMBER = 60
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_OCTAL_OR_HEXADECIMAL = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|(?:0|[1-9][0-9]*)(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_INFINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)")
_NOT_A_NUMBER = re.compile(r"\.(?:nan|NaN|NAN)")


class UnusableNumber(ValueError):  # noqa: N818 - the fault is the author's, told as a diagnostic
    """A number that no field can hold, with the reason as its text."""


def read_number(text: str) -> int | Decimal | str:
    """Read a plain scalar that begins like a number; return it as it is where it is none.

    Raises UnusableNumber for infinity, not-a-number, and numbers of monstrous size.
    """
    if _INTEGER.fullmatch(text):
        return int(_of_ordinary_length(text))
    if _FLOAT.fullmatch(text):
        number = Decimal(_of_ordinary_length(text))
        if abs(number.adjusted()) > LONGEST_NUMBER:
            raise UnusableNumber(f"its exponent is beyond {LONGEST_NUMBER}")
        return number
    if _OCTAL_OR_HEXADECIMAL.fullmatch(text):
        return int(_of_ordinary_length(text), 0)
    if _INFINITE.fullmatch(text):
        raise UnusableNumber("it is infinite")
    if _NOT_A_NUMBER.fullmatch(text):
        raise UnusableNumber("it stands for 'not a number'")
    return text


def _of_ordinary_length(text: str) -> str:
    if len(text) > LONGEST_NUMBER:
        raise UnusableNumber(f"it has more than {LONGEST_NUMBER} digits")
    return text

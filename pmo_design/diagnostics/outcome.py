"""What every phase returns: a value, and the faults found on the way."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from pmo_design.diagnostics.diagnostic import Diagnostic

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """The value that a phase made, as far as it could, and its diagnostics."""

    value: T
    diagnostics: tuple[Diagnostic, ...] = ()

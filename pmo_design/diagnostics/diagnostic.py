"""What the program has to say about a user's source: a rule, and one breach of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from pmo_design.diagnostics.span import Span


class Severity(IntEnum):
    """How grave a fault is; the order is the gravity."""

    ADVICE = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that helps to understand a fault."""

    message: str
    span: Span


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault: what is wrong, where, and the way out."""

    code: str
    slug: str
    severity: Severity
    message: str
    span: Span
    related: tuple[Related, ...] = ()
    hints: tuple[str, ...] = ()

    @property
    def sort_key(self) -> tuple[Span, str, str]:
        return (self.span, self.code, self.message)


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of fault: its code, its wording, and why it matters.

    `message` and `hint` are format strings; `why` is the paragraph that the manual shows.
    """

    code: str
    slug: str
    severity: Severity
    message: str
    hint: str = ""
    why: str = ""

    def at(
        self,
        span: Span,
        *,
        related: Sequence[Related] = (),
        hints: Sequence[str] = (),
        **values: object,
    ) -> Diagnostic:
        """Make a diagnostic of this rule; `values` fill the message and the hint.

        Hints given by the caller come first; the rule's own hint follows where its values are known.
        """
        own = (self.hint.format(**values),) if self.hint else ()
        return Diagnostic(
            code=self.code,
            slug=self.slug,
            severity=self.severity,
            message=self.message.format(**values),
            span=span,
            related=tuple(related),
            hints=(*hints, *own),
        )

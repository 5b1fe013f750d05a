"""How a verdict is shown: a mark and a word."""

from functools import cache

from jinja2.environment import TemplateModule
from markupsafe import Markup

from pmo_design.engines.acceptance import Verdict
from pmo_design.render.templates import environment
from pmo_design.render.verdicts import DECISION_WORDS, MARKS, VERDICT_WORDS

__all__ = ["DECISION_WORDS", "MARKS", "VERDICT_WORDS", "state", "verdict_mark", "verdict_state"]


def verdict_state(verdict: Verdict) -> Markup:
    """Return a verdict as a mark and a word."""
    return state(MARKS[verdict], VERDICT_WORDS[verdict])


def verdict_mark(verdict: Verdict, label: str | None = None) -> Markup:
    """Return a verdict's mark alone; with a label it is read aloud, without one it is passed over."""
    return Markup(
        _components().mark(  # type: ignore[attr-defined]
            MARKS[verdict], label
        )
    )


def state(kind: str, word: str) -> Markup:
    """Return any state as a mark and a word: `stale` for a signature that has to be confirmed again."""
    return Markup(
        _components().state(  # type: ignore[attr-defined]
            kind, word
        )
    )


@cache
def _components() -> TemplateModule:
    return environment().get_template("components.html.jinja").module

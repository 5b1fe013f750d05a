"""Views: the choices by which a reader makes a picture show less, or show it in another light.

A picture offers choices; a view takes some of them. The form beside a picture on the site and the option
`--view` of `pmo-design draw` are made from the same choices, so that both know the same words.
"""

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

View = Mapping[str, tuple[str, ...]]
"""What was chosen, by the key of the choice; a key that is not there leaves the picture as it is."""

WHOLE: View = MappingProxyType({})
"""The view that leaves nothing out."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: its key, its title, and its values with their labels, in the order they are shown.

    Of `many`, several values can be taken at once. Nothing chosen means all, or `values[0]` where `default`
    says so: then the first value is what the picture shows by itself.
    """

    key: str
    title: str
    values: tuple[tuple[str, str], ...]
    many: bool = False
    default: bool = False


def read_view(pairs: Iterable[str], choices: Sequence[Choice]) -> tuple[View, tuple[str, ...]]:
    """Read `key=value` and `key=value,value` by a picture's choices; return the view and the faults.

    >>> heat = Choice("heat", "Heat", (("none", "None"), ("pain", "Pain")), default=True)
    >>> read_view(["heat=pain"], [heat])
    ({'heat': ('pain',)}, ())
    >>> read_view(["heat=pian"], [heat])
    ({}, ("heat has no value 'pian': did you mean 'pain'?",))
    """
    known = {choice.key: choice for choice in choices}
    view: dict[str, tuple[str, ...]] = {}
    faults: list[str] = []
    for pair in pairs:
        key, equals, given = pair.partition("=")
        values = tuple(dict.fromkeys(value for value in given.split(",") if value))
        choice = known.get(key)
        if choice is None:
            faults.append(f"this picture has no view '{key}': {_advice(key, known, 'it has')}")
        elif not equals or not values:
            faults.append(f"{key} wants a value: {key}={choice.values[0][0]}, say")
        else:
            names = {value: label for value, label in choice.values}
            wrong = [value for value in values if value not in names]
            faults += [
                f"{key} has no value '{value}': {_advice(value, names, 'it can be')}" for value in wrong
            ]
            if not choice.many and len({*view.get(key, ()), *values}) > 1:
                faults.append(f"{key} takes one value, not several")
            elif not wrong:
                view[key] = tuple(dict.fromkeys((*view.get(key, ()), *values))) if choice.many else values
    return view, tuple(faults)


def _advice(word: str, known: Iterable[str], introduction: str) -> str:
    words = tuple(known)
    near = difflib.get_close_matches(word, words, n=1)
    if near:
        return f"did you mean '{near[0]}'?"
    return f"{introduction} {', '.join(words)}" if words else "it has none"

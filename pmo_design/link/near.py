"""Which addresses somebody may have meant who wrote one that does not exist."""

from collections import Counter
from collections.abc import Iterable, Iterator, Set
from difflib import SequenceMatcher

MOST_SUGGESTIONS = 3
_NEAR_ENOUGH = 0.75
_AS_NEAR = 0.05
# Rare trigrams tell more than common ones and cost less: they are followed first, up to this many addresses.
_MOST_FOLLOWED = 2_000
_MOST_COMPARED = 25
_LONGEST_COMPARED = 400


class Neighbours:
    """Addresses by the runs of three characters in them: near ones are found without comparing all."""

    def __init__(self, types: Iterable[tuple[str, str]]) -> None:
        """Take in addresses and their node types."""
        self._types = dict(types)
        self._by_trigram: dict[str, list[str]] = {}
        self._by_rest: dict[str, list[str]] = {}
        for address in self._types:
            self._by_rest.setdefault(_rest(address), []).append(address)
            for trigram in set(_trigrams(address)):
                self._by_trigram.setdefault(trigram, []).append(address)

    def near(self, address: str, types: Set[str] | None = None, below: str = "") -> tuple[str, ...]:
        """Return what may have been meant, the nearest first: the same under another kind, else a slip away.

        `types` are the node types that come into question (all, if left out); `below` is what the address
        has to begin with.
        """
        if len(address) > _LONGEST_COMPARED:
            return ()
        same = [known for known in self._by_rest.get(_rest(address), ()) if self._fits(known, types, below)]
        if same:
            return tuple(same[:MOST_SUGGESTIONS])
        return _nearest(address, self._candidates(address, types, below))

    def _candidates(self, address: str, types: Set[str] | None, below: str) -> list[str]:
        """Choose the addresses that share the most trigrams with one, of the same depth if there are any."""
        lists = sorted((self._by_trigram.get(each, []) for each in set(_trigrams(address))), key=len)
        shared: Counter[str] = Counter()
        followed = 0
        for addresses in lists:
            if followed + len(addresses) > _MOST_FOLLOWED and shared:
                break
            followed += len(addresses)
            shared.update(addresses)
        fitting = [known for known, _ in shared.most_common() if self._fits(known, types, below)]
        level = [known for known in fitting if known.count("/") == address.count("/")]
        return (level or fitting)[:_MOST_COMPARED]

    def _fits(self, address: str, types: Set[str] | None, below: str) -> bool:
        return (types is None or self._types[address] in types) and address.startswith(below)


def _nearest(address: str, candidates: Iterable[str]) -> tuple[str, ...]:
    """Return the candidates that are as near as the nearest, or nearly so."""
    matcher = SequenceMatcher(b=address)
    ratios: dict[str, float] = {}
    for candidate in candidates:
        matcher.set_seq1(candidate)
        if matcher.real_quick_ratio() >= _NEAR_ENOUGH and (ratio := matcher.ratio()) >= _NEAR_ENOUGH:
            ratios[candidate] = ratio
    ranked = sorted(ratios, key=lambda candidate: -ratios[candidate])
    return tuple(each for each in ranked if ratios[each] >= ratios[ranked[0]] - _AS_NEAR)[:MOST_SUGGESTIONS]


def _rest(address: str) -> str:
    """Return what stands behind the kind."""
    return address.rpartition(":")[2]


def _trigrams(address: str) -> Iterator[str]:
    rest = f" {_rest(address)} "
    return (rest[at : at + 3] for at in range(len(rest) - 2))

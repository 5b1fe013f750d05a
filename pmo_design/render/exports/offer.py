"""What a site offers to take home; to know it costs nothing, to make it is the work of `downloads`."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from pmo_design.render.exports import FORMATS, PAPERS, Format, Paper


@dataclass(frozen=True, slots=True)
class Offer:
    """What a site offers beside each picture: formats, and the paper of those that are laid out for one."""

    formats: tuple[Format, ...] = ()
    paper: Paper = "A3"


class Download(NamedTuple):
    """A file to take home; its URL is relative to the site's root."""

    label: str
    url: str
    suffix: str


def offer_of(names: Iterable[str], paper: str) -> Offer:
    """Return the offer of the formats with these names, in the order in which formats are offered."""
    wanted = frozenset(names)
    formats = tuple(each for each in FORMATS if each.name in wanted)
    return Offer(formats, next(known for known in PAPERS if known == paper))

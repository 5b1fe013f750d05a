"""Downloads: every picture of a site as files that lie beside its pages."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from pmo_design.link import ServiceDesign
from pmo_design.render.exports import Format, Request, make
from pmo_design.render.exports.drawing import links_to, palette_of
from pmo_design.render.exports.offer import Download, Offer
from pmo_design.render.pictures import PictureKind, all_pictures
from pmo_design.render.processes import Running, begin, can_fork, end, wait
from pmo_design.render.verdicts import NO_VERDICTS, Verdicts
from pmo_design.render.views import WHOLE

FOLDER = "downloads"
PNG_SCALE = 1.25


@dataclass(frozen=True, slots=True)
class Making:
    """Downloads on their way: processes at work, and how to make here what none of them brings."""

    running: tuple[Running[dict[str, bytes]], ...]
    make: Callable[[], dict[str, bytes]]


def downloads_by_picture(design: ServiceDesign, offer: Offer) -> Mapping[str, tuple[Download, ...]]:
    """Return the downloads of a design by the ids of its pictures."""
    return {
        kind.id_of(address): tuple(
            Download(each.label(offer.paper), _path(kind, address, each), each.suffix)
            for each in offer.formats
            if each.holds(kind.name)
        )
        for kind, address in (all_pictures(design) if offer.formats else ())
    }


def begin_downloads(
    design: ServiceDesign,
    offer: Offer,
    site_url: str | None = None,
    *,
    processes: int,
    verdicts: Verdicts = NO_VERDICTS,
) -> Making:
    """Begin to make the downloads of a design in other processes; the same files come out of any number.

    They are made here, when they are waited for, where a process cannot be copied: on some systems, and after
    Typst was loaded, whose threads a copy would lack.
    """
    pictures = tuple(all_pictures(design)) if offer.formats else ()
    here = partial(_made, design, offer, site_url, verdicts, pictures)
    if processes < 2 or not pictures or not can_fork() or "typst" in sys.modules:
        return Making((), here)
    shares = [pictures[at::processes] for at in range(min(processes, len(pictures)))]
    return Making(
        tuple(begin(partial(_made, design, offer, site_url, verdicts, share)) for share in shares), here
    )


def finished(making: Making) -> Mapping[str, bytes]:
    """Wait for downloads; return them by their paths below the site's root."""
    shares = [wait(running) for running in making.running]
    if not shares or None in shares:
        return making.make()
    return {path: content for share in shares for path, content in (share or {}).items()}


def abandoned(making: Making) -> None:
    """End what is at work on downloads that nobody waits for any more."""
    for running in making.running:
        end(running)


def _made(
    design: ServiceDesign,
    offer: Offer,
    site_url: str | None,
    verdicts: Verdicts,
    pictures: Sequence[tuple[PictureKind, str]],
) -> dict[str, bytes]:
    links = links_to(design, site_url)
    palette = palette_of(design, "light")
    made = {}
    for kind, address in pictures:
        picture = kind.draw(design, address, WHOLE, links, verdicts)
        request = Request(design, address, palette, paper=offer.paper, scale=PNG_SCALE, site_url=site_url)
        for each in offer.formats:
            if each.holds(kind.name):
                made[_path(kind, address, each)] = make(each, picture, request)
    return made


def _path(kind: PictureKind, address: str, form: Format) -> str:
    return f"{FOLDER}/{kind.id_of(address)}{form.suffix}"

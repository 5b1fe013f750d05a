"""A picture as a file of its own: the formats, and what each of them needs."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec

from pmo_design.render.exports.request import PAPERS, NotPossibleError, Paper, Request
from pmo_design.render.picture import Picture


def _svg(picture: Picture, request: Request) -> bytes:
    from pmo_design.render.exports.svg import to_svg

    return to_svg(picture, request)


def _png(picture: Picture, request: Request) -> bytes:
    from pmo_design.render.exports.png import to_png

    return to_png(picture, request)


def _pdf(picture: Picture, request: Request) -> bytes:
    from pmo_design.render.exports.pdf import to_pdf

    return to_pdf(picture, request)


def _pptx(picture: Picture, request: Request) -> bytes:
    from pmo_design.render.exports.pptx import to_pptx

    return to_pptx(picture, request)


def _drawio(picture: Picture, request: Request) -> bytes:
    from pmo_design.render.exports.drawio import to_drawio

    return to_drawio(picture, request)


def _pptx_losses(picture: Picture, request: Request) -> tuple[str, ...]:
    from pmo_design.render.exports.pptx import losses

    return losses(picture, request)


def _mermaid(picture: Picture, request: Request) -> bytes:
    from pmo_design.render.exports.mermaid import to_mermaid

    return to_mermaid(picture, request)


def _mermaid_losses(picture: Picture, request: Request) -> tuple[str, ...]:
    from pmo_design.render.exports.mermaid import losses

    return losses(picture, request)


def _nothing(picture: Picture, request: Request) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Format:
    """A format of files: its names, who makes it, and what has to be installed for it.

    `of` names the kinds of picture it can hold, none for all; `takes` the options that it heeds beyond the
    scheme; `losses` tells in sentences what of a picture it cannot hold.
    """

    name: str
    suffix: str
    media_type: str
    title: str
    make: Callable[[Picture, Request], bytes]
    extra: str | None = None
    module: str | None = None
    of: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()
    losses: Callable[[Picture, Request], tuple[str, ...]] = _nothing

    def holds(self, picture: str) -> bool:
        """Tell whether the format can hold a kind of picture, by its name."""
        return not self.of or picture in self.of

    def label(self, paper: Paper) -> str:
        """Name the format to a reader; with the paper where it is laid out for one."""
        return f"{self.title} ({paper})" if "paper" in self.takes else self.title


class MissingEngineError(NotPossibleError):
    """A format whose engine is not installed; its text names the extra that brings it."""

    def __init__(self, format_: Format) -> None:
        self.format = format_
        super().__init__(
            f"{format_.title} needs {format_.module}, which is not installed: "
            f"pip install 'pmo-design[{format_.extra}]'"
        )


FORMATS: tuple[Format, ...] = (
    Format("svg", ".svg", "image/svg+xml", "SVG", _svg, takes=("site_url",)),
    Format("png", ".png", "image/png", "PNG", _png, "png", "resvg_py", takes=("scale",)),
    Format(
        "pdf", ".pdf", "application/pdf", "PDF", _pdf, "pdf", "typst", takes=("paper", "portrait", "site_url")
    ),
    Format(
        "pptx",
        ".pptx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "PowerPoint",
        _pptx,
        "pptx",
        "pptx",
        takes=("paper", "portrait"),
        losses=_pptx_losses,
    ),
    Format(
        "drawio",
        ".drawio",
        "application/vnd.jgraph.mxfile",
        "draw.io",
        _drawio,
        takes=("paper", "portrait"),
    ),
    Format(
        "mermaid",
        ".mmd",
        "text/vnd.mermaid",
        "Mermaid",
        _mermaid,
        of=("journey",),
        losses=_mermaid_losses,
    ),
)
"""All formats, in the order in which they are offered."""


def make(format_: Format, picture: Picture, request: Request) -> bytes:
    """Return a picture in a format; raise `MissingEngineError` if what makes it is not installed."""
    require_engine(format_)
    return format_.make(picture, request)


def require_engine(format_: Format) -> None:
    """Raise `MissingEngineError` if what makes a format is not installed."""
    if format_.module is not None and find_spec(format_.module) is None:
        raise MissingEngineError(format_)


__all__ = [
    "FORMATS",
    "PAPERS",
    "Format",
    "MissingEngineError",
    "NotPossibleError",
    "Paper",
    "Request",
    "make",
    "require_engine",
]

"""What is asked of a format: the element drawn, and how it shall look."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from pmo_design.link import ServiceDesign
from pmo_design.render.tokens import Scheme
from pmo_design.render.verdicts import NO_VERDICTS, Verdicts
from pmo_design.render.views import WHOLE, View

Paper = Literal["A4", "A3", "A1", "A0"]
PAPERS: tuple[Paper, ...] = get_args(Paper)


@dataclass(frozen=True, slots=True)
class Request:
    """One picture in one format: what it is drawn of, and what was chosen for it.

    `palette` holds the colours by the names of their tokens; `scale` is of a picture of pixels; `site_url` is
    the address at which the site is published, for the links of the picture: without it, it has none;
    `verdicts` are shown where the picture has a place for them.
    """

    design: ServiceDesign
    address: str
    palette: Mapping[str, str]
    view: View = field(default_factory=lambda: WHOLE)
    scheme: Scheme = "light"
    paper: Paper = "A3"
    portrait: bool = False
    scale: float = 2.0
    site_url: str | None = None
    verdicts: Verdicts = field(default_factory=lambda: NO_VERDICTS)


class NotPossibleError(Exception):
    """A picture that a format cannot hold as asked; its text is a line for whoever asked."""

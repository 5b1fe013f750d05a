"""`pmo-design draw`: a picture as a file, for a slide, a wall or another program."""

import difflib
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from pmo_design.cli.exits import CLEAN
from pmo_design.cli.workspace import Checked, design_without_errors, path_option, stop, write_named
from pmo_design.diagnostics.formats.display import safe
from pmo_design.link import Node, ServiceDesign
from pmo_design.load import PAGES_FOLDER
from pmo_design.pipeline import draw as draw_file
from pmo_design.render.exports import FORMATS, PAPERS, Format, NotPossibleError, Request
from pmo_design.render.exports.drawing import palette_of
from pmo_design.render.pictures import PICTURES, PictureKind, all_pictures, pictures_of
from pmo_design.render.tokens import SCHEMES
from pmo_design.render.verdicts import verdicts_of
from pmo_design.render.views import Choice, View, read_view

_BY_NAME = {each.name: each for each in FORMATS}
_BY_SUFFIX = {each.suffix: each for each in FORMATS}


class _OneOf(click.Choice[str]):
    """A choice of words; a wrong one is answered in one line, with the word that may be meant."""

    def __init__(self, what: str, words: Iterable[str]) -> None:
        super().__init__(tuple(words))
        self._what = what

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        words = tuple(str(choice) for choice in self.choices)
        if value not in words:
            stop(f"no {self._what} '{safe(str(value))}'; {_advice(str(value), words)}")
        return str(value)


@click.command()
@click.argument("address", required=False)
@click.option("--picture", default=None, metavar="NAME", help="Which picture of the element: see --list.")
@click.option(
    "--format",
    "form",
    type=_OneOf("format", _BY_NAME),
    default=None,
    help="What to write; by the suffix of --output, or SVG, if left out.",
)
@click.option(
    "--paper",
    type=_OneOf("paper", PAPERS),
    default=None,
    help="Paper of a PDF, slide or draw.io page. [default: A3]",
)
@click.option("--portrait", is_flag=True, help="Set the paper upright instead of across.")
@click.option(
    "--view",
    "views",
    multiple=True,
    metavar="KEY=VALUE[,VALUE]",
    help="Show less, or in another light: see --list. Can be given again.",
)
@click.option("--scheme", type=_OneOf("scheme", SCHEMES), default="light", help="Colours. [default: light]")
@click.option(
    "--scale",
    type=click.FloatRange(0.1, 20),
    default=None,
    help="Pixels of a PNG to a unit of the drawing. [default: 2]",
)
@click.option(
    "--site-url", default=None, metavar="URL", help="Lead links of an SVG or PDF to the site there."
)
@click.option(
    "--output",
    "-o",
    default=None,
    metavar="FILE",
    help="File to write, - for standard output; named after the picture, if left out.",
)
@click.option("--list", "listing", is_flag=True, help="List what can be drawn, and the views of each.")
@path_option
def draw(
    address: str | None,
    picture: str | None,
    form: str | None,
    output: str | None,
    listing: bool,
    path: Path | None,
    **asked: Any,
) -> None:
    """Draw the element at ADDRESS: a blueprint, a journey, a service.

    Without ADDRESS, list what can be drawn.
    """
    checked = design_without_errors(path)
    if address is None and (output or form):
        stop("name what to draw by its address; `pmo-design draw` lists what there is")
    if address is None or listing:
        sys.exit(_list(checked.design, address))
    format_ = _format(form, output, _heeded(asked))
    if asked["site_url"] and not asked["site_url"].startswith(("https://", "http://")):
        stop("--site-url wants an address that begins with https:// or http://")
    kind = _kind(checked.design, address, picture)
    if not format_.holds(kind.name):
        stop(f"{format_.title} holds pictures of the kind {', '.join(format_.of)}, not {kind.name}")
    request = Request(
        checked.design,
        address,
        palette_of(checked.design, asked["scheme"]),
        _view(asked["views"], kind.choices(checked.design, address)),
        asked["scheme"],
        asked["paper"] or "A3",
        asked["portrait"],
        asked["scale"] or 2.0,
        asked["site_url"],
        verdicts_of(checked.acceptance),
    )
    try:
        drawn = draw_file(kind, format_, request)
    except NotPossibleError as error:
        stop(str(error))
    for loss in drawn.losses:
        click.echo(f"{format_.title} cannot hold this: {safe(loss)}", err=True)
    _write(checked, output or f"{drawn.id}{format_.suffix}", drawn.content)


def _heeded(asked: dict[str, Any]) -> dict[str, str]:
    """Return the options given that not every format heeds, by the word that a format names them with."""
    options = {"paper": "--paper", "portrait": "--portrait", "scale": "--scale", "site_url": "--site-url"}
    return {name: option for name, option in options.items() if asked[name]}


def _format(form: str | None, output: str | None, given: dict[str, str]) -> Format:
    """Return the format that is meant; a file ends in its suffix, so that nothing else is overwritten."""
    format_ = _BY_NAME[form] if form is not None else FORMATS[0]
    if output is not None and output != "-":
        suffix = Path(output).suffix.lower()
        if form is None and suffix not in _BY_SUFFIX:
            stop(f"'{safe(output)}' does not tell the format: end it in {', '.join(_BY_SUFFIX)}")
        format_ = _BY_NAME[form] if form is not None else _BY_SUFFIX[suffix]
        if suffix != format_.suffix:
            stop(f"'{safe(output)}' is no name for {format_.title}: end it in {format_.suffix}")
    for name, option in given.items():
        if name not in format_.takes:
            heeding = " and ".join(each.title for each in FORMATS if name in each.takes)
            stop(f"{option} means nothing for {format_.title}: it is for {heeding}")
    return format_


def _kind(design: ServiceDesign, address: str, name: str | None) -> PictureKind:
    """Return the picture that is meant by an address and a name."""
    node = _node(design, address)
    kinds = pictures_of(node.type)
    if not kinds:
        whole = pictures_of(node.root.partition(":")[0]) if node.address != node.root else ()
        drawn = ", ".join(dict.fromkeys(kind.of for kind in PICTURES))
        hint = f"draw {node.root}, which it is a part of" if whole else f"there are pictures of {drawn}"
        stop(f"there is no picture of a {node.type}: {hint}")
    there = [kind for kind in kinds if kind.exists(design, address)]
    named = [kind for kind in kinds if name in (None, kind.name)]
    if not named:
        stop(f"no picture '{safe(name or '')}' of {address}; {_advice(name or '', [k.name for k in kinds])}")
    found = next((kind for kind in named if kind in there), None)
    if found is None:
        stop(f"{address} has nothing to show in a picture '{named[0].name}' yet")
    return found


def _node(design: ServiceDesign, address: str) -> Node:
    node = design.get(address)
    if node is None:
        near = [each for each in design.near(address) if pictures_of(design[each].type)]
        hint = f"; did you mean {', '.join(near)}?" if near else "; `pmo-design draw` lists what there is"
        stop(f"no element has the address '{safe(address)}'{hint}")
    return node


def _view(pairs: Iterable[str], choices: tuple[Choice, ...]) -> View:
    view, faults = read_view(pairs, choices)
    if faults:
        stop(safe("; ".join(faults)))
    return view


def _write(checked: Checked, output: str, content: bytes) -> None:
    """Write a file whole, or to standard output; never over what people wrote."""
    if output == "-":
        click.echo(content, nl=False)
        return
    target = Path(output)
    if target.resolve() in _authored_pictures(checked):
        stop(f"{safe(output)} is a picture that the workspace names as its own: choose another name")
    write_named(output, content, "drew")


def _authored_pictures(checked: Checked) -> frozenset[Path]:
    """Return the files that people put into a workspace and that a picture could be named like."""
    service = checked.design.service
    images = [persona.image for persona in checked.design.personas]
    named = [service.brand.logo if service is not None else None, *images]
    pages = checked.root / PAGES_FOLDER
    return frozenset((pages / name).resolve() for name in named if name is not None)


def _list(design: ServiceDesign, address: str | None) -> int:
    """Tell each picture: its element, its name, its title; below it what `--view` can choose."""
    if address is None:
        found = [*all_pictures(design)]
    else:
        kinds = pictures_of(_node(design, address).type)
        found = [(kind, address) for kind in kinds if kind.exists(design, address)]
    if not found:
        of = f"of {safe(address)}" if address is not None else "in this workspace"
        stop(f"there is nothing to draw {of} yet")
    for kind, of in found:
        click.echo(safe(f"{of}  {kind.name}  {design[of].title}"))
        for choice in kind.choices(design, of):
            values = ", ".join(value for value, _ in choice.values)
            click.echo(safe(f"    {choice.key}{' (several)' if choice.many else ''}: {values}"))
    return CLEAN


def _advice(word: str, known: Iterable[str]) -> str:
    words = tuple(known)
    near = difflib.get_close_matches(word, words, n=1)
    return f"did you mean '{near[0]}'?" if near else f"there is {', '.join(words)}"

"""A checklist as one HTML file with everything it needs inside: it works from a disk and on a phone."""

import re
from functools import cache
from importlib.resources import files

from markupsafe import Markup

from pmo_design.model.service import Brand
from pmo_design.render.brand import brand_css
from pmo_design.render.checklists.rows import Checklist
from pmo_design.render.checklists.ticks import bare, ticks_of
from pmo_design.render.checklists.words import day_words
from pmo_design.render.templates import environment

_STYLES = ("tokens.css", "site.css", "checklists.css")
_SCRIPTS = ("theme.js", "checklists.js")
_FONT = re.compile(r"@font-face\s*\{[^}]*\}\n?")


def to_html(checklist: Checklist) -> bytes:
    """Return a checklist as a page that is filled in, kept and exported in any browser, and printed on A4."""
    design = checklist.design
    service = design.service
    brand = service.brand.model_copy(update={"font": None}) if service is not None else Brand()
    made = (
        environment()
        .get_template("checklist_file.html.jinja")
        .render(
            title=checklist.title,
            service=service,
            document=service.document if service is not None else None,
            issued=day_words(service.document.date) if service is not None else "",
            as_of=day_words(checklist.report.as_of),
            list=ticks_of(checklist, bare(design)),
            styles=Markup("\n".join((*map(_asset, _STYLES), brand_css(brand)))),
            head_script=Markup(_asset(_SCRIPTS[0])),
            script=Markup(_asset(_SCRIPTS[1])),
        )
    )
    return made.encode()


@cache
def _asset(name: str) -> str:
    """Return a style or script of the theme; fonts stay outside, so the reader's own stand in for them."""
    text = (files("pmo_design.theme") / "assets" / name).read_text(encoding="utf-8")
    return _FONT.sub("", text)

"""Write the gallery: every picture of the example and of the hardest models, at desk, on a phone, on A3."""

import shutil
import sys
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from hard import hard_workspace  # noqa: E402

from pmo_design.link import ServiceDesign  # noqa: E402
from pmo_design.pipeline import design_from_texts, load_design  # noqa: E402
from pmo_design.render.exports import FORMATS, Request, make  # noqa: E402
from pmo_design.render.pictures import WHOLE, all_pictures  # noqa: E402
from pmo_design.render.tokens import palette  # noqa: E402

FOLDER = ROOT / "build" / "gallery"
STYLES = ("tokens.css", "site.css", "pictures.css")
WANTED = ("svg", "pdf")
HEAD = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title>
{styles}
<style>
body {{ padding: 24px 32px }} h2 {{ margin: 64px 0 8px; border-top: var(--rule); padding-top: 10px }}
.wide {{ overflow-x: auto; margin: 12px 0 }} .wide img {{ display: block; max-width: none }}
iframe {{ width: 390px; height: 760px; border: var(--rule-line) }} code {{ font-family: var(--family-code) }}
</style></head><body>
"""


def main() -> None:
    """Draw all of them into `build/gallery` and say where to look."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    for name in STYLES:
        shutil.copy(ROOT / "pmo_design" / "theme" / "assets" / name, FOLDER / name)
    designs: Mapping[str, ServiceDesign] = {
        "example": load_design(ROOT).value,
        "hard": design_from_texts(hard_workspace()).value,
    }
    entries = [entry for name, design in designs.items() for entry in _entries(name, design)]
    page = _head("Every picture") + "<h1>Every picture</h1>\n" + "\n".join(entries) + "</body></html>\n"
    (FOLDER / "index.html").write_text(page, encoding="utf-8")
    print(f"{len(entries)} pictures in {FOLDER / 'index.html'}")


def _entries(workspace: str, design: ServiceDesign) -> Iterator[str]:
    """Draw each picture of a design in a file for the desk, one for a phone and one for paper."""
    for kind, address in all_pictures(design):
        picture = kind.draw(design, address, WHOLE, lambda address: None)
        name = f"{workspace}-{picture.id}"
        request = Request(design, address, palette("light"))
        for form in FORMATS:
            if form.name in WANTED:
                (FOLDER / f"{name}{form.suffix}").write_bytes(make(form, picture, request))
        phone = ""
        if picture.phone is not None:
            story = f'<main class="content"><div class="picture">{picture.phone}</div></main></body></html>'
            (FOLDER / f"{name}-phone.html").write_text(_head(picture.title) + story, encoding="utf-8")
            phone = f'<iframe src="{name}-phone.html" title="{escape(picture.title)} on a phone"></iframe>'
        yield (
            f'<h2 id="{name}">{escape(picture.title)}</h2>\n'
            f"<p><code>pmo-design draw {address} --picture {kind.name}</code>"
            f' &#8194;<a href="{name}.pdf">on A3</a></p>\n'
            f'<div class="wide"><img src="{name}.svg" alt="{escape(picture.description)}"></div>\n{phone}'
        )


def _head(title: str) -> str:
    styles = "".join(f'<link rel="stylesheet" href="{name}">' for name in STYLES)
    return HEAD.format(title=escape(title), styles=styles)


if __name__ == "__main__":
    main()

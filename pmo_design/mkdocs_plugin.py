"""The MkDocs plugin: events of a build on one side, the pipeline on the other."""

import os
import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Literal

from mkdocs.config import config_options
from mkdocs.config.base import Config as OptionConfig
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.templates import TemplateContext

from pmo_design.diagnostics import Severity
from pmo_design.diagnostics.formats import format_text
from pmo_design.load import CONFIG_NAME
from pmo_design.model.service import Brand
from pmo_design.pipeline import Published, prepare
from pmo_design.publish.assets import search_script, site_assets
from pmo_design.publish.files import SITE_MARK, SOURCE_FOLDERS, reason_to_refuse, write_file
from pmo_design.render.brand import brand_css
from pmo_design.render.exports import MissingEngineError, require_engine
from pmo_design.render.exports.downloads import Making, abandoned, begin_downloads, finished
from pmo_design.render.exports.offer import Offer
from pmo_design.render.hand_written import resolve
from pmo_design.render.pages.register_file import REGISTER_FILE, register_csv
from pmo_design.render.pages.report import report_body
from pmo_design.render.site import (
    Frame,
    PageRef,
    RenderedPage,
    SearchEntry,
    frame,
    render_directive,
    render_page,
)
from pmo_design.render.slots import fill, placeholder
from pmo_design.render.together import render_together

_MOST_PROCESSES = 4
_STYLES = tuple(f"assets/{name}.css" for name in ("tokens", "brand", "pictures", "checklists", "foreign"))
_SCRIPTS = tuple(
    f"assets/{name}.js" for name in ("shapes", "margins", "folding", "views", "pictures", "checklists")
)

_ID = re.compile(r'\bid="([^"]+)"')


class Options(OptionConfig):  # type: ignore[no-untyped-call]
    """What `mkdocs.yml` may set for the plugin."""

    workspace = config_options.Type(str, default=".")
    as_of = config_options.Type(str, default="")


class GeneratedPage(Page):
    """A page that comes from the design: its HTML is ready, so Markdown has no work."""

    rendered: RenderedPage

    def __init__(self, ref: PageRef, file: File, config: MkDocsConfig, plugin: "PmoDesignPlugin") -> None:
        super().__init__(ref.title, file, config)
        self._ref = ref
        self._plugin = plugin

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""
        self.rendered = self._plugin.render(self._ref)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = str(self.rendered.content)
        self.toc = TableOfContents([AnchorLink(title, anchor, 2) for title, anchor in self.rendered.contents])
        self.present_anchor_ids = set(_ID.findall(self.content))


class PmoDesignPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Checks the workspace, adds its pages, and fills in pictures and frames."""

    def __init__(self) -> None:
        super().__init__()
        self._live = False
        self._published: Published | None = None
        self._faults: Published | None = None
        self._ready: Mapping[str, RenderedPage] = {}
        self._slots: dict[str, dict[str, str]] = {}
        self._search: dict[str, tuple[SearchEntry, ...]] = {}
        self._making: Making | None = None

    # ── before the build ─────────────────────────────────────────────────────────────────────

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self._live = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check the workspace; outside a preview a fault ends the build before anything is touched.

        A preview calls this with the same configuration after each change.
        """
        root = self._root(config)
        _refuse_output(config, root)
        as_of = _day(self.config.as_of)
        prepared = prepare(root, Path(config.docs_dir), as_of=as_of, with_downloads=not self._live)
        faulty = any(fault.severity is Severity.ERROR for fault in prepared.diagnostics)
        if faulty and not self._live:
            report = format_text(prepared.diagnostics, prepared.texts)
            raise PluginError(f"the design has faults; the site is left as it was\n\n{report}")
        _refuse_missing_engines(prepared.site.offer)
        self._faults = prepared if faulty else None
        if self._published is None or not faulty:
            self._published = prepared
        config.use_directory_urls = False  # a folder's URL opens from a server only, not from a disk
        folders = [str(root / name) for name in SOURCE_FOLDERS[1:] if (root / name).is_dir()]
        config.watch += [folder for folder in folders if folder not in config.watch]
        if config.theme.name != "pmo-design" and _STYLES[0] not in config.extra_css:
            config.extra_css[:0] = _STYLES
            config.extra_javascript[:0] = _SCRIPTS
        return config

    def _root(self, config: MkDocsConfig) -> Path:
        base = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
        return (base / self.config.workspace).resolve()

    @property
    def published(self) -> Published:
        """The design whose pages there are: in a preview with faults, the last good one."""
        assert self._published is not None, "MkDocs calls on_config first"
        return self._published

    # ── files and pages ──────────────────────────────────────────────────────────────────────

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add a page for each that the design has, unless a hand-written one stands in its place."""
        present = {file.src_uri for file in files}
        generated = [ref for ref in self.published.site.pages if ref.uri not in present]
        for ref in generated:
            is_overview = ref.address is None or ref.uri.endswith("/index.md")
            inclusion = InclusionLevel.INCLUDED if is_overview else InclusionLevel.NOT_IN_NAV
            file = File.generated(config, ref.uri, content="", inclusion=inclusion)
            file.edit_uri = None
            GeneratedPage(ref, file, config, self)
            files.append(file)
        service = self.published.site.design.service
        brand = service.brand if service is not None else Brand()
        site = self.published.site
        register = register_csv(site.design, site.acceptance)
        files.append(File.generated(config, REGISTER_FILE, content=register))
        for asset in site_assets(brand_css(brand), own_theme=config.theme.name == "pmo-design"):
            files.append(File.generated(config, asset.path, content=asset.content))
        if not self._live:
            processes = min(os.cpu_count() or 1, _MOST_PROCESSES)
            self._making = begin_downloads(
                site.design, site.offer, config.site_url, processes=processes, verdicts=site.verdicts
            )
            uris = [ref.uri for ref in generated]
            self._ready = render_together(self.published.site, uris, processes)
        return files

    def render(self, ref: PageRef) -> RenderedPage:
        """Render a page of the design, or the report of what is wrong with it."""
        if self._faults is not None:
            body = report_body(self._faults.diagnostics, self._faults.texts)
            return RenderedPage(ref, body, {}, (), ())
        rendered = self._ready.get(ref.uri) or render_page(self.published.site, ref.uri)
        self._search[ref.uri] = rendered.search
        return rendered

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Turn the addresses and directives of a hand-written page into links and HTML."""
        if isinstance(page, GeneratedPage):
            return markdown
        site, uri = self.published.site, page.file.src_uri
        slots: dict[str, str] = {}

        def expand(name: str, argument: str) -> str:
            html, pictures = render_directive(site, uri, name, argument)
            key = f"directive-{len(slots)}"
            slots.update({key: str(html)}, **{slot: str(svg) for slot, svg in pictures.items()})
            return placeholder(key)

        def source_of(address: str) -> str | None:
            """Name the page as MkDocs knows it, by its source: it makes the URL, and checks the anchor."""
            href = site.href(address, uri)
            return href.replace(".html", ".md", 1) if href is not None else None

        resolved = resolve(markdown, source_of, expand)
        self._slots[uri] = slots
        return resolved

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Show the report in the place of a hand-written page, too, while there are faults."""
        if self._faults is None or isinstance(page, GeneratedPage):
            return html
        return str(report_body(self._faults.diagnostics, self._faults.texts))

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the theme its frame: sections, index, breadcrumbs, neighbours, title block."""
        contents = tuple((item.title, item.id) for item in page.toc if item.level <= 2)
        context["pmo"] = self._frame(page.file.src_uri, contents)  # type: ignore[typeddict-unknown-key]
        return context

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Give the page of a lost reader the same frame, as if it stood beside the home page."""
        if template_name == "404.html":
            context["pmo"] = self._frame("index.md", ())  # type: ignore[typeddict-unknown-key]
        return context

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Leave the site map out where the site's own address is not known: it could name no page."""
        return "" if template_name == "sitemap.xml" and not config.site_url else output

    def _frame(self, uri: str, contents: Iterable[tuple[str, str]]) -> Frame:
        site = self.published.site
        return frame(site, site.find(uri) or site.page("index.md"), contents)

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Put pictures in their places, now that search has read the page."""
        if isinstance(page, GeneratedPage):
            return fill(output, {key: str(value) for key, value in page.rendered.slots.items()})
        return fill(output, self._slots.get(page.file.src_uri, {}))

    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:
        """Date the page by the document, not by the clock: the same design makes the same bytes."""
        service = self.published.site.design.service
        if service is not None:
            page.update_date = service.document.date.isoformat()
        return page

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the downloads, and the index of the search: as a script, so that it works from a disk."""
        entries = [entry for ref in self.published.site.pages for entry in self._search.get(ref.uri, ())]
        site = Path(config.site_dir)
        write_file(site / "assets" / "search.js", search_script(entries))
        if self._making is not None:
            for path, content in finished(self._making).items():
                write_file(site / path, content)
        write_file(site / SITE_MARK, b"Made by pmo-design; the next build replaces this folder.\n")

    def on_build_error(self, *, error: Exception) -> None:
        """End what works for a build that has ended."""
        if self._making is not None:
            abandoned(self._making)


def _refuse_missing_engines(offer: Offer) -> None:
    """Refuse downloads in a format whose engine is not installed, before anything is touched."""
    for form in offer.formats:
        try:
            require_engine(form)
        except MissingEngineError as error:
            raise PluginError(f"{CONFIG_NAME} offers downloads as {form.title}: {error}") from error


def _day(text: str) -> date | None:
    """Read the day that figures are told as of; without one it is that of the service's document."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise PluginError(f"as_of: '{text}' is no day; write it in quotes, as '2026-11-16'") from error


def _refuse_output(config: MkDocsConfig, root: Path) -> None:
    """Refuse an output folder that holds anything but a site: MkDocs empties it before it writes."""
    reason = reason_to_refuse(Path(config.site_dir), root)
    if reason is not None:
        raise PluginError(
            f"site_dir '{config.site_dir}' {reason}; a build would empty it: "
            "set `site_dir: build/site` in mkdocs.yml"
        )

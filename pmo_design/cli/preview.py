"""A live preview: a saved file is checked at once, and only the pages that are asked for are rendered.

MkDocs builds the whole site before it shows one page. Here its own steps are taken apart: everything up to
the rendering is done after each change, and a page is rendered when the browser asks for it.
"""

import posixpath
import threading
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from mkdocs.commands import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from pmo_design.cli.mkdocs_config import site_config
from pmo_design.publish.files import SITE_MARK, write_file

SEARCH_INDEX = "assets/search.js"


class Preview:
    """The site between two changes: what is planned, and which pages are rendered already."""

    _config: MkDocsConfig

    def __init__(self, config_file: Path, folder: Path, as_of: date | None = None) -> None:
        self.folder = folder
        write_file(folder / SITE_MARK, b"")
        self._config_file = config_file
        self._as_of = as_of
        self._lock = threading.Lock()
        self._saved: int | None = None
        self._pages: dict[str, Page] = {}
        self._rendered: set[str] = set()
        self.refresh()

    def refresh(self) -> None:
        """Read everything anew that may have changed; pages wait until they are asked for."""
        with self._lock:
            saved = self._config_file.stat().st_mtime_ns
            anew = saved != self._saved or not _may_stay(self._config)
            if anew:
                self._config = site_config(self._config_file, site_dir=self.folder, as_of=self._as_of)
                self._config.plugins.on_startup(command="serve", dirty=False)
            self._config = self._config.plugins.on_config(self._config)
            if anew:
                self._env = self._config.theme.get_env()
            self._saved = saved
            self._plan()

    def _plan(self) -> None:
        """Find out which pages there are, and put in the folder what has to lie beside them."""
        config, env = self._config, self._env
        config.plugins.on_pre_build(config=config)
        files = get_files(config)
        files.add_files_from_theme(env, config)
        files = config.plugins.on_files(files, config=config)
        set_exclusions(files, config)
        nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
        self._env = config.plugins.on_env(env, config=config, files=files)
        files.copy_static_files(dirty=True, inclusion=InclusionLevel.is_in_serve)
        self._files, self._nav = files, nav
        self._pages = {
            file.dest_uri: file.page
            for file in files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
            if file.page is not None
        }
        self._rendered = set()

    @property
    def watched(self) -> Iterable[str]:
        """The files and folders whose change asks for a refresh."""
        config = self._config
        return (config.docs_dir, str(self._config_file), *config.watch)

    def ensure(self, uri: str) -> None:
        """Render the page that is written to `uri`, if there is one and it has not been rendered."""
        with self._lock:
            if uri == SEARCH_INDEX and uri not in self._rendered:
                for page in self._pages.values():
                    mkdocs_build._populate_page(page, self._config, self._files)
                self._config.plugins.on_post_build(config=self._config)
                self._rendered.add(uri)
            page_of_uri = self._pages.get(uri)
            if page_of_uri is not None and uri not in self._rendered:
                self._render(page_of_uri)
                self._rendered.add(uri)

    def _render(self, page: Page) -> None:
        mkdocs_build._populate_page(page, self._config, self._files)
        pages = self._files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
        mkdocs_build._build_page(page, self._config, pages, self._nav, self._env)


def _may_stay(config: MkDocsConfig) -> bool:
    """Tell whether a loaded configuration serves again: other people's plugins may count on a new one."""
    return list(config.plugins) == ["pmo-design"] and not config.hooks


class _Changes(FileSystemEventHandler):
    """Passes on that a file changed; that it was opened or closed is no change."""

    def __init__(self, tell: Callable[[], None]) -> None:
        self._tell = tell

    def on_modified(self, event: FileSystemEvent) -> None:
        self._pass_on(event)

    def on_created(self, event: FileSystemEvent) -> None:
        self._pass_on(event)

    def on_deleted(self, event: FileSystemEvent) -> None:
        self._pass_on(event)

    def on_moved(self, event: FileSystemEvent) -> None:
        self._pass_on(event)

    def _pass_on(self, event: FileSystemEvent) -> None:
        if not event.is_directory:
            self._tell()


class PreviewServer(LiveReloadServer):
    """MkDocs' server with three changes: it listens to the file system, waits less, and renders on demand."""

    def __init__(self, preview: Preview, host: str, port: int, ready: Callable[[str], None]) -> None:
        super().__init__(self._refresh, host, port, root=str(preview.folder))
        self._preview = preview
        self._ready = ready
        self.build_delay = 0.02
        self.observer = Observer()  # type: ignore[assignment]
        for path in preview.watched:
            self.watch(path)

    def watch(self, path: str, func: None = None, *, recursive: bool = True) -> None:
        """Refresh when a file below `path` changes; MkDocs' own way would do so when one is merely read."""
        self._watched_paths[path] = 1
        self.observer.schedule(_Changes(self._want), path, recursive=recursive)

    def _want(self) -> None:
        with self._rebuild_cond:
            self._want_rebuild = True
            self._rebuild_cond.notify_all()

    def server_activate(self) -> None:
        """Begin to listen, and tell the URL: only now is the port known where a free one was asked for."""
        super().server_activate()
        host, port = self.server_address[:2]
        self._ready(f"http://{host!s}:{port}/")

    def _refresh(self) -> None:
        try:
            self._preview.refresh()
        except MkDocsException as error:
            raise SystemExit(str(error)) from error

    def _serve_request(self, environ: dict[str, Any], start_response: Any) -> Any:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if not path.startswith("/livereload/"):
            with self._epoch_cond:
                self._epoch_cond.wait_for(lambda: self._visible_epoch == self._wanted_epoch)
            uri = posixpath.normpath(path + ("index.html" if path.endswith("/") else "")).lstrip("/")
            self._preview.ensure(uri)
        return super()._serve_request(environ, start_response)

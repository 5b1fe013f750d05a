"""MkDocs as the commands use it: its configuration, and its silence."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig


def site_config(
    config_file: Path, *, site_dir: Path | None = None, as_of: date | None = None
) -> MkDocsConfig:
    """Load `mkdocs.yml`; `site_dir`, and the day that figures are told as of, override what it says."""
    config = load_config(str(config_file), **({"site_dir": str(site_dir)} if site_dir is not None else {}))
    plugin = config.plugins.get("pmo-design")
    if as_of is not None and plugin is not None:
        plugin.config["as_of"] = as_of.isoformat()
    return config


@contextmanager
def quiet() -> Iterator[None]:
    """Keep MkDocs from saying what the command's own report says better."""
    logger = logging.getLogger("mkdocs")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(level)

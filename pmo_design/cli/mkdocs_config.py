"""MkDocs as the commands use it: its configuration, and its silence."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig


def site_config(config_file: Path, *, site_dir: Path | None = None) -> MkDocsConfig:
    """Load `mkdocs.yml`; `site_dir` overrides what it says."""
    if site_dir is None:
        return load_config(str(config_file))
    return load_config(str(config_file), site_dir=str(site_dir))


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

"""The command line: arguments in, reports and exit codes out."""

from pmo_design.cli.commands import main

__all__ = ["main"]

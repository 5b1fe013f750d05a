"""`python -m pmo_design` is the `pmo-design` command."""

from pmo_design.cli import main

main()

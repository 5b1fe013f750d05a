"""Designs for the tests of graphs: a small service, a large one, the starter."""

from functools import cache
from pathlib import Path

from pmo_design.link import ServiceDesign
from pmo_design.pipeline import design_from_texts

ROOT = Path(__file__).parents[2]
SHEET = "{number: A, revision: A, status: Draft, date: 2026-01-15, classification: Open}"
HOSTILE = 'Q "x" \\n <b>&amp; {a|b} ]]> é 网'

SMALL = f"""
kind: service
id: small
title: Small service
client: works
provider: office
currency: EUR
document: {SHEET}
organisations:
  - {{id: works, title: Works, type: client}}
  - {{id: office, title: Office, type: provider}}
sites:
  - {{id: quay, title: Quay, type: port, region: R, time_zone: UTC, part_of: "organisation:works"}}
systems:
  - {{id: log, title: Log, operated_by: "organisation:office"}}
flows:
  - {{from: organisation:office, to: organisation:works, carries: value, label: Work}}
  - {{from: organisation:works, to: organisation:office, carries: money, label: Fee}}
  - {{from: organisation:office, to: site:quay, carries: contract, label: Order, direction: two-way}}
"""


@cache
def small() -> ServiceDesign:
    """Return two organisations, a site, a system, three flows."""
    return design_from_texts({"blueprints/service.yaml": SMALL}).value


@cache
def hostile() -> ServiceDesign:
    """Return the small service with titles that would break careless quoting."""
    quoted = "'" + HOSTILE.replace("'", "''") + "'"
    text = SMALL.replace("title: Works", f"title: {quoted}").replace("label: Work}", f"label: {quoted}}}")
    return design_from_texts({"blueprints/service.yaml": text}).value


@cache
def starter() -> ServiceDesign:
    """Return the workspace that `pmo-design init` writes."""
    return _workspace(ROOT / "pmo_design" / "cli" / "starter")


@cache
def project_office() -> ServiceDesign:
    """Return the workspace of this repository."""
    return _workspace(ROOT)


@cache
def large() -> ServiceDesign:
    """Return fifteen organisations with units, sites, systems and flows within and between all columns."""
    kinds = ["client", "provider", *["supplier", "partner", "regulator", "community"] * 4]
    carries = ("value", "money", "information", "contract")
    lines = ["kind: service", "id: large", "title: Large", "client: o0", "provider: o1", "currency: EUR"]
    lines += [f"document: {SHEET}", "organisations:"]
    lines += [f"  - {{id: o{at}, title: Organisation number {at}, type: {kinds[at]}}}" for at in range(15)]
    lines.append("business_units:")
    owners = [at % 2 if at < 9 else at - 7 for at in range(12)]
    lines += [
        f"  - {{id: u{at}, title: Unit {at}, part_of: 'organisation:o{owner}'}}"
        for at, owner in enumerate(owners)
    ]
    lines.append("sites:")
    place = "type: mine, region: R, time_zone: UTC"
    lines += [
        f"  - {{id: s{at}, title: Site {at}, {place}, part_of: 'business-unit:u{0 if at < 22 else at % 12}'}}"
        for at in range(34)
    ]
    lines.append("flows:")
    for at in range(2, 15):
        one, other = f"organisation:o{at}", f"organisation:o{at % 2}"
        back = f"organisation:o{(at + 1) % 2}"
        way = "two-way" if at % 3 == 0 else "one-way"
        lines.append(
            f"  - {{from: {one}, to: {other}, carries: {carries[at % 4]}, label: Given {at},"
            f" direction: {way}}}"
        )
        lines.append(f"  - {{from: {back}, to: {one}, carries: {carries[(at + 1) % 4]}, label: Got {at}}}")
    lines += [
        f"  - {{from: business-unit:u{at}, to: business-unit:u{(at * 5 + 1) % 9}, carries: {carries[at % 4]},"
        f" label: Passed on {at}}}"
        for at in range(9)
    ]
    lines.append("  - {from: site:s20, to: organisation:o3, carries: value, label: Ore}")
    return design_from_texts({"blueprints/service.yaml": "\n".join(lines)}).value


def _workspace(root: Path) -> ServiceDesign:
    folders = ("personas", "journeys", "blueprints")
    files = [path for folder in folders for path in sorted((root / folder).rglob("*.yaml"))]
    return design_from_texts({path.relative_to(root).as_posix(): path.read_text() for path in files}).value

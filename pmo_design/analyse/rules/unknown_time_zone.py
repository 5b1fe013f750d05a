"""Sites and channels in a time zone that does not exist."""

from collections.abc import Iterator
from difflib import get_close_matches
from zoneinfo import available_timezones

from pmo_design.analyse.shift_hours import is_zone
from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.analyse import UNKNOWN_TIME_ZONE
from pmo_design.link.design import ServiceDesign


def check_unknown_time_zone(design: ServiceDesign) -> Iterator[Diagnostic]:
    """Report every time zone that is not in the IANA database."""
    for node in design.nodes("site", "channel"):
        zone = getattr(node.part, "time_zone", None)
        if zone is not None and not is_zone(zone):
            near = get_close_matches(zone, sorted(available_timezones()), n=1)
            hints = [f"did you mean '{name}'?" for name in near]
            yield UNKNOWN_TIME_ZONE.at(node.span_of("time_zone"), hints=hints, zone=zone)

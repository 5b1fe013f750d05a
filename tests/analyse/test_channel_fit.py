"""Whether a persona can use a channel."""

import pytest

from pmo_design.analyse import ChannelFit, channel_fit
from pmo_design.pipeline import design_from_texts

SERVICE = """\
kind: service
id: pmo
title: PMO as a Service
client: division
provider: ict-services
currency: AUD
document:
  {{number: P-1, revision: A, status: draft, date: 2026-11-16, classification: in confidence}}
organisations:
  - {{id: division, title: Aluminium Division, type: client}}
  - {{id: ict-services, title: ICT Services Group, type: provider}}
sites:
  - id: weipa
    title: Weipa
    type: mine
    region: Queensland
    time_zone: Australia/Brisbane
    bandwidth_kbps: 256
channels:
  - {{id: way, title: Way, {channel}}}
  - {{id: talk, title: Talk, type: in-person}}
"""
PERSONA = """\
kind: persona
id: manager
title: Site project manager
context: {{{context}}}
channel_preferences:
  - {{channel: way, preference: accepted}}
"""
JOURNEY = """\
kind: journey
id: report
title: Report the status
personas: [manager]
state: to-be
stages:
  - id: month-end
    title: Month end
    steps:
      - {id: meet, title: Meet, touchpoints: [{title: Meeting, channel: talk}]}
      - id: send
        title: Send
        touchpoints: [{title: Report, channel: way}, {title: Once more, channel: way}]
"""
AT_WEIPA = "site: weipa"
BY_DAY = 'site: weipa, shift: {start: "06:00", end: "18:00"}'
BY_NIGHT = 'site: weipa, shift: {start: "18:00", end: "06:00"}'
PERTH = 'hours: {start: "08:00", end: "16:00"}, time_zone: Australia/Perth'


def _fits(channel: str, context: str) -> dict[str, ChannelFit]:
    texts = {
        "service.yaml": SERVICE.format(channel=channel),
        "persona.yaml": PERSONA.format(context=context),
        "journey.yaml": JOURNEY,
    }
    fits = channel_fit(design_from_texts(texts).value, "persona:manager")
    return {fit.channel: fit for fit in fits}


@pytest.mark.parametrize(
    ("channel", "context", "verdict", "reason"),
    [
        (
            "type: video, bandwidth_kbps: 1200",
            AT_WEIPA,
            "cannot",
            "it needs 1200 kbit/s, and there are 256",
        ),
        (
            "type: video, bandwidth_kbps: 1200",
            "site: weipa, bandwidth_kbps: 2000",
            "works",
            "needs 1200 kbit/s, and there are 2000",
        ),
        (
            "type: app, bandwidth_kbps: 64",
            "site: weipa, bandwidth_kbps: 0",
            "cannot",
            "it needs a connection, and there is none",
        ),
        (
            "type: app, bandwidth_kbps: 64, works_offline: true",
            "bandwidth_kbps: 0",
            "works",
            "works without a connection",
        ),
        ("type: email", "bandwidth_kbps: 0", "cannot", "it needs a connection, and there is none"),
        ("type: radio", "bandwidth_kbps: 0", "works", "needs no data connection"),
        ("type: portal, bandwidth_kbps: 64", "", "unknown", "nothing is known of the connection"),
        (f"type: phone, {PERTH}", AT_WEIPA, "unknown", "nothing is known of the shift"),
        (
            f"type: phone, {PERTH}",
            BY_NIGHT,
            "cannot",
            "it is answered 10:00\u201318:00 at their site, and their shift is 18:00\u201306:00",
        ),
        (
            f"type: phone, {PERTH}",
            BY_DAY,
            "partly",
            "answered for 66 % of their shift: 10:00\u201318:00 at their site, shift 06:00\u201318:00",
        ),
        (
            f"type: sms, {PERTH}",
            BY_NIGHT,
            "partly",
            "answered 10:00\u201318:00 at their site, never in their shift, 18:00\u201306:00; messages wait",
        ),
        (
            'type: phone, hours: {start: "06:00", end: "18:00", days: [mon, fri]}',
            BY_DAY,
            "partly",
            "answered for 28 % of their shift: 06:00\u201318:00 mon, fri, shift 06:00\u201318:00",
        ),
        (
            'type: phone, hours: {start: "06:00", end: "18:00", days: [tue, mon, wed]}',
            BY_DAY,
            "partly",
            "answered for 42 % of their shift: 06:00\u201318:00 mon\u2013wed, shift 06:00\u201318:00",
        ),
        (
            f"type: video, bandwidth_kbps: 1200, {PERTH}",
            BY_NIGHT,
            "cannot",
            "it needs 1200 kbit/s, and there are 256; "
            "it is answered 10:00\u201318:00 at their site, and their shift is 18:00\u201306:00",
        ),
    ],
)
def test_a_channel_is_as_good_as_the_worst_that_is_said_of_it(
    channel: str, context: str, verdict: str, reason: str
) -> None:
    fit = _fits(channel, context)["channel:way"]

    assert (fit.verdict, fit.reason) == (verdict, reason)


def test_channels_come_in_the_order_in_which_they_are_met() -> None:
    fits = _fits("type: phone", AT_WEIPA)

    assert [(fit.channel, fit.steps) for fit in fits.values()] == [
        ("channel:talk", ("journey:report/month-end/meet",)),
        ("channel:way", ("journey:report/month-end/send",)),
    ]

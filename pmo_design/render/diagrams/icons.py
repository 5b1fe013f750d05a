"""One family of line icons for lanes, channels, evidence and marks: a box of 20, stroke 1.5, round joins."""

from collections.abc import Mapping
from types import MappingProxyType

_BOX = 20


def icon(name: str, x: float, y: float, size: float = _BOX) -> str:
    """Return the SVG group that draws an icon, top left corner at x, y, in the current text colour."""
    scale = f" scale({size / _BOX:g})" if size != _BOX else ""
    return (
        f'<g class="icon" data-icon="{name}" transform="translate({x:g} {y:g}){scale}" fill="none"'
        ' stroke="currentColor"'
        ' stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">'
        f"{ICONS[name]}</g>"
    )


def channel_icon(channel_type: str) -> str:
    """Return the name of the icon for a type of channel; `channel` for a type that has none."""
    return channel_type if channel_type in _CHANNEL_TYPES else "channel"


def evidence_icon(evidence: str) -> str:
    """Return the name of the icon for a piece of evidence, by the first word that names a kind of it.

    "Request form on the portal" gives `form`; evidence whose words name no kind gives `document`, and so do
    counted pages, which tell how long it is: "Wishes heard, on one page".
    """
    words = [word.strip(".,;:()").lower() for word in evidence.split()]
    named = (
        word.removesuffix("s") if word not in _EVIDENCE_WORDS else word
        for before, word in zip(["", *words], words, strict=False)
        if not (word in ("page", "pages") and (before.isdecimal() or before in _COUNTS))
    )
    return next((_EVIDENCE_WORDS[word] for word in named if word in _EVIDENCE_WORDS), "document")


# A dot is a stroke of no length with a round cap: `h0`.
ICONS: Mapping[str, str] = MappingProxyType(
    {
        "app": (
            '<rect x="5.25" y="2.25" width="9.5" height="15.5" rx="1.5"/>'
            '<path d="M8.25 6.25h0M11.75 6.25h0M8.25 9.75h0M11.75 9.75h0M9.25 14.75h1.5"/>'
        ),
        "board": (
            '<rect x="2.75" y="3.25" width="14.5" height="10" rx="1"/>'
            '<path d="M6.75 13.25l-1.75 4M13.25 13.25l1.75 4M5.75 6.75h5.5M5.75 9.75h8.5"/>'
        ),
        "book": (
            '<path d="M10 5c-1.75-1.25-4-1.75-6.75-1.75v12c2.75 0 5 .5 6.75 1.75 1.75-1.25 4-1.75 6.75-1.75'
            'v-12c-2.75 0-5 .5-6.75 1.75zM10 5v12"/>'
        ),
        "box": (
            '<path d="M10 2.75l6.75 3.5v7.5l-6.75 3.5-6.75-3.5v-7.5z'
            'M3.25 6.25l6.75 3.5 6.75-3.5M10 9.75v7.5"/>'
        ),
        "calendar": (
            '<rect x="3.25" y="4.25" width="13.5" height="12.5" rx="1"/>'
            '<path d="M3.25 8.25h13.5M6.75 2.5v3.25M13.25 2.5v3.25M6.5 11.25h3M10 13.75h3.5"/>'
        ),
        "card": (
            '<rect x="2.25" y="4.25" width="15.5" height="11.5" rx="1"/>'
            '<circle cx="7" cy="8.75" r="1.5"/>'
            '<path d="M4.75 13a2.25 2.25 0 0 1 4.5 0M12 8.5h2.75M12 11.5h2.75"/>'
        ),
        "certificate": (
            '<path d="M10.25 13.75h-6.5a1 1 0 0 1-1-1v-8a1 1 0 0 1 1-1h12.5a1 1 0 0 1 1 1v5'
            'M5.75 7.25h8.5M5.75 10.25h3"/><circle cx="13.75" cy="12.25" r="2.25"/>'
            '<path d="M12.5 14.25v3.25l1.25-1 1.25 1v-3.25"/>'
        ),
        "channel": '<path d="M3.25 7.25h13.5l-3.25-3.25M16.75 12.75h-13.5l3.25 3.25"/>',
        "chart": (
            '<path d="M3.25 3.25v12.5a1 1 0 0 0 1 1h12.5M7.25 13.25v-2.5M10.75 13.25v-6M14.25 13.25v-8.5"/>'
        ),
        "chat": (
            '<path d="M3.75 3.75h12.5a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1h-7l-3.5 3.25v-3.25h-2a1 1 0 0'
            ' 1-1-1v-8a1 1 0 0 1 1-1zM6.5 7.25h7M6.5 10.25h4.5"/>'
        ),
        "clock": '<circle cx="10" cy="10" r="7.25"/><path d="M10 5.75v4.5l2.75 1.75"/>',
        "contract": (
            '<path d="M8.75 17.25h-3.5a1 1 0 0 1-1-1v-12.5a1 1 0 0 1 1-1h6l3.5 3.5v2M11.25 2.75v3.5h3.5'
            'M7.25 9.25h2M7.25 12.25h1.5"/><circle cx="13.5" cy="12.25" r="2.25"/>'
            '<path d="M12.25 14.25v3.5l1.25-1 1.25 1v-3.5"/>'
        ),
        "database": (
            '<ellipse cx="10" cy="5" rx="5.75" ry="2.25"/>'
            '<path d="M4.25 5v10c0 1.25 2.57 2.25 5.75 2.25s5.75-1 5.75-2.25v-10'
            'M4.25 10c0 1.25 2.57 2.25 5.75 2.25s5.75-1 5.75-2.25"/>'
        ),
        "document": (
            '<path d="M11.75 2.75h-6a1 1 0 0 0-1 1v12.5a1 1 0 0 0 1 1h8.5a1 1 0 0 0 1-1v-10z'
            'M11.75 2.75v3.5h3.5M7.75 10.25h4.5M7.75 13.25h4.5"/>'
        ),
        "email": (
            '<rect x="2.75" y="4.25" width="14.5" height="11.5" rx="1"/>'
            '<path d="M3.25 5.25l6.75 5.5 6.75-5.5"/>'
        ),
        "form": (
            '<rect x="4.25" y="2.75" width="11.5" height="14.5" rx="1"/>'
            '<path d="M6.75 7.25l1 1 1.75-2M11.75 7.25h1.5M6.75 12.75l1 1 1.75-2M11.75 12.75h1.5"/>'
        ),
        "gear": (
            '<circle cx="10" cy="10" r="2.25"/>'
            '<path d="M8.74 4.54L8.83 2.59L11.17 2.59L11.26 4.54L12.97 5.25L14.41 3.93L16.07 5.59L14.75'
            " 7.03L15.46 8.74L17.41 8.83L17.41 11.17L15.46 11.26L14.75 12.97L16.07 14.41L14.41"
            " 16.07L12.97 14.75L11.26 15.46L11.17 17.41L8.83 17.41L8.74 15.46L7.03 14.75L5.59 16.07L3.93"
            " 14.41L5.25 12.97L4.54 11.26L2.59 11.17L2.59 8.83L4.54 8.74L5.25 7.03L3.93 5.59L5.59"
            ' 3.93L7.03 5.25z"/>'
        ),
        "headset": (
            '<path d="M3.75 11.75v-2a6.25 6.25 0 0 1 12.5 0v2'
            "M3.75 10.75h1.5a1 1 0 0 1 1 1v2.5a1 1 0 0 1-1 1h-.5a1 1 0 0 1-1-1z"
            "M16.25 10.75h-1.5a1 1 0 0 0-1 1v2.5a1 1 0 0 0 1 1h.5a1 1 0 0 0 1-1z"
            'M16.25 14.25v1a2 2 0 0 1-2 2h-3"/>'
        ),
        "in-person": (
            '<circle cx="5.5" cy="6.5" r="2.25"/>'
            '<path d="M2.25 15.75v-1.25a3.25 3.25 0 0 1 6.5 0v1.25"/>'
            '<circle cx="14.5" cy="6.5" r="2.25"/>'
            '<path d="M11.25 15.75v-1.25a3.25 3.25 0 0 1 6.5 0v1.25"/>'
        ),
        "letter": (
            '<path d="M2.75 8.75v7.5a1 1 0 0 0 1 1h12.5a1 1 0 0 0 1-1v-7.5l-7.25 5z'
            'M5.25 10.25v-6.5a1 1 0 0 1 1-1h7.5a1 1 0 0 1 1 1v6.5M8.25 6.25h3.5"/>'
        ),
        "list": ('<path d="M3.75 5.25h0M3.75 10h0M3.75 14.75h0M7.25 5.25h9.5M7.25 10h9.5M7.25 14.75h9.5"/>'),
        "money": (
            '<rect x="2.25" y="4.75" width="15.5" height="10.5" rx="1"/>'
            '<circle cx="10" cy="10" r="2.25"/><path d="M5.25 10h0M14.75 10h0"/>'
        ),
        "paper": (
            '<rect x="3.75" y="5.75" width="9.5" height="11.5" rx="1"/>'
            '<path d="M6.75 2.75h8.5a1 1 0 0 1 1 1v10.5M6.75 9.75h3.5M6.75 12.75h3.5"/>'
        ),
        "person": (
            '<circle cx="10" cy="6" r="3.25"/>'
            '<path d="M3.75 17.25v-.25a5 5 0 0 1 5-5h2.5a5 5 0 0 1 5 5v.25"/>'
        ),
        "phone": (
            '<path d="M6.95 3.25h-2.2a1.5 1.5 0 0 0-1.5 1.6a12.75 12.75 0 0 0 11.9 11.9a1.5 1.5 0 0 0'
            ' 1.6-1.5v-2.2l-3.6-1.4-1.6 1.6a10.5 10.5 0 0 1-4.8-4.8l1.6-1.6z"/>'
        ),
        "photo": (
            '<rect x="2.75" y="4.25" width="14.5" height="11.5" rx="1"/><circle cx="6.75" cy="8" r="1.25"/>'
            '<path d="M3.25 14.5l4-3.5 2.5 2.25 3.5-3.75 3.75 4"/>'
        ),
        "portal": (
            '<rect x="2.75" y="3.75" width="14.5" height="12.5" rx="1"/>'
            '<path d="M2.75 7.75h14.5M5.5 5.75h0M8 5.75h0"/>'
        ),
        "radio": (
            '<rect x="4.75" y="6.75" width="10.5" height="10.5" rx="1"/>'
            '<path d="M7.25 6.75v-4.5M12.25 6.75v-1.5M7.75 10.25h4.5M7.75 13.25h4.5"/>'
        ),
        "report": (
            '<path d="M11.75 2.75h-6a1 1 0 0 0-1 1v12.5a1 1 0 0 0 1 1h8.5a1 1 0 0 0 1-1v-10z'
            'M11.75 2.75v3.5h3.5M7.75 14v-2M10 14v-4.25M12.25 14v-3"/>'
        ),
        "screen": (
            '<rect x="2.25" y="3.25" width="15.5" height="10.5" rx="1"/>'
            '<path d="M10 13.75v3.5M6.75 17.25h6.5"/>'
        ),
        "sheet": (
            '<rect x="2.75" y="3.75" width="14.5" height="12.5" rx="1"/>'
            '<path d="M2.75 7.75h14.5M2.75 12h14.5M8 7.75v8.5"/>'
        ),
        "shield": (
            '<path d="M10 2.5l6.25 2.25v4.75c0 3.75-2.5 6.5-6.25 8-3.75-1.5-6.25-4.25-6.25-8v-4.75z'
            'M7.25 9.75l2 2 3.5-3.75"/>'
        ),
        "site": (
            '<path d="M2.75 16.75v-8.5l4.5 3v-3l4.5 3 .75-8h3l1.75 13.5zM6.5 14h.5M10 14h.5M13.5 14h.5"/>'
        ),
        "sms": (
            '<path d="M3.75 3.75h12.5a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1h-7l-3.5 3.25v-3.25h-2a1 1 0 0'
            ' 1-1-1v-8a1 1 0 0 1 1-1zM6.5 8.75h0M10 8.75h0M13.5 8.75h0"/>'
        ),
        "star": (
            '<path d="M10 2.75L12.12 7.84L17.61 8.28L13.42 11.86L14.7 17.22L10 14.35L5.3 17.22L6.58'
            ' 11.86L2.39 8.28L7.88 7.84z"/>'
        ),
        "statement": (
            '<path d="M4.75 17.25v-13.5a1 1 0 0 1 1-1h8.5a1 1 0 0 1 1 1v13.5l-2.625-1.75-2.625'
            ' 1.75-2.625-1.75zM7.75 6.5h4.5M7.75 9.25h4.5M11 12h1.25"/>'
        ),
        "tablet": (
            '<rect x="3.75" y="2.25" width="12.5" height="15.5" rx="1.5"/><path d="M9.25 14.75h1.5"/>'
        ),
        "target": (
            '<circle cx="10" cy="10" r="7.25"/><circle cx="10" cy="10" r="3.25"/><path d="M10 10h0"/>'
        ),
        "truck": (
            '<path d="M4 14.25h-.75a1 1 0 0 1-1-1v-7.5a1 1 0 0 1 1-1h7a1 1 0 0 1 1 1v8.5M7.5 14.25h5'
            'M11.25 7.75h3.25l3.25 3.5v2a1 1 0 0 1-1 1h-.75"/><circle cx="5.75" cy="14.5" r="1.75"/>'
            '<circle cx="14.25" cy="14.5" r="1.75"/>'
        ),
        "video": (
            '<rect x="2.25" y="4.75" width="10.5" height="10.5" rx="1"/>'
            '<path d="M12.75 8.75l5-2.5v7.5l-5-2.5"/>'
        ),
        "wait": (
            '<path d="M5 2.75h10M5 17.25h10M6.25 2.75v2.5c0 2.25 3.75 2.75 3.75 4.75s-3.75 2.5-3.75'
            ' 4.75v2.5M13.75 2.75v2.5c0 2.25-3.75 2.75-3.75 4.75s3.75 2.5 3.75 4.75v2.5"/>'
        ),
        "warning": (
            '<path d="M9.13 3.5a1 1 0 0 1 1.74 0l6.5 11.5a1 1 0 0 1-.87 1.5h-13a1 1 0 0 1-.87-1.5z'
            'M10 7.75v3.5M10 13.75h0"/>'
        ),
        "worker": (
            '<path d="M5.75 6.25h8.5M6.75 6.25v-.25a3.25 3.25 0 0 1 6.5 0v.25M7 6.25a3 3 0 0 0 6 0'
            'M3.75 17.25v-.25a5 5 0 0 1 5-5h2.5a5 5 0 0 1 5 5v.25"/>'
        ),
    }
)

_CHANNEL_TYPES = frozenset(
    (
        "app",
        "chat",
        "email",
        "in-person",
        "paper",
        "phone",
        "portal",
        "radio",
        "screen",
        "sms",
        "tablet",
        "video",
    )
)

_COUNTS = frozenset(
    ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "single", "few", "some")
)
_EVIDENCE_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "agreement": "contract",
        "app": "app",
        "badge": "card",
        "bill": "statement",
        "board": "board",
        "calendar": "calendar",
        "call": "phone",
        "card": "card",
        "certificate": "certificate",
        "chart": "chart",
        "checklist": "form",
        "contract": "contract",
        "dashboard": "screen",
        "document": "document",
        "drawing": "document",
        "email": "email",
        "figure": "chart",
        "form": "form",
        "guide": "book",
        "handbook": "book",
        "image": "photo",
        "invoice": "statement",
        "kit": "box",
        "letter": "letter",
        "list": "list",
        "log": "list",
        "mail": "email",
        "manual": "book",
        "message": "chat",
        "notice": "board",
        "pack": "box",
        "page": "screen",
        "parcel": "box",
        "photo": "photo",
        "picture": "photo",
        "portal": "portal",
        "poster": "board",
        "receipt": "statement",
        "register": "list",
        "report": "report",
        "review": "report",
        "roster": "calendar",
        "schedule": "calendar",
        "screen": "screen",
        "sheet": "sheet",
        "slip": "statement",
        "spreadsheet": "sheet",
        "statement": "statement",
        "table": "sheet",
        "tablet": "tablet",
        "ticket": "card",
        "video": "video",
        "whiteboard": "board",
    }
)

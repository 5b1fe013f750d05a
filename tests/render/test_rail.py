"""The rail of a picture, drawn once more so that it can stay in view."""

from markupsafe import Markup

from pmo_design.render.rail import rail_of

PICTURE = Markup(
    '<svg class="bp" id="one" data-rail="0 216" viewBox="0 0 1600 900" width="1600">'
    '<g id="one-body"><g><rect x="300"/></g></g>'
    '<g id="one-rail" data-rail="rail"><rect x="0"/><g><g class="icon"><path d="M0 0"/></g>'
    '<a id="actor" class="bp-link" href="a.html" aria-label="Actor"><text x="46">Actor</text></a></g></g>'
    '<g id="one-foot"/></svg>'
)


def test_the_copy_shows_the_rail_alone_at_the_full_height_of_the_picture() -> None:
    rail = rail_of(PICTURE)

    assert rail is not None
    assert rail.svg == (
        '<svg class="bp picture__rail" viewBox="0 0 216 900" aria-hidden="true" focusable="false">'
        '<g><rect x="0"/><g><g class="icon"><path d="M0 0"/></g>'
        '<g class="bp-link"><text x="46">Actor</text></g></g></g></svg>'
    )


def test_the_rail_takes_its_share_of_the_width_of_the_picture() -> None:
    rail = rail_of(PICTURE)

    assert rail is not None
    assert rail.share == 13.5


def test_a_picture_that_tells_of_no_rail_has_none() -> None:
    assert rail_of(Markup('<svg viewBox="0 0 10 10"><g id="rail"/></svg>')) is None
    assert rail_of(Markup('<svg viewBox="0 0 10 10"><g data-rail="rail"/></svg>')) is None

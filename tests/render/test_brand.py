from pmo_design.model.service import Brand, Font
from pmo_design.pipeline import design_from_texts
from pmo_design.render.brand import brand_css, check_brand

SERVICE = """\
kind: service
id: line
title: Line
client: clinic
provider: night
currency: EUR
document: {number: P-1, revision: A, status: draft, date: 2026-05-04, classification: open}
organisations:
  - {id: clinic, title: Clinic, type: client}
  - {id: night, title: Night, type: provider}
brand:
"""


def test_a_service_without_a_brand_overrides_nothing() -> None:
    assert "{" not in brand_css(Brand())


def test_a_brand_overrides_the_accent_and_its_tint_in_both_schemes() -> None:
    assert brand_css(Brand(accent="#5B3A8C", accent_dark="#B79BE0")) == (
        ":root {\n"
        "  --accent: light-dark(#5B3A8C, #B79BE0);\n"
        "  --accent-soft: light-dark(#EDE9F2, #2D303F);\n"
        "}\n"
    )


def test_a_brand_with_a_dark_accent_alone_is_given_a_light_one_that_can_be_read() -> None:
    assert "--accent: light-dark(#7B5FA0, #B79BE0);" in brand_css(Brand(accent_dark="#B79BE0"))


def test_a_brand_with_an_accent_alone_is_given_a_dark_one_that_can_be_read() -> None:
    assert "--accent: light-dark(#0000FF, #5F91FF);" in brand_css(Brand(accent="#0000FF"))


def test_a_font_is_served_from_beside_the_pages_and_used_for_text() -> None:
    font = Font(family="Source Sans", regular="fonts/a b.woff2", bold="fonts/bold.woff2")

    assert brand_css(Brand(font=font)) == (
        '@font-face { font-family: "Source Sans"; font-weight: 400; font-style: normal; font-display: swap;'
        ' src: url("../fonts/a%20b.woff2"); }\n'
        '@font-face { font-family: "Source Sans"; font-weight: 700; font-style: normal; font-display: swap;'
        ' src: url("../fonts/bold.woff2"); }\n'
        ":root {\n"
        '  --family-site: "Source Sans", var(--family);\n'
        "}\n"
    )


def test_a_family_name_cannot_leave_its_quotes() -> None:
    text = SERVICE + "  font: {family: 'x\"; } body { display: none', regular: a.woff2}\n"

    assert [fault.slug for fault in design_from_texts({"service.yaml": text}).diagnostics] == [
        "malformed-value"
    ]


def test_a_colour_that_can_be_read_is_not_spoken_of() -> None:
    design = design_from_texts({"service.yaml": f'{SERVICE}  accent: "#0B5E6B"\n'}).value

    assert [*check_brand(design)] == []


def test_a_colour_that_is_pale_on_its_own_tint_alone_is_reported_by_that() -> None:
    design = design_from_texts({"service.yaml": f'{SERVICE}  accent: "#E30613"\n'}).value

    assert [fault.message for fault in check_brand(design)] == [
        "accent '#E30613' reaches 4.0 : 1 on its own tint; the site uses '#D7000F' (4.5 : 1)"
    ]

from pmo_design.publish.assets import site_assets


def test_the_fonts_that_pictures_are_measured_in_go_with_every_site() -> None:
    paths = [asset.path for asset in site_assets("", own_theme=True)]

    assert paths == [
        "assets/fonts/Lato-Regular.ttf",
        "assets/fonts/Lato-Italic.ttf",
        "assets/fonts/Lato-Bold.ttf",
        "assets/fonts/Lato-Black.ttf",
        "assets/fonts/OFL.txt",
        "assets/brand.css",
    ]


def test_another_theme_is_given_our_tokens_too() -> None:
    paths = [asset.path for asset in site_assets("", own_theme=False)]

    assert paths[-2:] == ["assets/tokens.css", "assets/foreign.css"]


def test_the_styles_of_the_brand_are_written_as_they_are_given() -> None:
    contents = {asset.path: asset.content for asset in site_assets(":root {}\n", own_theme=True)}

    assert contents["assets/brand.css"] == b":root {}\n"

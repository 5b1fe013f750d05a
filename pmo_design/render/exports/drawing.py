"""Drawing a picture for a file: by a view, in the brand's colours, with links into the published site."""

from urllib.parse import urljoin

from pmo_design.link import ServiceDesign
from pmo_design.model.service import Brand
from pmo_design.render.exports.request import Request
from pmo_design.render.picture import Links, Picture
from pmo_design.render.pictures import PictureKind
from pmo_design.render.tokens import Scheme, brand_palette


def draw(kind: PictureKind, request: Request) -> Picture:
    """Draw a picture as it was asked for."""
    links = links_to(request.design, request.site_url)
    return kind.draw(request.design, request.address, request.view, links, request.verdicts)


def palette_of(design: ServiceDesign, scheme: Scheme) -> dict[str, str]:
    """Return the colours of a design's pictures, its brand's among them."""
    brand = design.service.brand if design.service is not None else Brand()
    return dict(brand_palette(brand, scheme))


def links_to(design: ServiceDesign, site_url: str | None) -> Links:
    """Lead each element to its page on a site that is published somewhere; nowhere without one."""
    if site_url is None:
        return lambda address: None
    from pmo_design.render.pages.plan import plan_site  # only links need the pages

    site = plan_site(design, ())
    base = f"{site_url.rstrip('/')}/"

    def url_of(address: str) -> str | None:
        url = site.url_of(address)
        return urljoin(base, url) if url is not None else None

    return url_of

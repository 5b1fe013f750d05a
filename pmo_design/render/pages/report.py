"""What a preview shows in the place of every page while the design has faults."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.formats import format_text

_BODY = Markup(
    '<header class="head"><h1>The design has faults</h1>'
    '<p class="lead">This page comes back as soon as the files are saved without them.</p></header>'
    '<pre class="report" tabindex="0" role="region" aria-label="Report"><code>{report}</code></pre>'
)


def report_body(diagnostics: Sequence[Diagnostic], texts: Mapping[str, str]) -> Markup:
    """Return the report of `pmo-design check` as the body of a page."""
    return _BODY.format(report=format_text(diagnostics, texts))

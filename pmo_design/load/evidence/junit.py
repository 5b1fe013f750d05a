"""A report in JUnit's XML to tests, each with its line: pytest, Maven, Gradle, Cucumber and others write it.

There is no one standard; what is read is common to all: suites with a time stamp, cases with a name and a
class, `failure`, `error` and `skipped` below a case, and properties of a case or of its suite.
"""

from dataclasses import dataclass, field, replace
from io import BytesIO
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl, Locator

from defusedxml.common import DefusedXmlException
from defusedxml.sax import make_parser

from pmo_design.diagnostics import Outcome, Span
from pmo_design.load.evidence.evidence import FORMATS, Named, Tested, not_readable
from pmo_design.load.evidence.tags import shortened, tags_in

_LONGEST_TEXT = 2_000
_MOST_LEVELS = 100
_OUTCOMES = {"failure": "failed", "error": "failed", "skipped": "not-run"}
_NOT_RUN = frozenset(
    {"notrun", "not-run", "disabled", "skipped", "suppressed", "untested", "undefined", "pending"}
)
_SUITES = frozenset({"testsuites", "testsuite"})
_FAILED_AS_EXPECTED = "pytest.xfail"


def read_junit(path: str, content: bytes) -> Outcome[tuple[Tested, ...] | None]:
    """Read every test of a report; nothing of one that is broken, or that brings entities along."""
    handler = _Report(path)
    parser = make_parser()
    parser.forbid_dtd = True
    parser.setContentHandler(handler)
    try:
        parser.parse(BytesIO(content))
    except DefusedXmlException:
        return not_readable(
            handler.here(),
            "the XML declares a document type or entities, which a test report never needs",
            "take the declaration out, if the file comes from somebody whom you trust",
        )
    except _UnknownRootError as error:
        name, place = error.args
        return not_readable(
            place,
            f"it is XML whose root is `{name}`, no report of tests",
            f"evidence is taken from {FORMATS}; JUnit XML has the root `testsuites` or `testsuite`",
        )
    except SAXParseException as error:
        line, column = max(error.getLineNumber() or 1, 1), max(error.getColumnNumber() or 0, 0) + 1
        return not_readable(
            Span(path, line, column, line, column + 1),
            f"the XML is broken: {error.getMessage()}",
            "let the test runner write it again",
        )
    return Outcome(tuple(handler.tests))


class _UnknownRootError(Exception):
    """The root of another kind of document."""


@dataclass(slots=True)
class _Suite:
    """A suite on the way to its tests: what it tells of all of them."""

    name: str
    started: str
    criteria: list[Named] = field(default_factory=list)
    scenario: str | None = None
    site: str | None = None


class _Report(ContentHandler):
    """Takes down suites and cases as the parser meets them."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.tests: list[Tested] = []
        self._path = path
        self._locator: Locator | None = None
        self._level = 0
        self._suites: list[_Suite] = []
        self._case: Tested | None = None
        self._text: list[str] | None = None

    def setDocumentLocator(self, locator: Locator) -> None:  # noqa: N802 — SAX names it
        self._locator = locator

    def here(self, length: int = 1) -> Span:
        """Return where the parser is."""
        locator = self._locator
        line = max((locator.getLineNumber() if locator else 1) or 1, 1)
        column = max((locator.getColumnNumber() if locator else 0) or 0, 0) + 1
        return Span(self._path, line, column, line, column + length)

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802
        told = {key.rpartition(":")[2]: value for key, value in attrs.items()}
        name = name.rpartition(":")[2]
        if not self._level and name not in _SUITES:
            raise _UnknownRootError(name[:60], self.here())
        self._level += 1
        if self._level > _MOST_LEVELS:
            raise SAXParseException("it is nested too deeply", None, self._locator)  # type: ignore[arg-type]
        if name in _SUITES:
            outer = self._suites[-1] if self._suites else _Suite("", "")
            started = told.get("timestamp", "").strip() or outer.started
            self._suites.append(_Suite(shortened(told.get("name", "")) or outer.name, started))
        elif name == "testcase":
            self._case = self._begin(told)
        elif name == "property":
            self._property(told.get("name", ""), told.get("value"))
        elif name in _OUTCOMES and self._case is not None:
            self._came_out(_OUTCOMES[name], told)

    def characters(self, content: str) -> None:
        if self._text is not None and sum(map(len, self._text)) < _LONGEST_TEXT:
            self._text.append(content)

    def endElement(self, name: str) -> None:  # noqa: N802
        name = name.rpartition(":")[2]
        self._level -= 1
        if name in _SUITES:
            self._suites.pop()
        elif name in _OUTCOMES and self._text is not None and self._case is not None:
            message = shortened("".join(self._text))
            self._case = replace(self._case, message=self._case.message or message)
            self._text = None
        elif name == "testcase" and self._case is not None:
            self.tests.append(self._with_suites(self._case))
            self._case = None

    def _begin(self, told: dict[str, str]) -> Tested:
        suite = self._suites[-1]
        name, group = shortened(told.get("name", "")), shortened(told.get("classname", ""))
        states = {told.get("status", "").casefold(), told.get("result", "").casefold()}
        result = "failed" if "failed" in states else "not-run" if states & _NOT_RUN else "passed"
        place = self.here(len("<testcase"))
        started = told.get("timestamp", "").strip() or suite.started
        tags = tuple(Named(tag, place) for tag in tags_in(f"{name} {group}"))
        return Tested(name, place, result, group, suite.name, started, tags=tags)

    def _came_out(self, result: str, told: dict[str, str]) -> None:
        assert self._case is not None
        if told.get("type") == _FAILED_AS_EXPECTED:
            result = "failed"
        if self._case.result == "passed" or result == "failed":
            message = shortened(told.get("message", ""))
            self._case = replace(self._case, result=result, message=message)
            self._text = []

    def _property(self, name: str, value: str | None) -> None:
        """Take down what a case or a suite names; the names of properties count whatever their capitals."""
        key, text = name.strip().casefold(), (value or "").strip()
        if not text:
            return
        if key == "criterion":
            named = [Named(word, self.here(len("<property"))) for word in text.replace(",", " ").split()]
            if self._case is not None:
                self._case = replace(self._case, criteria=(*self._case.criteria, *named))
            elif self._suites:
                self._suites[-1].criteria.extend(named)
        elif key in ("scenario", "site"):
            if self._case is not None:
                scenario = text if key == "scenario" else self._case.scenario
                site = text if key == "site" else self._case.site
                self._case = replace(self._case, scenario=scenario, site=site)
            elif self._suites:
                setattr(self._suites[-1], key, text)

    def _with_suites(self, case: Tested) -> Tested:
        """Add what the suites around a case name, the nearest first, where it names nothing itself."""
        for suite in reversed(self._suites):
            case = replace(
                case,
                criteria=case.criteria or tuple(suite.criteria),
                scenario=case.scenario or suite.scenario,
                site=case.site or suite.site,
            )
        return case

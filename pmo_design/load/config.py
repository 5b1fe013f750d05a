"""The configuration of a workspace: `pmo-design.toml`."""

import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from pmo_design.diagnostics import Diagnostic, Outcome, Severity, Span
from pmo_design.diagnostics.catalogue import RULES_BY_SLUG
from pmo_design.diagnostics.catalogue import load as rules
from pmo_design.diagnostics.policy import is_fixed
from pmo_design.load.document import Source
from pmo_design.load.encoding import decode, refusal

CONFIG_NAME = "pmo-design.toml"
_SETTINGS = ("exclude", "severity", "downloads")
DOWNLOAD_FORMATS = ("svg", "png", "pdf", "pptx", "drawio", "mermaid")
"""Formats in which the site can offer its pictures."""

DOWNLOAD_PAPERS = ("A4", "A3", "A1", "A0")
_DOWNLOADS = ("formats", "paper")
_SEVERITIES: Mapping[str, Severity | None] = {
    **{severity.word: severity for severity in reversed(Severity)},
    "off": None,
}


@dataclass(frozen=True, slots=True)
class Downloads:
    """In which formats the site offers each picture, and on which paper; by itself, what costs little."""

    formats: tuple[str, ...] = ("svg", "mermaid")
    paper: str = "A3"


@dataclass(frozen=True, slots=True)
class Config:
    """What a workspace sets: folders left out, severities by rule (None for one that is off), downloads."""

    exclude: tuple[str, ...] = ()
    severities: Mapping[str, Severity | None] = field(default_factory=lambda: MappingProxyType({}))
    downloads: Downloads = Downloads()


def read_config(root: Path) -> Outcome[Config]:
    """Read the configuration below `root`; without one, or where it is faulty, defaults stand in."""
    try:
        content = (root / CONFIG_NAME).read_bytes()
    except FileNotFoundError:
        return Outcome(Config())
    except OSError as error:
        return Outcome(Config(), (refusal(CONFIG_NAME, error),))
    decoded = decode(CONFIG_NAME, content)
    if decoded.value is None:
        return Outcome(Config(), decoded.diagnostics)
    return parse_config(decoded.value)


def parse_config(source: Source) -> Outcome[Config]:
    """Read a configuration from memory."""
    try:
        settings = tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as error:
        return Outcome(Config(), (_syntax_fault(source, str(error)),))
    except RecursionError:
        fault = rules.CONFIGURATION_SYNTAX.at(Span(source.path), problem="it is nested too deeply")
        return Outcome(Config(), (fault,))
    faults: list[Diagnostic] = []
    faults += [_unknown(source, name, _SETTINGS) for name in settings if name not in _SETTINGS]
    exclude = _exclude(source, settings.get("exclude", []), faults)
    severities = _severities(source, settings.get("severity", {}), faults)
    downloads = _downloads(source, settings.get("downloads", {}), faults)
    return Outcome(Config(exclude, MappingProxyType(severities), downloads), tuple(faults))


def _exclude(source: Source, value: object, faults: list[Diagnostic]) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(folder, str) and _is_below(folder) for folder in value):
        return tuple(str(PurePosixPath(folder.replace("\\", "/"))) for folder in value)
    faults.append(
        rules.WRONG_SETTING.at(
            _key_span(source, "exclude"),
            name="exclude",
            expected="a list of folders below the workspace",
            example='exclude = ["tests"]',
        )
    )
    return ()


def _is_below(folder: str) -> bool:
    path = PurePosixPath(folder.replace("\\", "/"))
    return bool(path.parts) and not path.is_absolute() and ".." not in path.parts and ":" not in folder


def _severities(source: Source, value: object, faults: list[Diagnostic]) -> dict[str, Severity | None]:
    if not isinstance(value, dict):
        faults.append(
            rules.WRONG_SETTING.at(
                _key_span(source, "severity"),
                name="severity",
                expected="a table with a line for each rule",
                example='severity = { unused-allow = "error" }',
            )
        )
        return {}
    severities: dict[str, Severity | None] = {}
    for slug, word in value.items():
        span = _key_span(source, slug, table="severity")
        rule = RULES_BY_SLUG.get(slug)
        if rule is None:
            hints = _did_you_mean(slug, tuple(RULES_BY_SLUG))
            faults.append(rules.UNKNOWN_RULE.at(span, name=slug, hints=hints))
        elif not isinstance(word, str) or word not in _SEVERITIES:
            expected = f"one of: {_quoted(_SEVERITIES)}"
            example = f'{slug} = "warning"'
            faults.append(rules.WRONG_SETTING.at(span, name=slug, expected=expected, example=example))
        elif is_fixed(rule) and _SEVERITIES[word] is not Severity.ERROR:
            faults.append(rules.FIXED_SEVERITY.at(span, name=slug))
        else:
            severities[slug] = _SEVERITIES[word]
    return severities


def _downloads(source: Source, value: object, faults: list[Diagnostic]) -> Downloads:
    if not isinstance(value, dict):
        faults.append(
            rules.WRONG_SETTING.at(
                _key_span(source, "downloads"),
                name="downloads",
                expected="a table with formats and paper",
                example='downloads = { formats = ["svg", "pdf"], paper = "A3" }',
            )
        )
        return Downloads()
    faults += [
        _unknown(source, name, _DOWNLOADS, table="downloads") for name in value if name not in _DOWNLOADS
    ]
    formats, paper = value.get("formats", [*Downloads().formats]), value.get("paper", Downloads().paper)
    listed = isinstance(formats, list) and all(isinstance(name, str) for name in formats)
    wrong = [name for name in formats if name not in DOWNLOAD_FORMATS] if listed else []
    if not listed or wrong:
        hints = tuple(hint for name in wrong for hint in _did_you_mean(name, DOWNLOAD_FORMATS))
        faults.append(
            rules.WRONG_SETTING.at(
                _key_span(source, "formats", table="downloads"),
                name="formats",
                expected=f"a list of: {_quoted(DOWNLOAD_FORMATS)}",
                example='formats = ["svg", "pdf"]',
                hints=hints,
            )
        )
        formats = Downloads().formats
    if paper not in DOWNLOAD_PAPERS:
        faults.append(
            rules.WRONG_SETTING.at(
                _key_span(source, "paper", table="downloads"),
                name="paper",
                expected=f"one of: {_quoted(DOWNLOAD_PAPERS)}",
                example='paper = "A3"',
            )
        )
        paper = Downloads().paper
    return Downloads(tuple(dict.fromkeys(formats)), paper)


def _unknown(source: Source, name: str, known: tuple[str, ...], table: str = "") -> Diagnostic:
    return rules.UNKNOWN_SETTING.at(
        _key_span(source, name, table=table),
        name=name,
        known=", ".join(known),
        hints=_did_you_mean(name, known),
    )


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(f'"{word}"' for word in words)


def _did_you_mean(name: str, known: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"did you mean '{near}'?" for near in difflib.get_close_matches(name, known, n=1))


def _key_span(source: Source, key: str, table: str = "") -> Span:
    """Find where a key is written; the parser of TOML does not tell. The file's begin if it hides well."""
    text = source.text
    begin = 0
    if table:
        heading = re.search(rf"^[ \t]*\[[ \t]*[\"']?{table}|^[ \t]*[\"']?{table}\b", text, re.MULTILINE)
        begin = heading.end() if heading else 0
    name = re.escape(key)
    pattern = rf"(?<![\w\"'-])(?:\"{name}\"|'{name}'|{name})(?=[ \t]*[=.\]])"
    found = re.compile(pattern).search(text, begin)
    if found is None:
        return Span(source.path)
    before = text[: found.start()].split("\n")
    line, column = len(before), len(before[-1]) + 1
    return Span(source.path, line, column, line, column + len(found.group()))


def _syntax_fault(source: Source, message: str) -> Diagnostic:
    """Take the place out of the parser's message, where older Pythons tell it only there."""
    problem = re.sub(r"\s*\(at [^)]*\)$", "", message)
    problem = problem[:1].lower() + problem[1:]
    found = re.search(r"\(at line (\d+), column (\d+)\)$", message)
    if found is None:
        lines = source.text.split("\n")
        line, column = len(lines), len(lines[-1]) + 1
    else:
        line, column = int(found[1]), int(found[2])
    return rules.CONFIGURATION_SYNTAX.at(Span(source.path, line, column, line, column), problem=problem)

import pytest

from pmo_design.diagnostics import Severity
from pmo_design.load import Config, Source, parse_config, read_config
from pmo_design.load.config import Downloads


def faults(text):
    outcome = parse_config(Source("pmo-design.toml", text))
    return [(d.slug, d.span[1:3], d.message, d.hints) for d in outcome.diagnostics]


def test_without_a_file_defaults_hold(tmp_path):
    outcome = read_config(tmp_path)
    assert outcome.value == Config(exclude=(), severities={})
    assert outcome.diagnostics == ()


def test_folders_and_severities_are_read(tmp_path):
    text = (
        'exclude = ["tests", "./old/drafts/"]\n\n[severity]\nunused-allow = "error"\nunknown-allow = "off"\n'
    )
    (tmp_path / "pmo-design.toml").write_text(text, encoding="utf-8")
    outcome = read_config(tmp_path)
    assert outcome.diagnostics == ()
    assert outcome.value.exclude == ("tests", "old/drafts")
    assert outcome.value.severities == {"unused-allow": Severity.ERROR, "unknown-allow": None}


def test_an_unknown_setting_is_reported_with_the_nearest_one():
    assert faults('\nexlude = ["tests"]\n') == [
        (
            "unknown-setting",
            (2, 1),
            "unknown setting 'exlude'",
            ("did you mean 'exclude'?", "the settings are: exclude, severity, downloads"),
        )
    ]


def test_an_unknown_rule_is_reported_with_the_nearest_one():
    assert faults('[severity]\n  unused-alow = "off"\n') == [
        (
            "unknown-rule",
            (2, 3),
            "no rule is called 'unused-alow'",
            ("did you mean 'unused-allow'?", "the manual lists all rules by their names"),
        )
    ]


def test_a_severity_that_does_not_exist_is_reported():
    ((slug, place, message, _),) = faults('[severity]\nunused-allow = "fatal"\n')
    assert (slug, place) == ("wrong-setting", (2, 1))
    assert message == 'setting \'unused-allow\' must be one of: "error", "warning", "advice", "off"'


def test_faults_of_the_sources_themselves_cannot_be_switched_off():
    assert [fault[:3] for fault in faults('severity.yaml-syntax = "off"\n')] == [
        ("fixed-severity", (1, 10), "rule 'yaml-syntax' is always an error")
    ]
    assert faults('severity.yaml-syntax = "error"\n') == []


@pytest.mark.parametrize("value", ['"tests"', "[1]", '["../other"]', '["/tmp"]', '[""]', '["C:/x"]'])
def test_folders_to_exclude_lie_below_the_workspace(value):
    ((slug, place, message, _),) = faults(f"exclude = {value}\n")
    assert (slug, place) == ("wrong-setting", (1, 1))
    assert message == "setting 'exclude' must be a list of folders below the workspace"


def test_severity_must_be_a_table():
    assert [fault[:3] for fault in faults('severity = "error"\n')] == [
        ("wrong-setting", (1, 1), "setting 'severity' must be a table with a line for each rule")
    ]


def test_broken_toml_is_reported_where_it_breaks():
    ((slug, place, message, _),) = faults("exclude = []\nseverity = \n")
    assert (slug, place) == ("configuration-syntax", (2, 12))
    assert message == "the configuration is not valid TOML: invalid value"


def test_a_configuration_in_another_encoding_is_reported(tmp_path):
    (tmp_path / "pmo-design.toml").write_bytes("exclude = ['é']".encode("latin-1"))
    ((fault),) = read_config(tmp_path).diagnostics
    assert fault.slug == "wrong-encoding"


def test_downloads_are_read():
    outcome = parse_config(
        Source("pmo-design.toml", '[downloads]\nformats = ["pdf", "svg", "pdf"]\npaper = "A1"\n')
    )
    assert outcome.diagnostics == ()
    assert outcome.value.downloads == Downloads(formats=("pdf", "svg"), paper="A1")


def test_without_a_setting_the_site_offers_what_needs_no_extra():
    assert Config().downloads == Downloads(formats=("svg", "mermaid"), paper="A3")


def test_a_site_can_offer_no_downloads():
    outcome = parse_config(Source("pmo-design.toml", "downloads = { formats = [] }\n"))
    assert (outcome.diagnostics, outcome.value.downloads.formats) == ((), ())


def test_wrong_downloads_are_reported_where_they_stand():
    assert faults('[downloads]\nformats = ["svg", "pfd"]\npaper = "A2"\npapr = "A3"\n') == [
        (
            "unknown-setting",
            (4, 1),
            "unknown setting 'papr'",
            ("did you mean 'paper'?", "the settings are: formats, paper"),
        ),
        (
            "wrong-setting",
            (2, 1),
            'setting \'formats\' must be a list of: "svg", "png", "pdf", "pptx", "drawio", "mermaid"',
            ("did you mean 'pdf'?", 'for example: `formats = ["svg", "pdf"]`'),
        ),
        (
            "wrong-setting",
            (3, 1),
            'setting \'paper\' must be one of: "A4", "A3", "A1", "A0"',
            ('for example: `paper = "A3"`',),
        ),
    ]


@pytest.mark.parametrize("value", ['"svg"', "[1]", "{svg = true}"])
def test_formats_that_are_no_list_of_words_are_reported(value):
    outcome = parse_config(Source("pmo-design.toml", f"[downloads]\nformats = {value}\n"))
    assert [fault.slug for fault in outcome.diagnostics] == ["wrong-setting"]
    assert outcome.value.downloads == Downloads()


def test_downloads_that_are_no_table_are_reported():
    assert [fault[0] for fault in faults('downloads = "svg"\n')] == ["wrong-setting"]

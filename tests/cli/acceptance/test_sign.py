"""`pmo-design accept sign`: a decision with its hash, refused where a must stands against it."""

import csv

import pytest

SIGN_OFFS = "blueprints/acceptance/sign-offs.csv"
BY = ("--role", "pmo-lead", "--name", "R. Hale", "--date", "2026-11-16")


@pytest.fixture
def sign(run, design):
    return lambda *arguments: run("accept", "sign", "pilot", *BY, *arguments, "--path", design)


@pytest.fixture
def all_met(run, design):
    for scenario in ("mast-without-link", "link-is-back"):
        told = ("--scenario", scenario, "--result", "passed", "--date", "2026-11-10")
        run("accept", "record", "AC-06", *told, "--path", design)
    run("accept", "record", "AC-07", "--value", 19, "--to", "2026-11-10", "--path", design)


def rows(design):
    with (design / SIGN_OFFS).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_a_phase_whose_musts_are_met_is_accepted_with_its_hash(sign, design, all_met):
    result = sign("--decision", "accepted")
    assert result.exit_code == 0
    (row,) = rows(design)
    assert (row["phase"], row["role"], row["name"], row["decision"]) == (
        "pilot",
        "pmo-lead",
        "R. Hale",
        "accepted",
    )
    assert [part.partition("=")[0] for part in row["content_hash"].split()[1:]] == ["ac-06", "ac-07", "ac-08"]
    assert f"in {SIGN_OFFS}:2" in result.stdout
    assert "→ passed as of 16 Nov 2026; 3 criteria" in result.stdout
    assert result.stderr == ""


def test_an_edit_of_a_signed_target_makes_the_signature_suspect(run, sign, design, all_met):
    sign("--decision", "accepted")
    criteria = design / "criteria.yaml"
    criteria.write_text(criteria.read_text().replace("target: 20", "target: 25"), encoding="utf-8")
    again = run(
        "accept", "sign", "pilot", *BY[:4], "--date", "2026-11-17", "--decision", "accepted", "--path", design
    )
    assert "Pilot: suspect → passed as of 17 Nov 2026" in again.stdout


@pytest.mark.parametrize("decision", ["accepted", "Accepted", " ACCEPTED "])
def test_a_must_that_is_not_met_stands_against_acceptance(sign, design, decision):
    result = sign("--decision", decision)
    assert result.exit_code == 1
    assert "AC-06 Works without a link: insufficient" in result.stderr
    assert "not signed" in result.stderr
    assert not (design / SIGN_OFFS).exists()


def test_one_can_accept_over_blockers_with_a_reason(sign, design):
    assert sign("--decision", "accepted", "--over-blockers").exit_code == 2
    assert sign("--decision", "accepted", "--over-blockers", "--note", "The mast is paid for").exit_code == 0
    assert rows(design)[0]["note"] == "The mast is paid for"


def test_open_points_are_written_with_their_days(sign, design):
    result = sign(
        *("--decision", "accepted-with-open-points"),
        *("--open", "2026-12-01 The mast is live", "--open", "2027-01-15 The drill, again"),
    )
    assert result.exit_code == 0
    assert rows(design)[0]["open_points"] == "2026-12-01 The mast is live; 2027-01-15 The drill, again"
    assert "2 musts not met" in result.stderr


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--decision", "accepted-with-open-points"), 2, "name the open points"),
        (("--decision", "accepted", "--open", "2026-12-01 x"), 2, "accepted-with-open-points"),
        (("--decision", "rejected", "--open", "2026-12-01 x; y"), 2, "holds no semicolon"),
        (("--decision", "rejected", "--open", "soon"), 1, "'open_points': 'soon' is no list of open points"),
        (("--decision", "acepted"), 1, "did you mean 'accepted'?"),
        (("--decision", "rejected", "--role", "pmo-laed"), 1, "did you mean 'pmo-lead'?"),
    ],
)
def test_what_does_not_hold_together_is_refused(sign, design, options, code, said):
    result = sign(*options)
    assert result.exit_code == code
    assert said in result.stderr
    assert not (design / SIGN_OFFS).exists()


def test_an_unknown_phase_is_told(run, design):
    result = run("accept", "sign", "pilott", *BY, "--decision", "rejected", "--path", design)
    assert result.exit_code == 1
    assert "did you mean 'pilot'?" in result.stderr


def test_a_rejection_needs_nothing_to_be_met(sign, design):
    assert sign("--decision", "rejected").exit_code == 0
    assert "rejected" in sign("--decision", "rejected", "--note", "still").stdout


def test_a_phase_that_asks_for_no_criterion_is_not_signed(run, design):
    service = design / "service.yaml"
    text = service.read_text(encoding="utf-8")
    service.write_text(text + "  - {id: later, title: Later, starts: 2027-01-01}\n", encoding="utf-8")
    result = run("accept", "sign", "later", *BY, "--decision", "accepted", "--path", design)
    assert result.exit_code == 2
    assert "Later asks for no criterion yet: there is nothing to sign" in result.stderr
    assert not (design / SIGN_OFFS).exists()


def test_a_row_of_evidence_that_is_edited_after_signing_makes_the_signature_suspect(
    run, sign, design, all_met
):
    sign("--decision", "accepted")
    measurements = design / "blueprints/acceptance/measurements.csv"
    text = measurements.read_text(encoding="utf-8")
    measurements.write_text(text.replace(",19,", ",18,"), encoding="utf-8")
    result = run("accept", "gate", "pilot", "--path", design)
    assert "1 record of “Weekly status takes 20 minutes or less” is not as at signing" in result.stdout

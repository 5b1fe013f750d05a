"""`pmo-design show`: an element and its ties."""

from tests.render.report_examples import TEXTS


def test_an_element_is_shown_with_its_ties_both_ways(run, workspace):
    assert run("show", "business-unit:office", "--path", workspace).stdout == (
        "business-unit:office  Office\n"
        "  business-unit, service.yaml:11:23\n"
        "\n"
        "  what it points at\n"
        "    is part of organisation:ict-services  ICT Services Group\n"
        "    is led by role:pmo-lead  PMO lead\n"
    )
    assert run("show", "role:pmo-lead", "--path", workspace).stdout == (
        "role:pmo-lead  PMO lead\n"
        "  role, service.yaml:12:14\n"
        "\n"
        "  Keeps the plan true.\n"
        "\n"
        "  what points at it\n"
        "    owns persona:fitter  Fitter\n"
        "    leads business-unit:office  Office\n"
    )


def test_an_element_is_shown_with_its_parts(run, workspace):
    with (workspace / "persona.yaml").open("a", encoding="utf-8") as file:
        file.write("goals: [{id: finish, title: Finish}]\n")
    result = run("show", "persona:fitter", "--path", workspace)
    assert "  contains\n    persona:fitter/finish  Finish\n" in result.stdout


def test_a_kind_lists_what_there_is(run, workspace):
    result = run("show", "organisation:", "--path", workspace)
    assert (result.exit_code, result.stdout) == (
        0,
        "organisation:division  Aluminium Division\norganisation:ict-services  ICT Services Group\n",
    )


def test_a_kind_of_part_lists_what_there_is(run, workspace):
    result = run("show", "goal:", "--path", workspace)
    assert (result.exit_code, result.stdout) == (1, "")


def test_a_kind_that_there_is_not_is_met_with_those_that_there_are(run, workspace):
    result = run("show", "personas:", "--path", workspace)
    assert result.exit_code == 2
    assert result.stderr.startswith("pmo-design: no kind 'personas'; the kinds are service, organisation,")


def test_an_unknown_address_is_met_with_what_is_near(run, workspace):
    result = run("show", "persona:fiter", "--path", workspace)
    assert result.exit_code == 2
    assert result.stderr == (
        "pmo-design: no element has the address 'persona:fiter'; did you mean persona:fitter?\n"
    )


def test_a_workspace_with_faults_can_be_asked_all_the_same(run, workspace):
    (workspace / "broken.yaml").write_text("kind: persona\n", encoding="utf-8")
    assert run("show", "persona:fitter", "--path", workspace).exit_code == 0


def test_a_criterion_is_shown_with_its_verdict_and_its_evidence(run, tmp_path):
    for path, text in TEXTS.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    lines = run("show", "criterion:ac-1", "--path", tmp_path).stdout.splitlines()
    at = lines.index("  acceptance as of 2026-11-16")
    assert lines[at + 1].startswith("    Not met: ")
    assert (
        "    latest evidence: 2026-11-14: 75 s (n 12), Telephone log, Clerk, "
        "blueprints/acceptance/measurements.csv:4"
    ) in lines
    assert any(
        line.startswith("    signed: 12 Nov 2026: accepted with open points by R. Hale") for line in lines
    )


def test_what_a_criterion_verifies_is_shown_with_the_verdicts_of_all(run, tmp_path):
    for path, text in TEXTS.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    shown = run("show", "blueprint:nights/answer/pick-up/clerk", "--path", tmp_path).stdout
    assert "  acceptance as of 2026-11-16\n    Not met: 1 not met (AC-1)\n" in shown
    earlier = run("show", "criterion:ac-1", "--as-of", "2026-10-02", "--path", tmp_path).stdout
    assert "  acceptance as of 2026-10-02\n" in earlier

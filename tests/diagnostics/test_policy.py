from pmo_design.diagnostics import Rule, Severity, Span
from pmo_design.diagnostics.catalogue import RULES, RULES_BY_SLUG
from pmo_design.diagnostics.catalogue.load import YAML_SYNTAX
from pmo_design.diagnostics.policy import Allow, apply_policy, is_fixed

PAIN = Rule("PMO499", "unanswered-pain-point", Severity.WARNING, message="pain point '{pain}' is unanswered")
SLUG = "unanswered-pain-point"


def fault(line, path="a.yaml", slug=SLUG):
    rule = RULES_BY_SLUG.get(slug, PAIN)
    return rule.at(Span(path, line, 1, line, 2), name="x", pain="x", problem="p", way_out="w")


def allow(slug, lines, line=1, path="a.yaml"):
    return Allow(slug, Span(path, line, 14, line, 14 + len(slug)), lines)


def told(diagnostics):
    return [(str(d.span), d.slug, d.severity.word) for d in diagnostics]


def test_faults_are_sorted_by_place_and_reported_once():
    faults = [fault(9), fault(10), fault(2, "b.yaml"), fault(9)]
    assert [str(d.span) for d in apply_policy(faults, {}, ())] == ["a.yaml:9:1", "a.yaml:10:1", "b.yaml:2:1"]


def test_a_configured_severity_takes_effect():
    assert told(apply_policy([fault(1)], {SLUG: Severity.ERROR}, ())) == [("a.yaml:1:1", SLUG, "error")]


def test_a_rule_that_is_off_is_not_reported():
    assert apply_policy([fault(1)], {SLUG: None}, ()) == ()


def test_an_allowed_fault_is_left_out_on_the_lines_covered():
    kept = apply_policy([fault(3), fault(4), fault(3, "b.yaml")], {}, [allow(SLUG, range(3, 4))])
    assert [str(d.span) for d in kept] == ["a.yaml:4:1", "b.yaml:3:1"]


def test_an_allow_that_allows_nothing_is_reported():
    (unused,) = apply_policy(
        [fault(4)], {SLUG: None, "unused-allow": Severity.ADVICE}, [allow(SLUG, range(3, 4))]
    )
    assert unused.slug == "unused-allow"
    assert unused.severity is Severity.ADVICE
    assert unused.message == f"'{SLUG}' is allowed here, but there is no such fault"
    assert unused.span == Span("a.yaml", 1, 14, 1, 35)


def test_an_allow_for_a_rule_that_is_off_is_not_called_unused():
    assert apply_policy([fault(3)], {SLUG: None}, [allow(SLUG, range(3, 4))]) == ()


def test_no_allow_is_called_unused_where_not_all_phases_ran():
    assert apply_policy([], {}, [allow(SLUG, range(3, 4))], complete=False) == ()


def test_an_allow_of_an_unknown_rule_is_reported_with_the_nearest_one():
    (unknown,) = apply_policy([], {}, [allow("unused-alow", range(3, 4))])
    assert unknown.slug == "unknown-allow"
    assert unknown.hints[0] == "did you mean 'unused-allow'?"


def test_faults_of_the_sources_themselves_can_be_neither_allowed_nor_configured():
    faults = [fault(3, slug="yaml-syntax")]
    kept = apply_policy(faults, {"yaml-syntax": None}, [allow("yaml-syntax", range(3, 4))])
    assert told(kept) == [
        ("a.yaml:1:14", "forbidden-allow", "warning"),
        ("a.yaml:3:1", "yaml-syntax", "error"),
    ]


def test_errors_of_the_first_phases_are_fixed_and_no_others():
    assert is_fixed(YAML_SYNTAX)
    assert not is_fixed(RULES_BY_SLUG["unused-allow"])
    assert not is_fixed(PAIN)
    assert is_fixed(Rule("PMO301", "x", Severity.ERROR, message=""))
    assert not is_fixed(Rule("PMO401", "x", Severity.ERROR, message=""))


def test_codes_and_slugs_are_unique_and_every_rule_says_why():
    assert len({rule.code for rule in RULES}) == len(RULES) == len(RULES_BY_SLUG)
    assert [rule.slug for rule in RULES if not rule.why] == []


def test_an_allow_that_names_a_code_is_told_the_slug():
    (unknown,) = apply_policy([], {}, [allow("PMO401", range(3, 4))])
    assert unknown.slug == "unknown-allow"
    assert unknown.hints[0] == "did you mean 'unanswered-pain-point'?"

"""Records are tied to what they name, by id, number or address; what is recorded already is known again."""

import pytest

from pmo_design.link import link_records, new_among
from pmo_design.load import Source, parse_csv
from pmo_design.model.records import Records
from pmo_design.pipeline import design_from_texts
from pmo_design.validate import validate_records

CRITERIA = """\
kind: criterion
items:
  - {id: ac-07, number: AC-07, title: A, statement: A., priority: should, category: timing}
  - {id: ac-70, number: AC-70, title: B, statement: B., priority: should, category: timing}
  - {id: reports-on-time, title: C, statement: C., priority: should, category: timing}
"""
HEADER = "criterion,from,to,value,n,source,observer,id,recorded\n"
DESIGN = design_from_texts({"criteria.yaml": CRITERIA}).value


def recorded(*rows):
    table = parse_csv(Source("m.csv", HEADER + "".join(row + "\n" for row in rows))).value
    return validate_records([table]).value


def row(criterion, value="52", id_="", day=""):
    return f"{criterion},2026-11-09,2026-11-15,{value},10,Log,Analyst,{id_},{day}"


@pytest.mark.parametrize("told", ["ac-07", "AC-07", "Ac-07", "criterion:ac-07", "criterion:AC-07"])
def test_a_criterion_is_named_by_id_number_or_address(told):
    outcome = link_records(DESIGN, recorded(row(told)))
    assert [each.record.criterion for each in outcome.value.measurements] == ["criterion:ac-07"]
    assert outcome.diagnostics == ()


@pytest.mark.parametrize(
    ("told", "meant"), [("AC-7", "AC-07"), ("ac-070", "AC-70"), ("report-on-time", "reports-on-time")]
)
def test_one_that_is_not_there_is_told_with_what_may_be_meant(told, meant):
    outcome = link_records(DESIGN, recorded(row("ac-07"), row(told)))
    (fault,) = outcome.diagnostics
    assert fault.message == f"'criterion' names '{told}', which does not exist"
    assert fault.hints[0].startswith(f"did you mean '{meant}'")
    assert str(fault.span) == "m.csv:3:1"
    assert len(outcome.value.measurements) == 1


def test_a_name_like_none_leads_to_the_list():
    (fault,) = link_records(DESIGN, recorded(row("xyz"))).diagnostics
    assert fault.hints == ("`pmo-design show criterion:` lists what there is",)


def test_a_record_of_something_in_a_file_that_was_not_read_is_left_out_in_silence():
    outcome = link_records(DESIGN, recorded(row("ac-99")), {"ac-99"})
    assert (outcome.value, outcome.diagnostics) == (Records(), ())


def linked(*rows):
    return link_records(DESIGN, recorded(*rows)).value


def test_what_says_the_same_in_other_words_is_known_again():
    new, known, faults = new_among(
        linked(row("ac-07", "52")), linked(row("AC-07", "52.0", day="2026-11-16"), row("ac-07", "53"))
    )
    assert ([str(each.record.value) for each in new.measurements], known, faults) == (["53"], 1, ())


def test_a_row_that_stands_twice_in_one_file_is_taken_once():
    new, known, _ = new_among(Records(), linked(row("ac-07"), row("ac-07")))
    assert (len(new.measurements), known) == (1, 1)


def test_an_id_that_another_record_has_is_a_fault_at_its_cell():
    _, _, faults = new_among(linked(row("ac-07", id_="w46")), linked(row("ac-07", "19", id_="w46")))
    assert [(str(fault.span), fault.slug) for fault in faults] == [("m.csv:2:47", "record-exists")]

"""What to write instead of a cell that cannot be read: only where it leaves no doubt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmo_design.validate.cells import better_cell


@pytest.mark.parametrize(
    ("fault", "told", "better"),
    [
        ("cell_number", "2,5", "write 2.5"),
        ("cell_number", "1 234", "write 1234"),
        ("cell_number", "1'234", "write 1234"),
        ("cell_number", "1,234", "write 1234 or 1.234, whichever is meant"),
        ("cell_number", "~5", None),
        ("cell_number", "", None),
        ("cell_count", "118.0", "write 118"),
        ("cell_count", "1,234", "write 1234"),
        ("cell_count", "118.5", None),
        ("cell_count", "-3", None),
        ("day", "11/16/2026", "write 2026-11-16"),
        ("day", "16-11-2026", "write 2026-11-16"),
        ("day", "2026-13-01", None),
        ("clock", "6 pm", None),
    ],
)
def test_a_better_cell_is_told_where_there_is_one(fault, told, better):
    assert better_cell(fault, told) == better


@given(st.sampled_from(["cell_number", "cell_count", "day"]), st.text(max_size=20))
def test_no_text_is_too_strange_to_be_answered(fault, told):
    assert better_cell(fault, told) is None or better_cell(fault, told).startswith("write ")

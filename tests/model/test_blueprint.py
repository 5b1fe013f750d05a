"""What a cell is called."""

from pmo_design.model.blueprint import Cell


def test_a_cell_without_words_is_called_by_its_lane() -> None:
    assert Cell(lane="blueprint:counter/night-systems").display_name == "Night systems"
    assert Cell(lane="systems", text="Sends the receipt").display_name == "Sends the receipt"

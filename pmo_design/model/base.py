"""What every element and every part of one has in common."""

from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict

from pmo_design.model.relations import AUDIENCE, OWNER
from pmo_design.model.scalars import Id, Text, described

Status = Literal["draft", "review", "approved", "retired"]
Severity = Annotated[int, "1 slows, 2 costs rework, 3 stops the work"]


class Part(BaseModel):
    """A frozen piece of a service design; unknown fields are faults.

    A class with a `node_type` has an address: below its parent, or, if `is_element`, of its own. One that
    `joins` is itself an edge: it has `from`, `to` and a `relation`.
    """

    model_config = ConfigDict(
        extra="forbid", defer_build=True, frozen=True, strict=True, populate_by_name=False
    )

    node_type: ClassVar[str | None] = None
    is_element: ClassVar[bool] = False
    joins: ClassVar[bool] = False

    @property
    def local_id(self) -> str | None:
        """The id that stands in the part's address; None where it has none."""
        return getattr(self, "id", None)

    @property
    def display_name(self) -> str:
        """What the part is called in a sentence, without its address."""
        return str(getattr(self, "title", None) or self.local_id or "")


class Element(Part):
    """A part with an address of its own: `kind:id`."""

    is_element: ClassVar[bool] = True

    id: Id = described("Short name for addresses, in kebab-case; unique within its kind.")
    title: Text = described("What readers see as its name.")
    summary: Text | None = described("One or two sentences that say what it is.", None)
    owner: Annotated[str, OWNER] | None = described("Role that keeps it true.", None)
    status: Status | None = described("Where its review stands.", None)
    tags: tuple[Id, ...] = described("Words to find it by.", ())
    audience: tuple[Annotated[str, AUDIENCE], ...] = described(
        "Audiences it is written for; everybody, if left out.", ()
    )

"""What a service design is made of: frozen types, addresses, relations."""

from pmo_design.model.acceptance import Criterion, Requirement
from pmo_design.model.address import ELEMENT_KINDS, PART_KINDS, Address, kind_of, parse_address, root_of
from pmo_design.model.base import Element, Part
from pmo_design.model.blueprint import Blueprint
from pmo_design.model.journey import Journey
from pmo_design.model.persona import Persona
from pmo_design.model.relations import RELATIONS, RELATIONS_BY_NAME, Relation
from pmo_design.model.service import Service

AUTHORED_KINDS: dict[str, type[Element]] = {
    "service": Service,
    "persona": Persona,
    "journey": Journey,
    "blueprint": Blueprint,
    "criterion": Criterion,
    "requirement": Requirement,
}
"""What a file's `kind:` may say, and the type that it makes."""

__all__ = [
    "AUTHORED_KINDS",
    "ELEMENT_KINDS",
    "PART_KINDS",
    "RELATIONS",
    "RELATIONS_BY_NAME",
    "Address",
    "Blueprint",
    "Criterion",
    "Element",
    "Journey",
    "Part",
    "Persona",
    "Relation",
    "Requirement",
    "Service",
    "kind_of",
    "parse_address",
    "root_of",
]

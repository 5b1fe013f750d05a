"""Documents become elements: each is held against the fields of its kind."""

from pmo_design.validate.validation import Validated, validate

__all__ = ["Validated", "validate"]

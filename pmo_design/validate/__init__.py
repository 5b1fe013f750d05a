"""Documents become elements, rows become records: each is held against the fields of its kind."""

from pmo_design.validate.records import record_key, validate_records
from pmo_design.validate.validation import Validated, validate

__all__ = ["Validated", "record_key", "validate", "validate_records"]

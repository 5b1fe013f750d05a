"""Service designs as text: authored, checked, drawn and published."""

__version__ = "0.1.0"

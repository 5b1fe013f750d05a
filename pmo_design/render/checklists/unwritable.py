"""What a format says of a checklist that it cannot hold."""


class NotWritableError(Exception):
    """A checklist that a format cannot hold, with the reason in a sentence for the user."""

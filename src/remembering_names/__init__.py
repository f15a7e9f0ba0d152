"""Remembering Names: why gated recurrent networks remember."""


class ReportError(Exception):
    """What its user can mend: says what, where and what to do, in a line."""

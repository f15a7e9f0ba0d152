"""The one kind of error that its user can mend."""


class ReportError(Exception):
    """What its user can mend: says what, where and what to do, in a line."""

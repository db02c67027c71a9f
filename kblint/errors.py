"""What a user can cause: one exception, shown without a traceback, exit code 2."""


class KblintError(Exception):
    """The job could not be done, for a reason the user can mend; the message says which."""

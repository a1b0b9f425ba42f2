"""Work of people in the background."""

from people.services import sign_in_code


def forget_failures() -> None:
    """Forget the wrong codes of more than a day ago."""
    sign_in_code.forget_failures()

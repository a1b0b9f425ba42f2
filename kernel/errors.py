"""What may go wrong in the field's own terms."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class DomainError(Exception):
    """A rule of the field refuses what was asked; ``str()`` is for people.

    A subclass states its sentence in ``message``; a raiser that knows more gives its own.
    """

    message: str | Promise = _("This cannot be done now.")

    def __init__(self, message: str | Promise | None = None) -> None:
        super().__init__(message or self.message)

    def __str__(self) -> str:
        return str(self.args[0])

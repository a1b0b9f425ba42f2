"""How a participation happened and how well it is shown."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Grade(TextChoices):
    """How strong the evidence is; A is the strongest, and the letters sort so."""

    A = "A", _("Online, verified by the server")
    B = "B", _("In a hall, witnessed at two checkpoints")
    C = "C", _("Paper list, scanned")
    D = "D", _("Entered by hand, confirmed by a second person")


class Mode(TextChoices):
    """Where somebody took part."""

    ONLINE = "online", _("Online")
    HALL = "hall", _("In a hall")
    CLASSROOM = "classroom", _("In a class")
    MAKEUP = "makeup", _("Make-up")

"""Words of people in templates: ``{% load people_words %}``."""

from typing import Any

from django import template
from django.utils.translation import gettext_lazy as _

from people.kinds.device import device_in_words
from people.models import Person, Standing

register = template.Library()

DEEDS = {
    "unit.founded": _("Unit founded"),
    "unit.renamed": _("Unit renamed"),
    "unit.moved": _("Unit moved"),
    "unit.dissolved": _("Unit dissolved"),
    "unit.merged": _("Units merged"),
    "unit.split": _("Unit split"),
    "unit.handed_over": _("What the unit owned handed over"),
    "person.added": _("Person added"),
    "person.settled": _("First home recorded"),
    "person.changed": _("Data corrected"),
    "person.transferred": _("Transfer recorded"),
    "person.standing_changed": _("State changed"),
    "person.read": _("Page looked at"),
    "role.granted": _("Role granted"),
    "role.ended": _("Role ended"),
    "sign_in_code.issued": _("Sign-in code issued"),
    "sign_in_code.used": _("Sign-in code used"),
    "account.password_changed": _("Password changed"),
    "account.signed_out_everywhere": _("Signed out everywhere"),
    "account.device_signed_out": _("Signed out on one device"),
    "second_factor.set_up": _("Second factor set up"),
    "second_factor.recovery_code_used": _("Recovery code used"),
    "second_factor.codes_renewed": _("New recovery codes made"),
    "second_factor.taken_off": _("Second factor taken off"),
    "second_factor.reset": _("Second factor reset"),
    "roster_import.uploaded": _("Roster uploaded"),
    "roster_import.applied": _("Roster applied"),
    "roster_import.undone": _("Roster import undone"),
    "evaluation.exported": _("Facts for evaluation exported"),
}

HANDED_OVER = ".handed_over"  # of anything that a unit owned


@register.filter
def state_in_words(person: Person) -> str:
    """How a person stands today, of the annotation ``standing``; none is official."""
    state = getattr(person, "standing", None) or Standing.State.OFFICIAL
    return str(Standing.State(state).label) if person.is_member else "–"


@register.filter
def device_words(agent: str) -> str:
    """A browser by what it says of itself."""
    return device_in_words(agent)


@register.filter
def deed(verb: str) -> str:
    """An audit verb in words; one that has none as it is."""
    if verb.endswith(HANDED_OVER) and verb not in DEEDS:
        return str(_("Belongs to another unit"))
    return str(DEEDS.get(verb, verb))


@register.filter
def facts(kept: dict[str, Any]) -> str:
    """The facts of an audit row on one line."""
    return "; ".join(f"{key}: {value}" for key, value in kept.items() if value)

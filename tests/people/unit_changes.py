"""What the forms of one unit's changes are sent, and how many decisions there are."""

from kernel.models import AuditEvent
from people.models import UnitEdge, UnitName

DATED = {
    "on": "2025-07-01",
    "decision_number": "12-QĐ/ĐU",
    "decision_on": "2025-06-20",
}
NEW = {"kind": "cell", "code": "CB.MOI", "name": "Chi bộ thôn Mới"}


def decisions() -> tuple[int, int, int]:
    dated = UnitName.objects.count(), UnitEdge.objects.count()
    return (*dated, AuditEvent.objects.filter(verb__startswith="unit.").count())

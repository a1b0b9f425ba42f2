"""Tables of the kernel."""

from kernel.models.audit_event import AuditEvent
from kernel.models.job import Job

__all__ = ["AuditEvent", "Job"]

"""Tables of the kernel."""

from kernel.models.audit_event import AuditEvent

__all__ = ["AuditEvent"]

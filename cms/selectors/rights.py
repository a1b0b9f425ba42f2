"""Who may do what with a page: the roles of today, within the units of the grants."""

from wagtail.models import PagePermissionTester

from cms.models.rights import HousePage
from cms.permissions import APPROVE_CONTENT, OPEN_EDITING
from people.access import Permission, grants_of, has_permission, units_for
from people.models import User


def is_within(user: User, permission: Permission, owner_id: int | None) -> bool:
    """Whether a grant of ``permission`` reaches the unit that owns a course.

    Pages without a course (the public front) need the permission on any unit.
    """
    if owner_id is None:
        return has_permission(user, permission)
    reach: dict[tuple[str, int], bool] = user.__dict__.setdefault("_reach_today", {})
    key = (permission.name, owner_id)
    if key not in reach:
        reach[key] = (
            grants_of(user, permission).exists()
            and units_for(user, permission).filter(pk=owner_id).exists()
        )
    return reach[key]


def may_approve(page: HousePage, user: User) -> bool:
    """Whether ``user`` is an approver for the unit that owns the page's course."""
    return is_within(user, APPROVE_CONTENT, page.owner_unit_id)


class HousePermissionTester(PagePermissionTester):
    """Wagtail's answers, narrowed: the workflow alone publishes, for everybody."""

    def __init__(self, user: User, page: HousePage) -> None:
        super().__init__(user, page)
        self.is_reached = is_within(user, OPEN_EDITING, page.owner_unit_id)
        if not self.is_reached:
            self.permissions: set[str] = set()

    def can_edit(self) -> bool:
        return self.is_reached and bool(super().can_edit())

    def can_publish(self) -> bool:
        return False

    def can_publish_subpage(self) -> bool:
        return False

    def can_unpublish(self) -> bool:
        """An approver may take a page back at once."""
        return bool(
            self.page.live
            and not self.page_locked()
            and may_approve(self.page, self.user)
        )

    def can_reorder_children(self) -> bool:
        return "change" in self.permissions

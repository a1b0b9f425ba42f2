"""Roles become groups of the editors' room, and stop being them."""

from collections import defaultdict

from django.contrib.auth.models import Group
from django.db import transaction

from kernel import audit
from people.access import today
from people.kinds.role import Role
from people.models import Grant, User

GROUPS = {
    Role.EDITOR: "Biên tập nội dung",
    Role.CONTENT_APPROVER: "Thẩm định nội dung",
}


def group_of(role: Role) -> Group:
    """The group that stands for ``role``."""
    return Group.objects.get_or_create(name=GROUPS[role])[0]


@transaction.atomic
def sync_editor(*, user: User) -> bool:
    """Give ``user`` the groups of today's grants and no others; whether any changed."""
    held = Grant.objects.filter(
        user=user, role__in=GROUPS, period__contains=today()
    ).values_list("role", flat=True)
    wanted = {GROUPS[Role(role)] for role in held} if user.is_active else set()
    return _bring(user, wanted)


@transaction.atomic
def sync_editors() -> int:
    """Make the groups say what today's grants say; how many accounts changed.

    Runs each minute: a grant that begins or ends by its date is followed then. Those
    whose grant has ended are kept out at once by the door (cms.middleware).
    """
    wanted: dict[int, set[str]] = defaultdict(set)
    grants = Grant.objects.filter(
        role__in=GROUPS, period__contains=today(), user__is_active=True
    )
    for user_id, role in grants.values_list("user_id", "role"):
        wanted[user_id].add(GROUPS[Role(role)])
    there: dict[int, set[str]] = defaultdict(set)
    members = User.groups.through.objects.filter(group__name__in=GROUPS.values())
    for user_id, name in members.values_list("user_id", "group__name"):
        there[user_id].add(name)
    differ = [
        user_id for user_id in wanted | there if wanted[user_id] != there[user_id]
    ]
    users = User.objects.filter(pk__in=differ).order_by("pk")
    return sum(_bring(user, wanted[user.pk]) for user in users)


def _bring(user: User, wanted: set[str]) -> bool:
    there = set(
        user.groups.filter(name__in=GROUPS.values()).values_list("name", flat=True)
    )
    if there == wanted:
        return False
    user.groups.remove(*Group.objects.filter(name__in=there - wanted))
    for name in sorted(wanted - there):
        user.groups.add(Group.objects.get_or_create(name=name)[0])
    audit.record(
        actor=None,
        verb="editor.groups_changed",
        target=user,
        added=sorted(wanted - there),
        removed=sorted(there - wanted),
    )
    return True

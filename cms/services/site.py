"""The ground of the editors' room: root, public front, groups and the workflow."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from cms.models import ContentApprovalTask, HomePage
from cms.services.editors import group_of
from people.kinds.role import Role

ROOT = "Gốc"
WORKFLOW = "Thẩm định hai cấp"
TASKS = ("Thẩm định lần một", "Phê duyệt lần hai")
PAGE_RIGHTS = {
    Role.EDITOR: ("add_page", "change_page", "lock_page", "unlock_page"),
    Role.CONTENT_APPROVER: ("lock_page", "unlock_page"),
}
FILE_RIGHTS = (
    "add_image", "change_image", "choose_image",
    "add_document", "change_document", "choose_document",
)  # fmt: skip
LEAD = (
    "Nền tảng học tập lý luận chính trị của đảng bộ tỉnh: học nghị quyết, chỉ thị và "
    "làm bài kiểm tra trên điện thoại hoặc máy tính."
)
BODY = (
    ("heading", {"level": "2", "text": "Đây là gì?"}),
    (
        "text",
        (
            "<p>Nơi đảng viên và học viên học các đợt học tập nghị quyết, làm bài trắc "
            "nghiệm và xem hồ sơ học tập của mình.</p>"
        ),
    ),
    ("heading", {"level": "2", "text": "Đăng nhập lần đầu"}),
    (
        "list",
        {
            "is_numbered": True,
            "items": [
                "Gặp bí thư chi bộ để nhận mã đăng nhập dùng một lần hoặc mã QR.",
                "Chọn “Đăng nhập”, nhập mã và đặt mật khẩu của riêng mình.",
                "Những lần sau, đăng nhập bằng tên đăng nhập và mật khẩu đã đặt.",
            ],
        },
    ),
    ("heading", {"level": "2", "text": "Quên mật khẩu?"}),
    (
        "text",
        "<p>Đề nghị bí thư chi bộ cấp mã đăng nhập mới. Không cần thư điện tử.</p>",
    ),
)


@transaction.atomic
def lay_site() -> HomePage:
    """Make what is missing of the ground; twice over changes nothing.

    A fresh database gets the public front, already published, so that a visitor sees
    it; later it is edited and approved like any page.
    """
    Locale.objects.get_or_create(language_code="vi")
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root")
    Page.objects.filter(pk=root.pk).update(title=ROOT, draft_title=ROOT)
    home = HomePage.objects.first() or _make_home(root)
    if not Site.objects.filter(root_page=home).exists():
        Site.objects.update_or_create(
            is_default_site=True,
            defaults={"hostname": "localhost", "root_page": home, "site_name": ""},
        )
    Page.objects.filter(depth=2, content_type__model="page").delete()
    _lay_groups(root)
    _lay_workflow(root)
    return home


def _make_home(root: Page) -> HomePage:
    welcome = root.get_children().filter(slug="home").first()
    if welcome is not None:  # Wagtail's own first page
        Site.objects.filter(root_page=welcome).delete()
        welcome.delete()
        root = Page.objects.get(pk=root.pk)
    home = HomePage(title="Học tập", slug="home", lead=LEAD)
    home.body = _body()
    root.add_child(instance=home)
    home.save_revision(log_action=False).publish(
        skip_permission_checks=True, log_action=False
    )
    return home


def _body() -> list[dict[str, object]]:
    return [{"type": kind, "value": value} for kind, value in BODY]


def _lay_groups(root: Page) -> None:
    Group.objects.filter(name__in=["Moderators", "Editors"]).delete()
    everything = Collection.get_first_root_node() or Collection.add_root(name="Root")
    for role, names in PAGE_RIGHTS.items():
        group = group_of(role)
        group.permissions.add(*Permission.objects.filter(codename="access_admin"))
        for permission in _permissions("wagtailcore", names):
            GroupPagePermission.objects.get_or_create(
                group=group, page=root, permission=permission
            )
    editors = group_of(Role.EDITOR)
    for label in ("wagtailimages", "wagtaildocs"):
        for permission in _permissions(label, FILE_RIGHTS):
            GroupCollectionPermission.objects.get_or_create(
                group=editors, collection=everything, permission=permission
            )


def _permissions(label: str, names: tuple[str, ...]) -> list[Permission]:
    return list(
        Permission.objects.filter(content_type__app_label=label, codename__in=names)
    )


def _lay_workflow(root: Page) -> None:
    """Two approvals by two people; no other way leads to publication."""
    others = Workflow.objects.exclude(name=WORKFLOW)
    others.filter(workflow_states=None).delete()  # Wagtail's own, never used
    others.update(active=False)
    workflow, _ = Workflow.objects.get_or_create(name=WORKFLOW)
    for order, name in enumerate(TASKS):
        task = ContentApprovalTask.objects.filter(name=name).first()
        if task is None:
            task = ContentApprovalTask.objects.create(name=name)
        task.groups.add(group_of(Role.CONTENT_APPROVER))
        WorkflowTask.objects.get_or_create(
            workflow=workflow, task=task.task_ptr, defaults={"sort_order": order}
        )
    WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})

"""A blueprint by type at the desk, and a file handed in on the phone."""

from playwright.sync_api import expect

from assessments.models import AttemptItem
from people.kinds.role import Role
from tests.assessments.factories import ApprovedFactory, ready_quiz
from tests.assessments.files import PDF, file_item
from tests.factories import GrantFactory, UserFactory


def test_a19_a_blueprint_names_a_type(visit):
    quiz = ready_quiz(questions=2)
    point = quiz.blueprint.get().point
    ApprovedFactory(question__bank=quiz.bank, point=point, kind="multiple")
    user = UserFactory()
    GrantFactory(user=user, unit=quiz.bank.owner, role=Role.LECTURER)
    visitor = visit("both")
    visitor.is_signed_in_as(user)
    visitor.go(f"/staff/tests/{quiz.activity.uid}/")
    page = visitor.page
    page.select_option("[name=point_0]", str(point.pk))
    page.select_option("[name=kind_0]", "multiple")
    page.fill("[name=count_0]", "3")
    page.click("text=Lưu ma trận đề")
    expect(page.get_by_text("(Nhiều đáp án)")).to_be_visible()
    visitor.look("blueprint_by_type")


def test_a27_a_file_is_handed_in_on_the_phone(visit):
    item = file_item(takes_text=False)
    user = item.attempt.person.user
    visitor = visit("phone")
    visitor.is_signed_in_as(user)
    page = visitor.page
    visitor.go(f"/tests/{item.attempt.uid}/")
    page.click("main button")  # this device goes on with the test
    status = page.locator("[data-status]")
    page.locator("test-paper:defined").wait_for()
    expect(status).to_have_text("Đã lưu 0/1")
    page.click("a:has-text('Nộp tệp')")
    page.set_input_files(
        "[name=file]", {"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"MZ"}
    )
    page.click("button:has-text('Nộp tệp')")
    expect(page.locator(".errorlist")).to_contain_text("Hãy nộp tệp PDF")
    visitor.look("file_refused")
    name = "Bài thu hoạch của Nguyễn Thị Hồng Hạnh.pdf"
    page.set_input_files(
        "[name=file]", {"name": name, "mimeType": "application/pdf", "buffer": PDF}
    )
    page.click("button:has-text('Nộp tệp')")
    expect(page.get_by_text(f"Tệp đã nộp: {name}")).to_be_visible()
    page.locator("test-paper:defined").wait_for()
    expect(status).to_have_text("Đã lưu 1/1")
    visitor.look("file_handed_in")
    assert AttemptItem.objects.get(pk=item.pk).file.size == len(PDF)

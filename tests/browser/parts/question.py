"""The lecturer imports questions; a second person approves beside the cited text."""

from pathlib import Path

from assessments.models import QuestionVersion
from tests.browser.visitor import Visitor, press

GIFT = """$CATEGORY: II.3/1
::Câu của hành trình::Tài liệu nào được số hóa cho sinh hoạt chi bộ hằng tháng?{
=Bản tin thông báo nội bộ ~Lịch phát sóng ~Danh bạ điện thoại}
"""
BROKEN = "::Câu hỏng::Không có phương án đúng {~Một ~Hai}\n"


def imports_questions(lecturer: Visitor, folder: Path) -> QuestionVersion:
    """A broken file is told of by line; the mended one becomes drafts; one goes on."""
    page = lecturer.page
    lecturer.go("/staff/banks/")
    lecturer.look("banks")
    press(page, page.locator("main a[href*='/staff/banks/']").last)
    lecturer.look("bank")
    bank = page.url.removeprefix(lecturer.address)
    _sends(lecturer, bank, folder / "hong.gift", BROKEN)
    lecturer.look("question_import_refused")
    _sends(lecturer, bank, folder / "tot.gift", GIFT)
    lecturer.look("question_import")
    press(page, "form[action$='/apply/'] button")
    version = QuestionVersion.objects.latest("pk")
    lecturer.go(f"/staff/questions/{version.uid}/")
    press(page, "button[name=do][value=submit]")
    lecturer.look("question_sent")
    return version


def _sends(lecturer: Visitor, bank: str, file: Path, text: str) -> None:
    file.write_text(text)
    lecturer.go(f"{bank}import/")
    lecturer.page.set_input_files("[name=file]", file)
    press(
        lecturer.page, "main form button[type=submit], main form button.button-primary"
    )


def approves_a_question(approver: Visitor, version: QuestionVersion) -> None:
    """Another person reads it beside the paragraph and lets it stand."""
    approver.go(f"/staff/questions/{version.uid}/")
    approver.look("question_review")
    press(approver.page, "button[name=do][value=approve]")

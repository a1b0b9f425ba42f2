"""Tables of cms."""

from cms.models.approval import ContentApprovalTask
from cms.models.course_page import CoursePage
from cms.models.document_import import DocumentImport
from cms.models.home_page import HomePage
from cms.models.lesson import Lesson, LessonCheck
from cms.models.lesson_page import LessonPage

__all__ = [
    "ContentApprovalTask",
    "CoursePage",
    "DocumentImport",
    "HomePage",
    "Lesson",
    "LessonCheck",
    "LessonPage",
]

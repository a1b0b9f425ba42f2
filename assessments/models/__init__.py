"""Tables of assessments."""

from assessments.models.attempt import Attempt, AttemptItem, Response, ResponseEvent
from assessments.models.drawn_paper import DrawnPaper
from assessments.models.outage import Outage, Pulse
from assessments.models.question import Question, QuestionBank, QuestionVersion
from assessments.models.question_import import QuestionImport
from assessments.models.quiz import BlueprintLine, Quiz

__all__ = [
    "Attempt",
    "AttemptItem",
    "BlueprintLine",
    "DrawnPaper",
    "Outage",
    "Pulse",
    "Question",
    "QuestionBank",
    "QuestionImport",
    "QuestionVersion",
    "Quiz",
    "Response",
    "ResponseEvent",
]

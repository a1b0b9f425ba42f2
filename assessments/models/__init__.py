"""Tables of assessments."""

from assessments.models.attempt import Attempt, AttemptItem, Response, ResponseEvent
from assessments.models.draw_round import DrawRound
from assessments.models.question import Question, QuestionBank, QuestionVersion
from assessments.models.question_import import QuestionImport
from assessments.models.quiz import BlueprintLine, Quiz

__all__ = [
    "Attempt",
    "AttemptItem",
    "BlueprintLine",
    "DrawRound",
    "Question",
    "QuestionBank",
    "QuestionImport",
    "QuestionVersion",
    "Quiz",
    "Response",
    "ResponseEvent",
]

"""Tables of assessments."""

from assessments.models.adjustment import Adjustment
from assessments.models.attempt import Attempt, AttemptItem, Response, ResponseEvent
from assessments.models.draw_round import DrawRound
from assessments.models.question import Question, QuestionBank, QuestionVersion
from assessments.models.question_import import QuestionImport
from assessments.models.quiz import BlueprintLine, Quiz
from assessments.models.signal import AttemptDevice, AttemptTrace, Signal

__all__ = [
    "Adjustment",
    "Attempt",
    "AttemptDevice",
    "AttemptItem",
    "AttemptTrace",
    "BlueprintLine",
    "DrawRound",
    "Question",
    "QuestionBank",
    "QuestionImport",
    "QuestionVersion",
    "Quiz",
    "Response",
    "ResponseEvent",
    "Signal",
]

"""Tables of assessments."""

from assessments.models.adjustment import Adjustment
from assessments.models.analysis import (
    CarriedPoint,
    ItemFlag,
    ItemResult,
    PointResult,
    RunAnalysis,
)
from assessments.models.attempt import Attempt, AttemptItem, Response, ResponseEvent
from assessments.models.correction import KeyCorrection, ResultChange
from assessments.models.draw_round import DrawRound
from assessments.models.drawn_paper import DrawnPaper
from assessments.models.hand_mark import HandMark
from assessments.models.inquiry import Inquiry, LookItem
from assessments.models.outage import Outage, Pulse
from assessments.models.question import Question, QuestionBank, QuestionVersion
from assessments.models.question_import import QuestionImport
from assessments.models.quiz import BlueprintLine, Quiz
from assessments.models.response_file import ResponseFile
from assessments.models.result_notice import ResultNotice
from assessments.models.signal import AttemptDevice, AttemptTrace, Signal

__all__ = [
    "Adjustment",
    "Attempt",
    "AttemptDevice",
    "AttemptItem",
    "AttemptTrace",
    "BlueprintLine",
    "CarriedPoint",
    "DrawRound",
    "DrawnPaper",
    "HandMark",
    "Inquiry",
    "ItemFlag",
    "ItemResult",
    "KeyCorrection",
    "LookItem",
    "Outage",
    "PointResult",
    "Pulse",
    "Question",
    "QuestionBank",
    "QuestionImport",
    "QuestionVersion",
    "Quiz",
    "Response",
    "ResponseEvent",
    "ResponseFile",
    "ResultChange",
    "ResultNotice",
    "RunAnalysis",
    "Signal",
]

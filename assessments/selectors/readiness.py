"""What a test still lacks before a campaign may ask for it."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.kinds.draw import Shortage
from assessments.kinds.exposure import hands_for
from assessments.models import QuestionVersion, Quiz
from assessments.selectors.exposure import shortages_of
from courses.models import Activity, Point


def missing_for(activity: object) -> list[str]:
    """One sentence for each thing that is missing; none: the test may be published."""
    if not isinstance(activity, Activity):
        raise TypeError(activity)
    quiz = Quiz.objects.filter(activity=activity).first()
    if quiz is None:
        return [_("The test “%(title)s” has not been set up.") % {"title": activity}]
    if not quiz.blueprint.exists():
        sentence = _("The test “%(title)s” has no blueprint: say what it draws.")
        return [sentence % {"title": activity}]
    found = shortages_of(quiz)
    points = Point.objects.in_bulk([one.line.point for one in found])
    sentences = [sentence_of(one, points[one.line.point]) for one in found]
    if found and quiz.exposure_cap:
        told = _(
            "No question may stand in more than %(cap)d %% of the papers of a round:"
            " the bank needs %(times)d times what one paper holds."
        )
        times = hands_for(quiz.exposure_cap)
        sentences.append(told % {"cap": quiz.exposure_cap, "times": times})
    if found and quiz.rests:
        sentences.append(_("Questions seen in two rounds rest and are not counted."))
    return sentences


def sentence_of(shortage: Shortage, point: Point) -> str:
    """How many approved questions of which point, difficulty and type are missing."""
    line = shortage.line
    asked = []
    if line.difficulty is not None:
        asked.append(str(QuestionVersion.Difficulty(line.difficulty).label))
    if line.kind:
        asked.append(str(QuestionVersion.Kind(line.kind).label))
    if not asked:
        return ngettext(
            "%(missing)d more approved question about point %(point)s is needed.",
            "%(missing)d more approved questions about point %(point)s are needed.",
            shortage.missing,
        ) % {"missing": shortage.missing, "point": point.number}
    return ngettext(
        "%(missing)d more approved question about point %(point)s (%(level)s) is needed.",
        "%(missing)d more approved questions about point %(point)s (%(level)s)"
        " are needed.",
        shortage.missing,
    ) % {"missing": shortage.missing, "point": point.number, "level": ", ".join(asked)}

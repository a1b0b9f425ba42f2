"""Tables of courses."""

from courses.models.campaign import (
    Campaign,
    CampaignStep,
    CampaignVersion,
    ResponsibleHead,
    RosterEntry,
)
from courses.models.course import Activity, ContentVersion, Course, CourseRun, Section
from courses.models.enrolment import Admission, Enrolment, Progress, Waiver
from courses.models.resolution import Point, Resolution
from courses.models.study import ContentClip, StudyDay, StudySitting, StudyTrace
from courses.models.wave import Wave

__all__ = [
    "Activity",
    "Admission",
    "Campaign",
    "CampaignStep",
    "CampaignVersion",
    "ContentClip",
    "ContentVersion",
    "Course",
    "CourseRun",
    "Enrolment",
    "Point",
    "Progress",
    "Resolution",
    "ResponsibleHead",
    "RosterEntry",
    "Section",
    "StudyDay",
    "StudySitting",
    "StudyTrace",
    "Waiver",
    "Wave",
]

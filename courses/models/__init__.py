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

__all__ = [
    "Activity",
    "Admission",
    "Campaign",
    "CampaignStep",
    "CampaignVersion",
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
    "Waiver",
]

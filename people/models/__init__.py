"""Tables of people."""

from people.models.api_token import ApiToken
from people.models.device import Device
from people.models.grant import Grant
from people.models.notice import Notice
from people.models.notice_mail import MailCode, MailWish, NoticeMail
from people.models.person import HomeUnit, Person, Standing
from people.models.privacy_request import PrivacyRequest
from people.models.roster_import import RosterImport, RosterImportRow
from people.models.second_factor import RecoveryCode, SecondFactor
from people.models.sign_in_code import CodeFailure, SignInCode
from people.models.succession import HandOver, UnitSuccession
from people.models.unit import Unit, UnitEdge, UnitName, UnitPath
from people.models.user import User

__all__ = [
    "ApiToken",
    "CodeFailure",
    "Device",
    "Grant",
    "HandOver",
    "HomeUnit",
    "MailCode",
    "MailWish",
    "Notice",
    "NoticeMail",
    "Person",
    "PrivacyRequest",
    "RecoveryCode",
    "RosterImport",
    "RosterImportRow",
    "SecondFactor",
    "SignInCode",
    "Standing",
    "Unit",
    "UnitEdge",
    "UnitName",
    "UnitPath",
    "UnitSuccession",
    "User",
]

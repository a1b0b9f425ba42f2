"""A content with an essay beside a question that the server marks."""

import json
from typing import Any

from courses.services.completion import open_activity
from h5p.models import Exercise, PracticeResult
from h5p.selectors.play import Playing, object_id
from h5p.services.content import place_exercise
from h5p.services.practice import take_statement
from h5p.spec.xapi import read_statement
from tests.factories import (
    CourseFactory,
    PersonFactory,
    SectionFactory,
    UserFactory,
)
from tests.h5p import packages
from tests.h5p.makers import enrolled_in, imported

ESSAY_ID = packages.CARD_ID.format(77)
ASKED = "Đồng chí hãy nêu mục tiêu của nghị quyết và cách làm ở chi bộ mình."
_ANSWERED = "http://adlnet.gov/expapi/verbs/answered"
_SEMANTICS = [
    {"name": "taskDescription", "type": "text", "label": "Đề bài"},
    {
        "name": "keywords", "type": "list", "label": "Từ khóa",
        "field": {
            "name": "group", "type": "group", "label": "Từ khóa",
            "fields": [
                {"name": "keyword", "type": "text", "label": "Từ khóa"},
                {
                    "name": "options", "type": "group", "label": "Cách tính",
                    "fields": [
                        {"name": "points", "type": "number", "label": "Điểm"},
                        {"name": "occurrences", "type": "number", "label": "Số lần"},
                    ],
                },
            ],
        },
    },
]  # fmt: skip

_PLAYED = """
H5P.Essay = function (params) {
  var self = this, isDone = false;
  H5P.EventDispatcher.call(this);
  this.attach = function ($container) {
    var label = document.createElement("label");
    var field = document.createElement("textarea");
    var button = document.createElement("button");
    label.textContent = params.taskDescription;
    button.textContent = "Gửi";
    button.addEventListener("click", function () {
      var event = self.createXAPIEventTemplate("answered");
      var definition = event.getVerifiedStatementValue(["object", "definition"]);
      definition.interactionType = "long-fill-in";
      event.setScoredResult(0, 8, self, true, false);
      event.data.statement.result.response = field.value;
      isDone = true;
      self.trigger(event);
    });
    label.appendChild(field);
    $container.get(0).append(label, button);
  };
  this.getAnswerGiven = function () { return isDone; };
  this.getScore = function () { return 0; };
  this.getMaxScore = function () { return 8; };
  this.getCurrentState = function () { return undefined; };
};
H5P.Essay.prototype = Object.create(H5P.EventDispatcher.prototype);
"""


def _essay() -> dict[str, Any]:
    """An essay of eight points: two words looked for, one of them three times."""
    return {
        "taskDescription": ASKED,
        "keywords": [
            {"keyword": "đoàn kết", "options": {"points": 2, "occurrences": 3}},
            {"keyword": "kỷ cương", "options": {"points": 2, "occurrences": 1}},
        ],
    }


def essay_package() -> Any:
    """Our two libraries and a small essay; one question of each kind."""
    files = packages.sound_files()
    folder = "H5P.Essay-1.5"
    library = packages.library_files(
        packages.CHOICE, machineName="H5P.Essay", title="Essay", minorVersion=5
    )
    library = {
        name.replace(packages.CHOICE, folder): value for name, value in library.items()
    }
    library = {name: one for name, one in library.items() if "/language/" not in name}
    content = packages.cards(1)
    content["cards"].append(
        {
            "library": "H5P.Essay 1.5",
            "params": _essay(),
            "subContentId": ESSAY_ID,
            "metadata": {"title": "Bài viết"},
        }
    )
    path = f"{packages.CARDS}/semantics.json"
    semantics = json.loads(files[path])
    semantics[2]["field"]["options"].append("H5P.Essay 1.5")
    facts = packages.package_facts()
    facts["preloadedDependencies"].append(
        {"machineName": "H5P.Essay", "majorVersion": 1, "minorVersion": 5}
    )
    own = {
        **files,
        **library,
        f"{folder}/semantics.json": _SEMANTICS,
        f"{folder}/choice.js": _PLAYED,
        path: semantics,
        "content/content.json": content,
        "h5p.json": facts,
    }
    return packages.packed(own)


def essay_exercise(owner: Any) -> Exercise:
    """The content as an exercise of a course that ``owner`` has."""
    return place_exercise(
        revision=imported(owner=owner, file=essay_package()),
        section=SectionFactory(course=CourseFactory(owner=owner)),
        title="Ôn tập tự luận",
        rule="answered",
        actor=None,
    )


def learner_of(exercise: Exercise, name: str = "Nguyễn Văn Bình") -> Playing:
    person = PersonFactory(user=UserFactory(), full_name=name)
    enrolment = enrolled_in(exercise, person=person)
    open_activity(enrolment=enrolment, activity=exercise.activity, actor=person.user)
    return Playing(enrolment, exercise.activity, exercise.revision, person.user)


def write(
    playing: Playing,
    response: str,
    *,
    part: str = ESSAY_ID,
    interaction: str = "long-fill-in",
    most: int = 100,
) -> PracticeResult:
    """The learner answers; the browser tells more points than there are."""
    thing = object_id(playing.revision)
    told = {
        "verb": {"id": _ANSWERED},
        "object": {
            "id": f"{thing}?subContentId={part}",
            "definition": {"interactionType": interaction},
        },
        "result": {"response": response, "score": {"raw": 0, "max": most, "min": 0}},
    }
    statement = read_statement(told, thing)
    assert statement is not None
    take_statement(playing=playing, statement=statement)
    return PracticeResult.objects.get(
        enrolment=playing.enrolment, revision=playing.revision, sub_content_id=part
    )

"""``manage.py h5p_play`` tells which packages play here, and why others do not (c03)."""

import io
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connections

from h5p.models import Content, Library
from people.models import Unit
from tests.h5p import packages
from tests.h5p.complex import deck_package

# Draws the content's picture, takes it from the canvas and has a worker look at it, as
# types with pictures, sounds and rooms of 360 degrees do. It is to be seen when all of
# that was allowed.
DRAWS = """
var HocTap = HocTap || {};
HocTap.Cards = function (params, contentId) {
  H5P.EventDispatcher.call(this);
  this.attach = function ($container) {
    var picture = new Image();
    picture.onload = function () {
      var canvas = document.createElement("canvas");
      canvas.getContext("2d").drawImage(picture, 0, 0);
      var address = canvas.toDataURL();
      var code = new Blob(["onmessage = function (event) { postMessage(event.data); };"]);
      var worker = new Worker(URL.createObjectURL(code));
      worker.onmessage = function (event) {
        var seen = document.createElement("img");
        seen.height = 100;
        seen.src = event.data;
        $container.append(seen);
      };
      worker.postMessage(address);
    };
    H5P.setSource(picture, params.picture, contentId);
  };
};
HocTap.Cards.prototype = Object.create(H5P.EventDispatcher.prototype);
"""


def call_aside(*words: object, **options: object) -> None:
    """Call the command in a thread of its own: in this one the suite's browser has a loop."""

    def work() -> None:
        try:
            call_command("h5p_play", *words, **options)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as aside:
        aside.submit(work).result()


@pytest.mark.django_db(transaction=True)
def test_c03_packages_are_played_and_nothing_is_kept(tmp_path):
    throws = packages.sound_files()
    throws[f"{packages.CARDS}/cards.js"] = "throw new Error('on purpose');"
    files = {
        "deck.h5p": deck_package(),
        "on-tap.h5p": packages.sound(),
        "hong.h5p": io.BytesIO(b"no zip"),
    }
    paths = []
    for name, file in files.items():
        paths.append(tmp_path / name)
        paths[-1].write_bytes(file.getvalue())
    bad = tmp_path / "nem-loi.h5p"
    bad.write_bytes(packages.packed(throws).getvalue())

    told, other = io.StringIO(), io.StringIO()
    call_aside(*paths, tmp_path / "none.h5p", stdout=told)
    call_aside(bad, "--seconds=5", stdout=other)

    lines = told.getvalue().splitlines()
    assert [line.split()[0] for line in lines] == [
        "plays",
        "plays",
        "fails",
        "fails",
        "2",
    ]
    assert "unable-to-unzip" in lines[2]
    assert lines[-1] == "2 of 4 play"
    assert other.getvalue().startswith("fails")
    assert "on purpose" in other.getvalue()
    assert (Content.objects.count(), Library.objects.count()) == (0, 0)
    assert not Unit.objects.filter(name="h5p_play").exists()


@pytest.mark.django_db(transaction=True)
def test_c03_package_without_libraries_plays_with_those_of_any_other(tmp_path):
    files = packages.sound_files()
    alone = {name: one for name, one in files.items() if not name.startswith("HocTap")}
    faulty = {**files, "content/a.html": "<p>"}
    names = {"a-alone.h5p": alone, "b-faulty.h5p": faulty}
    paths = []
    for name, one in names.items():
        paths.append(tmp_path / name)
        paths[-1].write_bytes(packages.packed(one).getvalue())
    told = io.StringIO()

    call_aside(*paths, stdout=told)

    lines = told.getvalue().splitlines()
    assert lines[0].split()[:2] == ["plays", "a-alone.h5p"]
    assert "not-in-whitelist content/a.html" in lines[1]
    assert lines[2] == "1 of 2 play"


@pytest.mark.django_db(transaction=True)
def test_c03_pictures_of_content_are_drawn_with_and_workers_work(tmp_path):
    file = {**packages.sound_files(), f"{packages.CARDS}/cards.js": DRAWS}
    path = tmp_path / "ve.h5p"
    path.write_bytes(packages.packed(file).getvalue())
    told = io.StringIO()

    call_aside(path, stdout=told)

    assert told.getvalue().split("\n")[0].split() == [
        "plays", "ve.h5p", "HocTap.Cards", "1.0",
    ]  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_c03_command_says_what_is_not_installed(settings, tmp_path: Path):
    settings.H5P_CORE = tmp_path

    with pytest.raises(CommandError, match="npm ci"):
        call_command("h5p_play", tmp_path / "a.h5p")

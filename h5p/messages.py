"""The sentences for what may be wrong with packages and content, each with its remedy."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from h5p.spec.problem import Problem

SENTENCES: dict[str, Promise] = {
    "missing-h5p-extension": gettext_lazy(
        "The file does not end in .h5p. Export it again from the H5P editor, or choose the"
        " right file."
    ),
    "unable-to-unzip": gettext_lazy(
        "The file cannot be opened as a package; it may have been cut short on its way."
        " Download or export it again."
    ),
    "package-too-large": gettext_lazy(
        "The file is larger than %(most)s. Make its pictures and clips smaller."
    ),
    "too-many-files": gettext_lazy(
        "The package holds more than %(most)s files. Divide the content into several."
    ),
    "file-size-too-large": gettext_lazy(
        "“%(path)s” is larger than %(most)s when unpacked. Make it smaller."
    ),
    "total-size-too-large": gettext_lazy(
        "All files together are larger than %(most)s when unpacked. Make pictures and"
        " clips smaller."
    ),
    "compression-bomb": gettext_lazy(
        "“%(path)s” is packed so tightly that it is not opened. Replace the file and"
        " export again."
    ),
    "unsafe-path": gettext_lazy(
        "The name “%(path)s” leads outside the package or holds forbidden characters."
        " Rename the file and pack again."
    ),
    "link-in-package": gettext_lazy(
        "“%(path)s” is a link. Put the file itself in its place."
    ),
    "special-file": gettext_lazy("“%(path)s” is no ordinary file. Take it out."),
    "encrypted-file": gettext_lazy(
        "“%(path)s” has a password. Pack the file without one."
    ),
    "duplicate-file": gettext_lazy(
        "“%(path)s” is in the package twice. Keep one of them."
    ),
    "case-collision": gettext_lazy(
        "“%(path)s” and “%(other)s” differ in capital letters only. Rename one of them."
    ),
    "not-in-whitelist": gettext_lazy(
        "“%(path)s”: files of the kind %(extension)s are not allowed here. Take it out or"
        " save it in another format, as PNG, JPG, MP4 or PDF."
    ),
    "disguised-file": gettext_lazy(
        "“%(path)s” is not the picture, clip or sound that its name says. Replace it with"
        " the real file."
    ),
    "library-inside-content": gettext_lazy(
        "“%(path)s”: a library lies inside the content. Take it out; libraries stand at"
        " the top of the package."
    ),
    "invalid-content-folder": gettext_lazy(
        "The package has no content/content.json. Export the content itself, not only its"
        " libraries."
    ),
    "invalid-h5p-json-file": gettext_lazy(
        "“%(path)s” is missing or incomplete. Export the content again from the H5P"
        " editor."
    ),
    "unable-to-parse-package": gettext_lazy(
        "“%(path)s” is not valid JSON in UTF-8. Export the content again, or mend the"
        " file."
    ),
    "unable-to-read-package-file": gettext_lazy(
        "“%(path)s” is damaged or packed in a way that is not known. Pack it again."
    ),
    "invalid-library-name": gettext_lazy(
        "“%(path)s” is no name for a library. Use letters, digits, “-”, “_” and “.”"
        " without accents, or take the folder out."
    ),
    "invalid-library-json-file": gettext_lazy(
        "“%(path)s” is missing or is not valid JSON. Put the whole library into the"
        " package."
    ),
    "invalid-semantics-json-file": gettext_lazy(
        "“%(path)s” is missing or is not valid. Put the whole library into the package."
    ),
    "invalid-language-file": gettext_lazy(
        "“%(path)s” is no valid language file. Its name is a language code, as vi.json,"
        " and it holds JSON."
    ),
    "library-missing-file": gettext_lazy(
        "“%(path)s” is named in library.json but is not in the package. Put it in."
    ),
    "library-directory-name-mismatch": gettext_lazy(
        "The folder “%(folder)s” must be called “%(name)s”, as its library.json says."
    ),
    "missing-main-library": gettext_lazy(
        "The main library %(library)s is neither in the package nor installed. Export with"
        " libraries, or ask an administrator to install it."
    ),
    "missing-required-library": gettext_lazy(
        "The library %(library)s is needed but is neither in the package nor installed."
        " Export with libraries, or ask an administrator to install it."
    ),
    "api-version-unsupported": gettext_lazy(
        "“%(path)s” asks for H5P core %(asked)s; here is %(ours)s. Use an older version of"
        " the library."
    ),
    "missing-required-property": gettext_lazy(
        "“%(path)s” does not say “%(property)s”. Add it."
    ),
    "invalid-property": gettext_lazy(
        "“%(path)s”: the value of “%(property)s” has the wrong form. Correct it."
    ),
    "illegal-option-in-library": gettext_lazy(
        "“%(path)s”: “%(option)s” is not allowed in “%(property)s”. Use iframe or div."
    ),
    "unknown-library": gettext_lazy(
        "“%(path)s” is made with %(library)s, which is not installed. Ask an administrator"
        " to install it; nothing has been lost."
    ),
    "unfit-library": gettext_lazy(
        "“%(path)s” is made with %(library)s; what may stand there is: %(wanted)s. Open"
        " the content in a newer editor and export again."
    ),
    "too-deep": gettext_lazy(
        "“%(path)s” is nested too deeply. Divide the content into several."
    ),
    "file-missing": gettext_lazy(
        "“%(path)s” is used by the content but is not in the package. Put it in, or choose"
        " the picture or clip again."
    ),
    "hook-failed": gettext_lazy(
        "The upgrade code of %(library)s cannot handle this content (%(detail)s). Edit the"
        " content by hand, or ask the library's author."
    ),
    "hook-unfinished": gettext_lazy(
        "The upgrade code of %(library)s did not give the content back. Keep the older"
        " version, or ask the library's author."
    ),
    "hook-too-long": gettext_lazy(
        "The upgrade code of %(library)s did not end in time and was stopped. Keep the"
        " older version, or ask the library's author."
    ),
    "hook-too-large": gettext_lazy(
        "The upgrade code of %(library)s needs more memory than it may have. Divide the"
        " content into several, or keep the older version."
    ),
    "addon-undecided": gettext_lazy(
        "Whether the text asks for %(library)s could not be found out: its pattern cannot"
        " be read, or takes too long. Install a newer version of it."
    ),
    "no-editor-archive": gettext_lazy(
        "This is no archive of h5p-editor-php-library or h5p-php-library. Choose the zip"
        " of the repository, with composer.json at its top."
    ),
    "editor-archive-incomplete": gettext_lazy(
        "“%(path)s” is missing: the archive is incomplete, or of a version that does not"
        " fit. Choose one of version 1.28 or later."
    ),
}
# What is said beside a field of the editor, which names itself.
FIELD_SENTENCES: dict[str, Promise] = {
    "wanting": gettext_lazy("Please fill this in."),
    "wanting-choice": gettext_lazy("Please choose what is to stand here."),
    "unfit-value": gettext_lazy("This does not fit here. Please enter it again."),
    "changed-value": gettext_lazy(
        "This lies outside what is allowed here. Please make it fit."
    ),
    "unfit-file": gettext_lazy("This file cannot be found. Please choose it again."),
    "list-too-short": gettext_lazy("At least %(least)s are needed here. Add some."),
    "list-too-long": gettext_lazy("At most %(most)s may stand here. Remove some."),
    "unknown-library": gettext_lazy(
        "%(library)s is not installed. Ask an administrator to install it; nothing has"
        " been lost."
    ),
    "unfit-library": gettext_lazy(
        "%(library)s may not stand here; what may: %(wanted)s. Please choose again."
    ),
}
NO_REMEDY = gettext_lazy("“%(path)s” cannot be used (%(code)s).")


def sentence_of(problem: Problem) -> str:
    """What is wrong, where, and what to do about it."""
    said = SENTENCES.get(problem.code, NO_REMEDY)
    facts = {"path": problem.path or _("the package"), "code": problem.code}
    return str(said) % {**facts, **problem.facts}


def field_sentence_of(problem: Problem) -> str:
    """What is wrong with the field that this stands beside."""
    said = FIELD_SENTENCES.get(problem.code)
    return str(said) % problem.facts if said else sentence_of(problem)


def undo_sentences(back: int, edited: int) -> list[str]:
    """What taking an upgrade back came to; the second only if some were edited since."""
    words = ngettext(
        "%(count)d content is as before the upgrade.",
        "%(count)d contents are as before the upgrade.",
        back,
    )
    told = [words % {"count": back}]
    if edited:
        words = ngettext(
            "%(count)d content was edited since and keeps its newest revision.",
            "%(count)d contents were edited since and keep their newest revisions.",
            edited,
        )
        told.append(words % {"count": edited})
    return told

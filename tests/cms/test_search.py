"""Pages are found without diacritics."""

import pytest

from cms.models import LessonPage


@pytest.mark.parametrize("words", ["nghi quyet", "Nghị quyết", "NGHI QUYẾT"])
def test_page_is_found_without_diacritics(draft, words):
    page = draft("Học tập Nghị quyết mới")
    draft("Bài khác")

    found = LessonPage.objects.search(words)
    typed = LessonPage.objects.autocomplete(words[:-2])

    assert [one.pk for one in found] == [page.pk]
    assert [one.pk for one in typed] == [page.pk]

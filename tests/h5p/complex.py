"""A type as complex as those of lecturers' decks: lists of groups of parts of parts."""

import io
from typing import Any

from tests.h5p import packages

DECK, NOTE = "Test.Deck-1.0", "Test.Note-1.0"
PARTS = ["Test.Note 1.0", "HocTap.Choice 1.0", "HocTap.Cards 1.0"]
NOTES: list[dict[str, Any]] = [
    {"name": "words", "type": "text", "widget": "html", "label": "Words", "tags": ["strong", "ul"]},
    {"name": "clip", "type": "video", "label": "Clip", "optional": True},
    {"name": "sound", "type": "audio", "label": "Sound", "optional": True},
    {"name": "handout", "type": "file", "label": "Handout", "optional": True},
]  # fmt: skip
ELEMENT = {
    "name": "element", "type": "group", "label": "Element", "fields": [
        {"name": "x", "type": "number", "label": "Left", "min": 0, "max": 100, "default": 10},
        {"name": "action", "type": "library", "label": "What it is", "options": PARTS},
        {"name": "asButton", "type": "boolean", "label": "As a button", "default": False},
        {"name": "size", "type": "select", "label": "Size of the button", "default": "small",
         "options": [{"value": "small", "label": "Small"}, {"value": "big", "label": "Big"}],
         "showWhen": {"rules": [{"field": "asButton", "equals": True}]}},
        {"name": "goTo", "type": "number", "label": "Slide to go to", "min": 1, "max": 50,
         "showWhen": {"rules": [{"field": "asButton", "equals": True}]}},
    ],
}  # fmt: skip
KEYWORD = {
    "name": "keyword", "type": "group", "label": "Keyword", "fields": [
        {"name": "main", "type": "text", "label": "Main"},
        {"name": "subs", "type": "list", "label": "Below", "optional": True, "entity": "word",
         "field": {"name": "sub", "type": "text", "label": "Word"}},
    ],
}  # fmt: skip
SEMANTICS: list[dict[str, Any]] = [
    {"name": "intro", "type": "group", "label": "Start page", "fields": [
        {"name": "isShown", "type": "boolean", "label": "Show a start page", "default": False},
        {"name": "title", "type": "text", "label": "Title of the start page",
         "showWhen": {"rules": [{"field": "isShown", "equals": True}]}},
        {"name": "picture", "type": "image", "label": "Background", "optional": True},
    ]},
    {"name": "pass", "type": "number", "label": "Percentage to pass", "min": 0, "max": 100,
     "step": 5, "default": 50},
    {"name": "marks", "type": "select", "label": "Marks", "optional": True, "multiple": True,
     "options": [{"value": "dots", "label": "Dots"}, {"value": "words", "label": "Words"}]},
    {"name": "slides", "type": "list", "label": "Slides", "entity": "slide", "min": 1, "max": 50,
     "field": {"name": "slide", "type": "group", "label": "Slide", "fields": [
         {"name": "title", "type": "text", "label": "Title", "maxLength": 60},
         {"name": "elements", "type": "list", "label": "Elements", "entity": "element",
          "optional": True, "field": ELEMENT},
         {"name": "keywords", "type": "list", "label": "Keywords", "entity": "keyword",
          "optional": True, "field": KEYWORD},
     ]}},
    {"name": "questions", "type": "list", "label": "Questions", "entity": "question", "max": 20,
     "optional": True,
     "field": {"name": "question", "type": "library", "label": "Kind of question",
               "options": ["HocTap.Choice 1.0"]}},
    {"name": "ways", "type": "group", "common": True, "label": "Ways", "fields": [
        {"name": "retry", "type": "boolean", "label": "May be tried again", "default": True}]},
    {"name": "texts", "type": "group", "common": True, "label": "Texts", "fields": [
        {"name": "next", "type": "text", "label": "Next", "default": "Next"},
        {"name": "back", "type": "text", "label": "Back", "default": "Back"},
    ]},
]  # fmt: skip
VIETNAMESE: dict[str, Any] = {"semantics": [
    {"label": "Trang mở đầu", "fields": [
        {"label": "Hiện trang mở đầu"}, {"label": "Tên trang mở đầu"}, {"label": "Ảnh nền"}]},
    {"label": "Tỷ lệ đạt"},
    {"label": "Dấu tiến trình", "options": [{"label": "Chấm"}, {"label": "Chữ"}]},
    {"label": "Các trang", "entity": "trang", "field": {"label": "Trang", "fields": [
        {"label": "Tên trang"},
        {"label": "Các phần tử", "entity": "phần tử", "field": {"label": "Phần tử", "fields": [
            {"label": "Lề trái"}, {"label": "Loại phần tử"}, {"label": "Hiện thành nút"},
            {"label": "Cỡ nút", "options": [{"label": "Nhỏ"}, {"label": "To"}]},
            {"label": "Chuyển đến trang"}]}},
        {"label": "Từ khóa", "entity": "từ khóa", "field": {"label": "Từ khóa", "fields": [
            {"label": "Từ chính"}, {"label": "Từ phụ", "entity": "từ", "field": {"label": "Từ"}}]}},
    ]}},
    {"label": "Câu hỏi cuối bài", "entity": "câu hỏi", "field": {"label": "Loại câu hỏi"}},
    {"label": "Cách làm bài", "fields": [{"label": "Được làm lại"}]},
    {"label": "Lời trên nút", "fields": [
        {"label": "Nút tiếp", "default": "Tiếp"}, {"label": "Nút lùi", "default": "Lùi"}]},
]}  # fmt: skip
SCRIPT = """
var Test = window.Test || {};
window.Test = Test;
Test.Deck = function (params, id) {
  H5P.EventDispatcher.call(this);
  this.attach = function ($box) {
    (params.slides || []).forEach(function (slide) {
      $box.append(H5P.jQuery('<h2>').html(slide.title));
      (slide.elements || []).forEach(function (one) {
        if (!one.action) return;
        var $part = H5P.jQuery('<div>').appendTo($box);
        H5P.newRunnable(one.action, id, $part);
      });
    });
  };
};
Test.Deck.prototype = Object.create(H5P.EventDispatcher.prototype);
"""
NOTE_SCRIPT = """
var Test = window.Test || {};
window.Test = Test;
Test.Note = function (params) {
  H5P.EventDispatcher.call(this);
  this.attach = function ($box) {
    $box.append(H5P.jQuery('<div class="note">').html(params.words));
  };
};
Test.Note.prototype = Object.create(H5P.EventDispatcher.prototype);
"""


def _facts(name: str, *needs: str) -> dict[str, Any]:
    return {
        "title": {"Test.Deck": "Bộ trang trình chiếu"}.get(name, "Ghi chú"),
        "machineName": name, "majorVersion": 1, "minorVersion": 0, "patchVersion": 1,
        "runnable": 1, "license": "MIT", "preloadedJs": [{"path": "a.js"}],
        "preloadedDependencies": [
            {"machineName": one, "majorVersion": 1, "minorVersion": 0} for one in needs
        ],
    }  # fmt: skip


def deck() -> dict[str, Any]:
    """Params with parts within parts."""
    note = {
        "library": "Test.Note 1.0",
        "params": {"words": "<p>Xem <strong>kỹ</strong>.</p>"},
        "subContentId": packages.CARD_ID.format(71),
    }
    part = {
        "library": "HocTap.Cards 1.0",
        "params": {"cards": packages.cards(2)["cards"], "done": "Xong."},
        "subContentId": packages.CARD_ID.format(72),
    }
    elements = [{"x": 10, "action": note, "asButton": False}, {"x": 20, "action": part}]
    return {
        "intro": {"isShown": False},
        "pass": 50,
        "slides": [{
            "title": "Mục tiêu", "elements": elements,
            "keywords": [{"main": "Nghị quyết", "subs": ["mới", "cốt lõi"]}],
        }],
        "ways": True,  # a group of one field is written as that field
        "texts": {"next": "Tiếp", "back": "Lùi"},
    }  # fmt: skip


def deck_files() -> packages.Files:
    facts = packages.package_facts("Test.Deck")
    facts["preloadedDependencies"].append(
        {"machineName": "Test.Deck", "majorVersion": 1, "minorVersion": 0}
    )
    return {
        "h5p.json": facts,
        "content/content.json": deck(),
        **packages.library_files(packages.CHOICE),
        **packages.library_files(packages.CARDS),
        f"{DECK}/library.json": _facts("Test.Deck", "Test.Note"),
        f"{DECK}/semantics.json": SEMANTICS,
        f"{DECK}/language/vi.json": VIETNAMESE,
        f"{DECK}/a.js": SCRIPT,
        f"{NOTE}/library.json": _facts("Test.Note"),
        f"{NOTE}/semantics.json": NOTES,
        f"{NOTE}/a.js": NOTE_SCRIPT,
    }


def deck_package() -> io.BytesIO:
    return packages.packed(deck_files())

# ruff: noqa: E501 -- files as their programs write them, one a line
"""Questions of every type, made by dice or by hypothesis."""

from hypothesis import strategies as st

from assessments.kinds.exchange.item import Item, canonical
from assessments.kinds.exchange.shape import lead_in
from assessments.kinds.exchange.text import plain

SIGNS = "{}=~#:\\%->|[]<>&\"'/*$_ \nàđỆư98.,;A()!?–"
WORDS = (
    st.text(alphabet=SIGNS + "bcnht", min_size=1, max_size=24).map(plain).filter(bool)
)
LINES = WORDS.map(lambda text: " ".join(text.split())).filter(bool)
SHARES = st.sampled_from(["1", "0.5", "0.25", "0.333"])
FEEDBACK = st.one_of(st.just(""), LINES)


def several(texts: st.SearchStrategy[str], least: int, most: int) -> st.SearchStrategy:
    return st.lists(
        texts, min_size=least, max_size=most,
        unique_by=lambda one: " ".join(one.split()).casefold(),
    )  # fmt: skip


@st.composite
def single(draw) -> dict:
    texts = draw(several(WORDS, 2, 5))
    key = draw(st.integers(0, len(texts) - 1))
    return _choice(draw, texts, {key}, "")


def _choice(draw, texts, keys, scoring) -> dict:
    return {
        "options": [
            {
                "id": f"o{n + 1}",
                "text": text,
                "correct": n in keys,
                "feedback": draw(FEEDBACK),
            }
            for n, text in enumerate(texts)
        ],
        "scoring": scoring,
        "feedback": draw(FEEDBACK),
    }


@st.composite
def multiple(draw) -> dict:
    texts = draw(several(WORDS, 3, 6))
    keys = draw(
        st.sets(st.integers(0, len(texts) - 1), min_size=1, max_size=len(texts) - 1)
    )
    scoring = draw(st.sampled_from(["all_or_nothing", "partial", "penalty"]))
    return _choice(draw, texts, keys, scoring)


@st.composite
def true_false(draw) -> dict:
    is_true = draw(st.booleans())
    return {
        "options": [
            {
                "id": "true",
                "text": "Đúng",
                "correct": is_true,
                "feedback": draw(FEEDBACK),
            },
            {
                "id": "false",
                "text": "Sai",
                "correct": not is_true,
                "feedback": draw(FEEDBACK),
            },
        ],
        "scoring": "",
        "feedback": draw(FEEDBACK),
    }


@st.composite
def matching(draw) -> dict:
    prompts, options = draw(several(WORDS, 2, 5)), draw(several(WORDS, 2, 6))
    return {
        "prompts": [
            {"id": f"p{n + 1}", "text": text,
             "match": f"o{draw(st.integers(1, len(options)))}"}
            for n, text in enumerate(prompts)
        ],
        "options": [{"id": f"o{n + 1}", "text": text} for n, text in enumerate(options)],
        "scoring": draw(st.sampled_from(["partial", "all_or_nothing"])),
        "feedback": draw(FEEDBACK),
    }  # fmt: skip


@st.composite
def ordering(draw) -> dict:
    texts = draw(several(WORDS, 2, 6))
    return {
        "options": [{"id": f"o{n + 1}", "text": text} for n, text in enumerate(texts)],
        "scoring": draw(st.sampled_from(["all_or_nothing", "partial", "pairs"])),
        "feedback": draw(FEEDBACK),
    }


@st.composite
def short_answer(draw) -> dict:
    texts = draw(several(LINES, 1, 4))
    return {
        "accepted": [
            {
                "text": text,
                "share": draw(SHARES) if n else "1",
                "feedback": draw(FEEDBACK),
            }
            for n, text in enumerate(texts)
        ],
        "fold_case": draw(st.booleans()),
        "fold_accents": draw(st.booleans()),
        "feedback": draw(FEEDBACK),
    }


@st.composite
def numeric(draw) -> dict:
    number = st.decimals(-10_000, 10_000, places=2).map(str)
    return {
        "accepted": [
            {"value": draw(number), "tolerance": draw(st.sampled_from(["0", "0.5", "2"])),
             "share": draw(SHARES) if n else "1", "feedback": draw(FEEDBACK)}
            for n in range(draw(st.integers(1, 3)))
        ],
        "feedback": draw(FEEDBACK),
    }  # fmt: skip


@st.composite
def cloze(draw) -> dict:
    kinds = draw(
        st.lists(
            st.sampled_from(["short", "choice", "numeric"]), min_size=1, max_size=4
        )
    )
    words = WORDS.map(lambda text: text.replace("[", "(").replace("]", ")"))
    text = draw(words)
    gaps = []
    for n, kind in enumerate(kinds, start=1):
        inner = draw(
            {"short": short_answer(), "choice": single(), "numeric": numeric()}[kind]
        )
        del inner["feedback"]
        text = f"{text} [[g{n}]] {draw(words)}"
        gaps.append(
            {"id": f"g{n}", "kind": kind, "weight": draw(st.integers(1, 5)), **inner}
        )
    return {"text": text, "gaps": gaps, "feedback": draw(FEEDBACK)}


@st.composite
def essay(draw) -> dict:
    return {
        "rubric": [
            {"id": f"r{n + 1}", "title": title, "points": str(draw(st.integers(1, 20))),
             "levels": [{"points": "0.5", "text": text} for text in draw(st.lists(WORDS, max_size=2))]}
            for n, title in enumerate(draw(st.lists(WORDS, min_size=1, max_size=3)))
        ],
        "min_words": draw(st.sampled_from([0, 50])),
        "max_words": draw(st.sampled_from([0, 500])),
        "takes_file": draw(st.booleans()),
        "takes_text": True,
        "feedback": draw(FEEDBACK),
    }  # fmt: skip


SIMPLE = {
    "single": single(),
    "multiple": multiple(),
    "true_false": true_false(),
    "matching": matching(),
    "ordering": ordering(),
    "short_answer": short_answer(),
    "numeric": numeric(),
    "cloze": cloze(),
}


@st.composite
def case_set(draw) -> dict:
    parts = []
    for n in range(draw(st.integers(1, 3))):
        kind = draw(st.sampled_from(list(SIMPLE)))
        content = draw(SIMPLE[kind])
        parts.append(
            {"id": f"q{n + 1}", "kind": kind, "stem": draw(WORDS), "content": content}
        )
    return {"text": draw(WORDS), "parts": parts, "feedback": draw(FEEDBACK)}


CONTENTS = {**SIMPLE, "case_set": case_set(), "essay": essay()}


@st.composite
def items(draw) -> Item:
    kind = draw(st.sampled_from(list(CONTENTS)))
    return Item(
        kind=kind,
        stem=draw(st.one_of(WORDS, st.just(lead_in()))),
        content=canonical(kind, draw(CONTENTS[kind])),
        difficulty=draw(st.integers(1, 3)),
        point=draw(st.sampled_from(["", "II.4", "III", "1.2.a", "Phần một/2"])),
    )

"""One member under a test who follows the phone's protocol, and what they were told."""

import random
import re
import threading
import time
from dataclasses import dataclass, field
from uuid import uuid4

from tests.faults.phone import Phone

PATIENCE_SECONDS = 240  # a busy machine takes long to start a process
BATCH = 20
CONFLICT = 409
ITEM = re.compile(r'data-item="([^"]+)" data-seq="(\d+)"(.*?)</fieldset>', re.DOTALL)
OPTION = re.compile(r'value="([0-9a-f]{10})"( checked)?><span>([^<]*)</span>')


@dataclass(frozen=True)
class Ticket:
    """Who comes in: two sessions of one account, the path of Start, and a habit."""

    cookies: tuple[str, str]
    start: str
    number: int
    submits: bool = True
    changes_device: bool = False


@dataclass(frozen=True)
class Answer:
    """One event, as it was sent under ``uid``."""

    uid: str
    item: str
    seq: int
    token: str
    text: str


@dataclass
class Paper:
    """What the page says: where answers go, which lease, which options."""

    url: str
    lease: str
    seqs: dict[str, int] = field(default_factory=dict)
    options: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    chosen: dict[str, set[str]] = field(default_factory=dict)


class Stuck(Exception):
    """A minute of trying again did not help."""


class Taker(threading.Thread):
    """Answers ``answers`` times within ``seconds``; queue, resend, reload, submit."""

    def __init__(
        self, ticket: Ticket, *, port: int, seed: int, answers: int, seconds: float
    ) -> None:
        super().__init__(daemon=True)
        self.ticket = ticket
        self.phones = [Phone(port, cookie) for cookie in ticket.cookies]
        self.phone = self.phones[0]
        self.random = random.Random(seed * 1000 + ticket.number)
        self.moments = sorted(self.random.uniform(0, seconds) for _ in range(answers))
        self.queue: list[Answer] = []
        self.acknowledged: dict[str, Answer] = {}
        self.resent: set[str] = set()
        self.complaints: list[str] = []
        self.is_submitted = False
        self.until = time.monotonic() + PATIENCE_SECONDS

    @property
    def failed(self) -> int:
        return sum(one.failed for one in self.phones)

    def run(self) -> None:
        try:
            self._take()
        except Stuck as stuck:
            self.complaints.append(f"stuck at {stuck}")
        for one in self.phones:
            one.close()

    def _take(self) -> None:
        began = time.monotonic()
        paper = self._begin()
        turn = self.random.randrange(2, len(self.moments) - 1)
        for number, moment in enumerate(self.moments):
            time.sleep(max(0.0, began + moment - time.monotonic()))
            self._answer(paper)
            self._flush(paper, attempts=1)
            if number == turn:
                paper = self._change_device(paper)
        self._flush(paper, attempts=1000)
        if self.ticket.submits:
            self._submit(paper)

    def _begin(self) -> Paper:
        """Press Start until the test is there; a lost answer may have begun it."""
        for wait in self._patience("start"):
            reply = self.phone.post(self.ticket.start, "number=1")
            if reply.location.startswith("/tests/"):
                return self._open(reply.location)
            wait()
        raise AssertionError

    def _open(self, path: str) -> Paper:
        """The page with the questions; where it is asked, go on here."""
        for wait in self._patience("page"):
            reply = self.phone.get(path)
            if reply.is_page and "data-lease" in reply.body:
                return read_paper(reply.body)
            if reply.is_page and "/take-over/" in reply.body:
                self.phone.post(f"{path}take-over/")
                continue
            wait()
        raise AssertionError

    def _change_device(self, paper: Paper) -> Paper:
        """Load the page again, perhaps on the other device; what is saved must be there."""
        former, path = paper, paper.url.removesuffix("answers/")
        if self.ticket.changes_device:
            self._flush(paper, attempts=1000)  # or it is kept there, unsent
            self.phone = self.phones[1]
        paper = self._open(path)
        self._compare(paper)
        if self.ticket.changes_device:
            self._is_refused(former)
        for one in self.queue:
            paper.seqs[one.item] = max(paper.seqs[one.item], one.seq)
        return paper

    def _compare(self, paper: Paper) -> None:
        """What was acknowledged is on the page, or something newer."""
        for one in newest(self.acknowledged.values()).values():
            shown = paper.seqs[one.item]
            if shown < one.seq:
                self.complaints.append("the page forgot an answer")
            elif shown == one.seq and paper.chosen[one.item] != {one.token}:
                self.complaints.append("the page shows another answer")

    def _is_refused(self, former: Paper) -> None:
        """The first device may no longer write."""
        item = next(iter(former.seqs))
        event = {"uid": str(uuid4()), "item": item, "seq": 10_000,
                 "tokens": [former.options[item][0][0]]}  # fmt: skip
        message = {"lease": former.lease, "events": [event]}
        for wait in self._patience("former device"):
            reply = self.phones[0].send(former.url, message)
            if reply.status == CONFLICT:
                return
            if reply.is_page:
                self.complaints.append("two devices wrote")
                return
            wait()

    def _answer(self, paper: Paper) -> None:
        item = self.random.choice(list(paper.seqs))
        token, text = self.random.choice(paper.options[item])
        paper.seqs[item] += 1
        self.queue.append(Answer(str(uuid4()), item, paper.seqs[item], token, text))

    def _flush(self, paper: Paper, attempts: int) -> None:
        """Send what waits until it is acknowledged, or ``attempts`` have failed."""
        for wait in self._patience("answers"):
            if not self.queue:
                return
            batch = self.queue[:BATCH]
            events = [
                {
                    "uid": one.uid,
                    "item": one.item,
                    "seq": one.seq,
                    "tokens": [one.token],
                }
                for one in batch
            ]
            reply = self.phone.send(paper.url, {"lease": paper.lease, "events": events})
            if reply.status == CONFLICT:
                raise Stuck(f"answers: {reply.body}")
            if reply.is_page:
                saved = reply.told()["saved"]
                for one in [one for one in batch if one.uid in saved]:
                    self.acknowledged[one.uid] = one
                    self.queue.remove(one)
                continue
            self.resent.update(one.uid for one in batch)
            attempts -= 1
            if not attempts:
                return
            wait()

    def _submit(self, paper: Paper) -> None:
        path = paper.url.removesuffix("answers/")
        for wait in self._patience("submit"):
            reply = self.phone.post(f"{path}submit/")
            if reply.location.endswith("/result/"):
                self.is_submitted = True
                if self.random.random() < 0.3:
                    self.phone.post(f"{path}submit/")  # a double tap
                return
            wait()

    def _patience(self, what: str):
        """Turns of trying; each gives the wait after a failure, longer each time."""
        lasting = 0.2

        def wait() -> None:
            nonlocal lasting
            time.sleep(lasting * (0.5 + self.random.random()))
            lasting = min(3.0, lasting * 2)

        while time.monotonic() < self.until:
            yield wait
        raise Stuck(what)


def read_paper(page: str) -> Paper:
    """The test page, as a phone has it."""
    paper = Paper(
        url=re.findall(r'data-url="([^"]+)"', page)[0],
        lease=re.findall(r'data-lease="([^"]+)"', page)[0],
    )
    for uid, seq, inside in ITEM.findall(page):
        found = OPTION.findall(inside)
        paper.seqs[uid] = int(seq)
        paper.options[uid] = [(token, text) for token, _, text in found]
        paper.chosen[uid] = {token for token, checked, _ in found if checked}
    return paper


def newest(answers) -> dict[str, Answer]:
    """The answer with the highest ``seq`` of each item."""
    found: dict[str, Answer] = {}
    for one in answers:
        if one.item not in found or one.seq > found[one.item].seq:
            found[one.item] = one
    return found

"""What live holds about people."""

from kernel.kinds.privacy import Held, Keep, Purpose

HELD = (
    Held(
        "live.Attendance",
        "session person unit hall paper taught seconds checkpoints closing outcome grade"
        " reason settled_at reported_at",
        Purpose.PRESENCE, Keep.RECORD, person="person", withheld="person paper",
    ),
    Held(
        "live.Absence",
        "session person unit state reason file file_name told_by told_at decided_by"
        " decided_at decision_reason studied_at make_up made_up_at confirmed_by",
        Purpose.PRESENCE, Keep.RECORD, person="person",
        withheld="person file told_by decided_by confirmed_by",
    ),
    Held(
        "live.HallSeat", "hall session person unit",
        Purpose.PRESENCE, Keep.RECORD, person="person", withheld="person",
    ),
    Held(
        "live.RollCall", "session hall person period opening closing",
        Purpose.PRESENCE, Keep.RECORD, person="person", withheld="person",
    ),
    Held(
        "live.PaperMark", "paper_list person",
        Purpose.PRESENCE, Keep.RECORD, person="person", withheld="person paper_list",
    ),
    Held(
        "live.CheckIn", "checkpoint person hall how device flag at recorded_by",
        Purpose.PRESENCE, Keep.RECORD, person="person", withheld="person recorded_by",
    ),
    Held(
        "live.PresenceLease",
        "session person hall device started_at last_seen_at ended_at",
        Purpose.PRESENCE, Keep.RAW, person="person", withheld="person",
        until="session__settled_at",
    ),
    Held(
        "live.Hand", "session person raised_at invited_at lowered_at",
        Purpose.STUDY, Keep.RAW, person="person", withheld="person", until="raised_at",
    ),
    Held(
        "live.RoomQuestion", "session person text state asked_at decided_at note",
        Purpose.STUDY, Keep.RECORD, person="person", withheld="person",
    ),
    Held(
        "live.ChatMessage",
        "session person sent_uid text state number change sent_at decided_by decided_at",
        Purpose.STUDY, Keep.RAW, person="person",
        withheld="person sent_uid number change decided_by", until="session__settled_at",
    ),
    Held(
        "live.ChatMute", "session person change muted_by muted_at lifted_at",
        Purpose.STUDY, Keep.RAW, person="person", withheld="person change muted_by",
        until="session__settled_at",
    ),
    Held(
        "live.SmallGroup",
        "work position name case reporter answer answered_at is_shown change",
        Purpose.STUDY, Keep.RECORD, person="reporter",
        withheld="work position reporter is_shown change",
    ),
    Held(
        "live.GroupMember", "work group person",
        Purpose.STUDY, Keep.RAW, person="person", withheld="person work",
        until="work__session__settled_at",
    ),
    Held(
        "live.RoomVote", "question person",
        Purpose.STUDY, Keep.RAW, person="person", withheld="person",
        until="question__session__settled_at",
    ),
    Held(
        "live.PollAnswer", "poll person option answered_at",
        Purpose.STUDY, Keep.RECORD, person="person", withheld="person",
    ),
    Held(
        "live.ReplayWatch",
        "session person played seconds started_at heard_at completed_at places withheld",
        Purpose.PRESENCE, Keep.RAW, person="person", withheld="person places",
        until="heard_at",
    ),
    Held(
        "live.ReplayCheck",
        "watch number at_seconds question options right asked_at open_at wrong"
        " answered_at",
        Purpose.PRESENCE, Keep.RAW, person="watch__person", withheld="watch right",
        until="watch__heard_at",
    ),
    *(
        Held(f"live.{model}", fields, Purpose.ACCOUNT, Keep.RECORD)
        for model, fields in (
            ("RollEvent", "recorded_by"),
            ("HallWitness", "witnessed_by"),
            ("PaperList", "added_by"),
            ("Broadcast", "sent_by"),
            ("SlideDeck", "added_by"),
            ("GroupWork", "made_by"),
        )
    ),
)  # fmt: skip

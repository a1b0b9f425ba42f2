"""Wiring of the app."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "records"

    def ready(self) -> None:
        from kernel.schedule import every  # noqa: PLC0415 -- app ready
        from people.kinds import estate  # noqa: PLC0415 -- app ready
        from people.kinds.notice import register  # noqa: PLC0415 -- app ready
        from records import checks, models  # noqa: F401, PLC0415 -- app ready; checks registers itself
        from records.kinds.notice import KINDS  # noqa: PLC0415 -- app ready
        from records.kinds.step_notice import STEP_KINDS  # noqa: PLC0415 -- app ready
        from records.places import open_doors  # noqa: PLC0415 -- app ready
        from records.receivers import follow  # noqa: PLC0415 -- app ready

        estate.register(estate.Estate(models.CertificateRegister, beside="sign"))
        # what was laid then, by number
        estate.register(estate.Estate(models.RatingTable, stays=True))
        follow()
        open_doors()
        for kind in (*KINDS, *STEP_KINDS):
            register(kind)
        every(minutes=1, task="records.tasks.seal_ledger")
        every(minutes=60, task="records.tasks.ask_for_check")
        every(minutes=60, task="records.tasks.ask_for_erasure_list")
        every(minutes=60, task="records.tasks.ask_for_past_keeping")
        every(minutes=60, task="records.tasks.forget_certificate_checks")
        every(minutes=15, task="records.tasks.remind")
        every(minutes=15, task="records.tasks.send_heads")
        every(minutes=60, task="records.tasks.ask_for_scheduled_reports")

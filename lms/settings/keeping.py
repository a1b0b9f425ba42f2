"""How long what is recorded is kept, the ledger's files, and who watches over it."""

from pathlib import Path

from lms.settings import env

_VAR = env.folder("VAR", Path(__file__).resolve().parents[2] / "var")

# Years for which what the ledger says of somebody is kept as proof, whoever asks.
RECORD_PROOF_YEARS = env.text("RECORD_PROOF_YEARS", "5")
# Years after which what is recorded of somebody who has left is put before the privacy
# desk, by kind (records.kinds.keeping); the province names its own.
RECORD_KEEP_YEARS = env.words(
    "RECORD_KEEP_YEARS", "record=10,certificate=20,contest=10,result=10"
)
# The key that signs the heads of the ledger; made at first use, for its owner's eyes only.
LEDGER_KEY = env.folder("LEDGER_KEY", _VAR / "ledger" / "key")
# What the ledger was made to forget, to be applied again after a restore.
ERASURE_LIST = env.folder("ERASURE_LIST", _VAR / "ledger" / "erasures.txt")
# Who, outside, gets each new signed head of the ledger.
LEDGER_WITNESSES = env.words("LEDGER_WITNESSES", "")
# The folder of backups, which ./run backup fills; none: nothing is said about them.
BACKUP_FOLDER = env.text("BACKUP_FOLDER", "")
# Days to any moment of which the site can be brought back; read by ./run backup.
BACKUP_KEEP_DAYS = env.text("BACKUP_KEEP_DAYS", "7")

"""The evaluation export as one package: the files, what they are, and a signature."""

import hashlib
import json
import zipfile
from collections.abc import Iterator, Mapping
from typing import IO, Any

from records.kinds.evaluation import SCHEMA
from records.kinds.ledger.canonical import canonical, moment_text
from records.models import ExportRun, LedgerHead
from records.selectors.evaluation import Facts, Part
from records.services.keys import export_key

FORMAT = "hoctap-evaluation/1"
_CHUNK = 1 << 20
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same bytes whenever it is packed
GUIDE = """GÓI DỮ LIỆU PHỤC VỤ ĐÁNH GIÁ, XẾP LOẠI

members.csv, members.xlsx, members.jsonl: cùng một dữ liệu ở ba dạng; chỉ có sự kiện, không có điểm.
schema.json: ý nghĩa từng trường của members.jsonl.
manifest.json: câu hỏi, thời điểm số liệu, đầu sổ cái và mã băm SHA-256 của từng tệp.
manifest.sig: chữ ký Ed25519 trên manifest.json. public.pem: khóa công khai.

Cách kiểm tra trên máy khác (openssl 3):
1. openssl pkeyutl -verify -pubin -inkey public.pem -rawin -in manifest.json -sigfile manifest.sig
2. sha256sum members.csv members.xlsx members.jsonl schema.json, rồi so với manifest.json.
3. So public.pem với khóa công khai đã ghi lại khi nhận bàn giao hệ thống.
"""


def write_package(
    run: ExportRun, files: Mapping[str, IO[bytes]], target: IO[bytes]
) -> str:
    """Pack ``files`` (by their extension) into ``target``.

    Returns:
        SHA-256 of the manifest. It names the hash of each file, so it stands for all.
    """
    schema = SCHEMA.read_bytes()
    hashes = {f"members.{name}": digest_of(file) for name, file in files.items()}
    hashes["schema.json"] = hashlib.sha256(schema).hexdigest()
    key = export_key()
    manifest = canonical(_manifest(run, hashes) | {"key": key.verifier})
    with zipfile.ZipFile(target, "w") as archive:
        for name, file in files.items():
            with archive.open(
                _entry(f"members.{name}"), "w", force_zip64=True
            ) as packed:
                for piece in pieces(file):
                    packed.write(piece)
        for name, content in {
            "schema.json": schema,
            "manifest.json": manifest,
            "manifest.sig": key.sign_bytes(manifest),
            "public.pem": key.public_pem,
            "HUONG-DAN.txt": GUIDE.encode(),
        }.items():
            archive.writestr(_entry(name), content)
    return hashlib.sha256(manifest).hexdigest()


def write_jsonl(facts: Facts, file: IO[bytes]) -> None:
    """One object a line, the parts after one another, as evaluation.schema.json says."""
    for part in Part:
        for row in facts.rows(part):
            fact = {
                "part": part.name.lower(),
                **dict(zip(part.names, row, strict=True)),
            }
            line = json.dumps(fact, ensure_ascii=False, separators=(",", ":"))
            file.write(line.encode() + b"\n")


def digest_of(file: IO[bytes]) -> str:
    """SHA-256 of the whole file."""
    sha256 = hashlib.sha256()
    for piece in pieces(file):
        sha256.update(piece)
    return sha256.hexdigest()


def pieces(file: IO[bytes]) -> Iterator[bytes]:
    """The file from its beginning, some at a time."""
    file.seek(0)
    while piece := file.read(_CHUNK):
        yield piece


def _manifest(run: ExportRun, hashes: Mapping[str, str]) -> dict[str, Any]:
    head = LedgerHead.objects.filter(sealed_at__lte=run.as_of).order_by("-size").first()
    return {
        "format": FORMAT,
        "query": run.uid,
        "as_of": moment_text(run.as_of),
        "from_on": run.from_on.isoformat(),
        "until_on": run.until_on.isoformat(),
        "unit": {"uid": run.unit.uid, "code": run.unit.code},
        "campaign": run.campaign.uid if run.campaign else None,
        "columns_version": run.columns_version,
        "ledger_head": head.note if head else None,
        "files": [{"name": name, "sha256": hashes[name]} for name in sorted(hashes)],
    }


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _LONG_AGO)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry

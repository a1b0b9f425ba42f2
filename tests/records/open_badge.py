"""Verifies an Open Badge from its files alone; knows nothing of the code that made it.

    python3 open_badge.py badge.json --key did:key:z6Mk… [--list list.json] [--at MOMENT]
        [--name NAME]

Python's own library and openssl are enough. Written from the standards: VC Data Integrity
(eddsa-jcs-2022), Bitstring Status List, Open Badges 3.0.
"""

import argparse
import base64
import gzip
import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

DIGITS = {
    letter: place
    for place, letter in enumerate(
        "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
    )
}
SPKI = bytes.fromhex("302a300506032b6570032100")  # RFC 8410: Ed25519, 32 bytes follow


def base58(text: str) -> bytes:
    assert text[0] == "z"
    number = 0
    for letter in text[1:]:
        number = number * 58 + DIGITS[letter]
    zeros = len(text[1:]) - len(text[1:].lstrip("1"))
    return bytes(zeros) + number.to_bytes((number.bit_length() + 7) // 8, "big")


def jcs(value: object) -> bytes:
    """RFC 8785 of values without numbers whose names are ASCII."""
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    ).encode()


def is_signed(document: dict, did: str) -> bool:
    proof = dict(document["proof"])
    value = proof.pop("proofValue")
    bare = {name: part for name, part in document.items() if name != "proof"}
    multikey = did.removeprefix("did:key:")
    if (
        proof["type"] != "DataIntegrityProof"
        or proof["cryptosuite"] != "eddsa-jcs-2022"
    ):
        return False
    if proof["verificationMethod"] != f"{did}#{multikey}":
        return False
    if proof["@context"] != bare["@context"]:
        return False
    public = base58(multikey)
    assert public[:2] == b"\xed\x01"
    message = hashlib.sha256(jcs(proof)).digest() + hashlib.sha256(jcs(bare)).digest()
    with tempfile.TemporaryDirectory() as folder:
        key, data, signature = (Path(folder) / name for name in "kds")
        key.write_bytes(SPKI + public[2:])
        data.write_bytes(message)
        signature.write_bytes(base58(value))
        command = ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER"]
        command += ["-inkey", key, "-rawin", "-in", data, "-sigfile", signature]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0


def faults(
    badge: dict, did: str, status: dict | None, at: str, name: str | None
) -> list[str]:
    found = []
    issuer = badge["issuer"]
    if issuer["id"] != did or not is_signed(badge, did):
        found.append("signature")
    if "OpenBadgeCredential" not in badge["type"]:
        found.append("type")
    if not badge["validFrom"] <= at <= badge.get("validUntil", "9999"):
        found.append("time")
    if name is not None:
        identity = badge["credentialSubject"]["identifier"][0]
        digest = hashlib.sha256((name + identity["salt"]).encode()).hexdigest()
        if identity["identityHash"] != f"sha256${digest}":
            found.append("name")
    if status is not None:
        found += status_faults(badge["credentialStatus"], status, did, at)
    return found


def status_faults(entry: dict, status: dict, did: str, at: str) -> list[str]:
    if status["issuer"] != did or not is_signed(status, did):
        return ["list signature"]
    if status["id"] != entry["statusListCredential"]:
        return ["another list"]
    if not status["validFrom"] <= at <= status["validUntil"]:
        return ["list time"]
    coded = status["credentialSubject"]["encodedList"]
    assert coded[0] == "u"
    bits = gzip.decompress(
        base64.urlsafe_b64decode(coded[1:] + "=" * (-len(coded[1:]) % 4))
    )
    if len(bits) * 8 < 131_072:
        return ["list too short"]
    index = int(entry["statusListIndex"])
    return ["revoked"] if bits[index // 8] & (128 >> index % 8) else []


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("badge", type=Path)
    parser.add_argument("--key", required=True)
    parser.add_argument("--list", type=Path)
    parser.add_argument("--at", required=True, help="as 2026-06-01T12:00:00Z")
    parser.add_argument("--name")
    asked = parser.parse_args()
    wrong = faults(
        json.loads(asked.badge.read_text("utf-8")),
        asked.key,
        json.loads(asked.list.read_text("utf-8")) if asked.list else None,
        asked.at,
        asked.name,
    )
    sys.stdout.write(", ".join(wrong) + "\n" if wrong else "valid\n")
    sys.exit(bool(wrong))

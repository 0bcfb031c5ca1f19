"""A signature leaves a PDF accessible and fit for archives, and tells of every byte that is changed later."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import page
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

from complaint.output.signing import signatures_in, signed
from complaint.problems import ProblemsFound
from tests.conftest import Command

PASSPHRASE = "correct horse"  # noqa: S105 - of a test


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The certificate of an invented lawyer, made for the test."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Vesna Orlan")])
    begin = datetime(2024, 1, 1)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(begin)
        .not_valid_after(begin + timedelta(days=7300))
        .add_extension(x509.KeyUsage(True, True, False, False, False, False, False, False, False), True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("certificate") / "lawyer.p12"
    sealed = serialization.BestAvailableEncryption(PASSPHRASE.encode())
    path.write_bytes(pkcs12.serialize_key_and_certificates(b"lawyer", key, made, None, sealed))
    return path


@pytest.fixture(scope="module")
def letter(small_project: Path) -> bytes:
    return (small_project / "build/leaflet/letter.pdf").read_bytes()


@pytest.fixture(scope="module")
def with_signature(letter: bytes, certificate: Path) -> bytes:
    return signed(letter, certificate, PASSPHRASE, "leaflet/letter.pdf")


def test_a_signed_file_is_still_accessible_and_fit_for_archives(with_signature: bytes) -> None:
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A):
        report = page.validate_pdf_bytes(with_signature, profile=profile)
        assert report.is_compliant, list(report.failures)


def test_the_signature_tells_by_whom_and_that_nothing_was_changed(with_signature: bytes) -> None:
    (found,) = signatures_in(with_signature)
    assert (found.by, found.intact, found.whole, found.reason) == ("Vesna Orlan", True, True, "leaflet/letter.pdf")
    assert found.at is not None


def test_a_changed_byte_or_an_addition_is_seen(with_signature: bytes) -> None:
    at = with_signature.index(b"/StructTreeRoot") + 5
    changed = with_signature[:at] + b"X" + with_signature[at + 1 :]
    assert not signatures_in(changed)[0].intact
    assert not signatures_in(with_signature + b"\n% more\n")[0].whole


def test_a_wrong_passphrase_and_a_second_signature_are_refused(
    letter: bytes, with_signature: bytes, certificate: Path, tmp_path: Path
) -> None:
    (tmp_path / "no.p12").write_bytes(b"nothing")
    for content, file, passphrase, told in (
        (letter, certificate, "wrong", "cannot be opened"),
        (letter, tmp_path / "no.p12", "", "cannot be opened"),
        (with_signature, certificate, PASSPHRASE, "signature already"),
    ):
        with pytest.raises(ProblemsFound, match=told):
            signed(content, file, passphrase, "")


def test_without_the_library_it_is_told_how_to_get_it(
    letter: bytes, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyhanko.sign", None)
    with pytest.raises(ProblemsFound, match="pyHanko"):
        signed(letter, certificate, PASSPHRASE, "")


def test_a_final_file_is_signed_and_verified_on_the_command_line(
    complaint: Command, project: Path, certificate: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ours = project / "build/leaflet/filing.pdf"
    sign = ("sign", ours, "--certificate", certificate, "--project", project)
    monkeypatch.setattr("click.prompt", lambda *_, **__: PASSPHRASE)
    assert "not from a final build" in complaint(*sign).output
    assert complaint("build", "leaflet", "--final", "--project", project).exit_code == 0
    assert complaint(*sign).exit_code == 0, complaint(*sign).output
    told = complaint("verify", "filing-signed.pdf", ours, "--project", project)
    assert told.exit_code == 0
    assert "signed by “Vesna Orlan”" in told.output
    assert "“leaflet/filing.pdf” of the build of" in told.output
    assert "is there already" in complaint(*sign).output
    Path("other.pdf").write_bytes(ours.read_bytes() + b"\n")
    refused = complaint("verify", "other.pdf", "--project", project)
    assert refused.exit_code == 1
    assert "of no build that is known here, or was changed" in refused.output

    with (project / "cases/complaint.yaml").open("a") as changed:
        changed.write("# a remark\n")
    assert complaint("build", "leaflet", "--date", "2030-02-03", "--project", project).exit_code == 0
    later = complaint("verify", "filing-signed.pdf", "--project", project)
    assert later.exit_code == 0
    assert "unchanged since: “leaflet/filing.pdf” of an earlier build of this project" in later.output

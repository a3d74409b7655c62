"""An authority that vouches for servers of tests, and certificates that it or nobody vouches for, made by openssl."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from dataclasses import dataclass
from pathlib import Path

__all__ = ["OPENSSL", "Authority"]

OPENSSL = shutil.which("openssl")

_CONFIG = """
[ca]
default_ca = tests
[tests]
dir = {folder}
database = {folder}/index.txt
new_certs_dir = {folder}
rand_serial = yes
default_md = sha256
unique_subject = no
policy = any
copy_extensions = copy
[any]
commonName = supplied
"""


@dataclass(frozen=True)
class Authority:
    """The folder in which its key and certificates are."""

    folder: Path

    @classmethod
    def found(cls, folder: Path) -> Authority:
        """Make an authority in an empty folder."""
        (folder / "index.txt").write_text("")
        (folder / "ca.cnf").write_text(_CONFIG.format(folder=folder))
        authority = cls(folder)
        authority._sign_self("authority", "CN=Authority of tests", "basicConstraints=critical,CA:TRUE")
        return authority

    @property
    def trust(self) -> ssl.SSLContext:
        """The check of a client that trusts this authority alone."""
        return ssl.create_default_context(cafile=self.folder / "authority.pem")

    def vouch(self, name: str, until: str = "20991231235959Z") -> ssl.SSLContext:
        """Return the proof of a server of this name, as the authority signed it."""
        key, request, certificate = (self.folder / f"{name}.{ending}" for ending in ("key", "csr", "pem"))
        new = ["req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
        self._run(
            *new, "-subj", f"/CN={name}", "-addext", f"subjectAltName=DNS:{name}", "-keyout", key, "-out", request
        )
        signer = ["-keyfile", self.folder / "authority.key", "-cert", self.folder / "authority.pem"]
        days = ["-startdate", "20200101000000Z", "-enddate", until]
        ca = ["ca", "-batch", "-notext", "-config", self.folder / "ca.cnf"]
        self._run(*ca, *signer, *days, "-in", request, "-out", certificate)
        return self._proof(name)

    def sign_self(self, name: str) -> ssl.SSLContext:
        """Return the proof of a server that vouches for itself."""
        self._sign_self(name, f"CN={name}", f"subjectAltName=DNS:{name}")
        return self._proof(name)

    def _sign_self(self, name: str, subject: str, extension: str) -> None:
        key, certificate = self.folder / f"{name}.key", self.folder / f"{name}.pem"
        new = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "30"]
        self._run(*new, "-subj", f"/{subject}", "-addext", extension, "-keyout", key, "-out", certificate)

    def _proof(self, name: str) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.folder / f"{name}.pem", self.folder / f"{name}.key")
        return context

    def _run(self, *arguments: object) -> None:
        subprocess.run([str(OPENSSL), *map(str, arguments)], check=True, capture_output=True)

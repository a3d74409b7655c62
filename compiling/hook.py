"""The hook of the build: where ONRECORD_COMPILE=1 is set, a wheel holds compiled modules beside their sources."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

__all__ = ["CompilingHook"]

_ASKED = "ONRECORD_COMPILE"


class CompilingHook(BuildHookInterface[Any]):
    """Compiles what `compiling.modules` names; does nothing unless asked, nor for an editable install."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Return what compiling needs beside a C compiler; a build that is not asked for it needs nothing."""
        return ["mypy>=2.4,<3", "setuptools"] if _is_asked() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile into a folder of its own, and put what comes of it into the wheel."""
        self._folder: str | None = None
        if not _is_asked() or version == "editable":
            return
        self._folder = tempfile.mkdtemp(prefix="onrecord-")
        building = Path(self.root, "compiling", "building.py")
        subprocess.run([sys.executable, str(building), self.root, self._folder], check=True)
        built = Path(self._folder, "src")
        made = [path for kind in ("*.so", "*.pyd") for path in built.rglob(kind)]
        build_data["force_include"].update({str(path): path.relative_to(built).as_posix() for path in made})
        build_data.update(pure_python=False, infer_tag=True)

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the folder."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)


def _is_asked() -> bool:
    return os.environ.get(_ASKED, "") not in ("", "0")

"""Compile the modules in a copy of the sources: `python compiling/building.py ROOT FOLDER`, called by the hook."""

from __future__ import annotations

import os
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

__all__ = ["main"]

_SETTINGS = "[mypy]\nstrict = true\nmypy_path = src\nignore_missing_imports = true\nfollow_imports = silent\n"
# What mypyc makes is one library, whose functions nobody calls from outside: calls among them need no table.
_FLAGS = "-fvisibility=hidden -fno-semantic-interposition"


def main() -> None:
    """Copy, make ready, compile; the compiled modules stand in FOLDER/src beside their sources."""
    root, folder = map(Path, sys.argv[1:])
    sys.path.insert(0, str(root))
    shutil.copytree(root / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__", "*.so", "*.pyd", "data"))
    os.chdir(folder)
    _compile(_make_ready(folder / "src" / "onrecord"))


def _make_ready(package: Path) -> list[str]:
    """Rewrite the modules, and return their paths; raises SystemExit where mypyc would not take one."""
    from compiling.modules import find_modules, find_refused
    from compiling.preparing import prepare

    paths = [package / name for name in find_modules(package)]
    refused = [f"{path}:{what}" for path in paths for what in find_refused(path.read_text("utf-8"))]
    if refused:
        raise SystemExit("these cannot be compiled:\n" + "\n".join(refused))
    for path in paths:
        path.write_text(prepare(path.read_text("utf-8")), "utf-8")
    return [path.relative_to(Path.cwd()).as_posix() for path in paths]


def _compile(paths: list[str]) -> None:
    from mypyc.build import mypycify
    from setuptools import setup
    from setuptools.command.build_ext import build_ext

    class BuildAtOnce(build_ext):  # type: ignore[misc]  # setuptools has no types
        """Compiles many files of one library at once; by itself it goes from one to the next."""

        def build_extensions(self) -> None:
            compile_all = self.compiler.compile
            with ThreadPoolExecutor(_jobs()) as pool:

                def compile_at_once(sources: list[str], **options: object) -> list[str]:
                    made = pool.map(lambda source: compile_all([source], **options), sources)
                    return [compiled for some in made for compiled in some]

                self.compiler.compile = compile_at_once
                super().build_extensions()

    Path("mypy.ini").write_text(_SETTINGS, "utf-8")
    made = mypycify(["--config-file=mypy.ini", *paths], opt_level="2", multi_file=True, group_name="onrecord")
    if os.name == "posix":
        for extension in made:
            extension.extra_compile_args = [*(extension.extra_compile_args or []), *_FLAGS.split()]
    order = ["--quiet", "build_ext", "--inplace"]
    setup(name="onrecord", package_dir={"": "src"}, packages=[], ext_modules=made, script_args=order,
          cmdclass={"build_ext": BuildAtOnce})  # fmt: skip


def _jobs() -> int:
    return int(os.environ.get("ONRECORD_COMPILE_JOBS", "") or os.cpu_count() or 1)


if __name__ == "__main__":
    main()

"""Compiles the edition when a wheel is built, and puts it into the wheel with the Markdown and the resources."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_INSIDE = "desktop_app/bundled"  # desktop_app/bundle.py looks here


class EditionHook(BuildHookInterface[Any]):
    """Hatchling calls this before it packs a wheel (https://hatch.pypa.io/latest/plugins/build-hook/custom/)."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """An editable install reads the checkout; a real wheel gets everything it needs to start offline."""
        if version == "editable":
            return
        root = Path(self.root)
        self._made = Path(tempfile.mkdtemp(prefix="edition-"))
        # A process of its own, because only a new one takes PYTHONHASHSEED, and two builds are to be the same.
        command = [sys.executable, root / "packaging" / "compile_for_release.py", root / "content", self._made]
        subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": "0"}, check=True)
        inside: dict[str, str] = {
            str(self._made): f"{_INSIDE}/edition",
            str(root / "resources"): f"{_INSIDE}/resources",
        }
        for path in sorted((root / "content").iterdir()):
            if path.name != "evidence":
                inside[str(path)] = f"{_INSIDE}/content/{path.name}"
        build_data["force_include"].update(inside)

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Takes the compiled copy away again."""
        made = getattr(self, "_made", None)
        if made is not None:
            shutil.rmtree(made, ignore_errors=True)

"""Writes the bill of materials (CycloneDX 1.6, JSON) of the program and all that travels along with it.

    build/env/bin/python packaging/make_sbom.py PYTHON OUT

cyclonedx-py reads the packages from PYTHON's environment, which holds the program and what it needs; what is no Python
package comes from notices.toml. With SOURCE_DATE_EPOCH the same input gives the same bytes.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from make_notices import ROOT, parts

sys.path.insert(0, str(ROOT))
from desktop_app import __version__


def bill(python: str) -> dict[str, Any]:
    """The bill as a document. SystemExit when it does not fit the schema."""
    command = [
        sys.executable, "-m", "cyclonedx_py", "environment", "--pyproject", str(ROOT / "pyproject.toml"),
        "--spec-version", "1.6", "--output-reproducible", python,
    ]  # fmt: skip
    document: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    document["components"] = [
        component for component in document["components"] if component["name"] != "benzo-glossary"
    ] + [
        {
            "bom-ref": f"part-{number}",
            "type": "data" if "Hyperlegible" in part.name or "texts" in part.name else "library",
            "name": part.name.split(": ")[-1] if part.name.startswith("In ") else part.name,
            "copyright": part.holder,
            "licenses": [{"license": {"name": part.licence}}],
            "properties": [{"name": "benzo-glossary:travels-in", "value": part.where}],
        }
        for number, part in enumerate(part for part in parts() if part.holder)
    ]
    _name_the_root(document)
    text = json.dumps(document, indent=1, ensure_ascii=False, sort_keys=True)
    if trouble := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
        raise SystemExit(f"make_sbom.py: the bill does not fit the schema: {trouble}")
    return document


def _name_the_root(document: dict[str, Any]) -> None:
    """Gives the program its version, and makes the installed copy of it and the program one."""
    root = document["metadata"]["component"]
    root["version"] = __version__
    installed = f"benzo-glossary=={__version__}"
    needed = {entry["ref"]: entry.get("dependsOn", []) for entry in document["dependencies"]}
    needed[root["bom-ref"]] = needed.pop(installed, needed.get(root["bom-ref"], []))
    document["dependencies"] = [
        {"ref": ref, **({"dependsOn": sorted(of)} if of else {})} for ref, of in sorted(needed.items())
    ]


if __name__ == "__main__":
    found = bill(sys.argv[1])
    Path(sys.argv[2]).write_text(json.dumps(found, indent=1, ensure_ascii=False, sort_keys=True) + "\n", "utf-8")

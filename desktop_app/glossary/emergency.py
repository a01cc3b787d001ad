"""Reads `emergency.toml`: what to do in an emergency, and whom to reach, by region."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from desktop_app.errors import AppError
from desktop_app.glossary.model import Emergency, EmergencyService, EmergencyStep, Region


def emergency_from(table: Mapping[str, Any], path: Path) -> Emergency:
    """Turns the parsed file into an Emergency. AppError naming the field that is missing or of the wrong type."""
    try:
        general = table["general"]
        return Emergency(
            title=_text(general, "title"),
            steps=tuple(
                EmergencyStep(_text(step, "text"), _keys(step, "refs"), _keys(step, "claims"))
                for step in general["step"]
            ),
            regions=tuple(_region(region) for region in table["region"]),
            urgent=_keys(general, "urgent") if "urgent" in general else (),
        )
    except (KeyError, TypeError) as error:
        raise AppError(
            f"{path} lacks a field or holds one of the wrong type ({error})",
            "Give general a title and steps, and each region an id, a name and services",
        ) from error


def _region(table: Mapping[str, Any]) -> Region:
    return Region(
        id=_text(table, "id"),
        name=_text(table, "name"),
        services=tuple(_service(service) for service in table["service"]),
    )


def _service(table: Mapping[str, Any]) -> EmergencyService:
    seen = table["seen"]
    if type(seen) is not date:
        raise TypeError("seen is not a date")
    return EmergencyService(
        _text(table, "name"),
        _text(table, "contact"),
        _text(table, "when"),
        _keys(table, "refs"),
        seen,
        _keys(table, "claims"),
    )


def _text(table: Mapping[str, Any], name: str) -> str:
    value = table[name]
    if not isinstance(value, str) or not value.strip():
        raise TypeError(f"{name} is not text")
    return value


def _keys(table: Mapping[str, Any], name: str) -> tuple[str, ...]:
    keys = table[name]
    if not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
        raise TypeError(f"{name} is not a list of keys")
    return tuple(keys)

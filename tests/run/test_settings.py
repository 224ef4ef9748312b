"""The settings and their page."""

from pathlib import Path

import msgspec
import pytest

from dateline.settings import Settings

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "settings.md"


@pytest.mark.parametrize("setting", msgspec.structs.fields(Settings), ids=lambda field: field.name)
def test_a_setting_is_documented(setting: msgspec.structs.FieldInfo) -> None:
    """Each setting has a section that names its default."""
    page = PAGE.read_text(encoding="utf-8")
    start = page.find(f"## {setting.name}\n")
    assert start >= 0, f"add a section '## {setting.name}' to {PAGE.name}"
    section = page[start:].split("\n## ")[0]
    default = "none given" if setting.default in {None, ()} else f"{setting.default:g}"
    assert f"efault {default}" in section or f"efault: {default}" in section


def test_an_unknown_setting_is_refused() -> None:
    """A misspelt setting is an error, not a default."""
    with pytest.raises(msgspec.ValidationError, match="workres"):
        msgspec.convert({"workres": 2}, Settings)

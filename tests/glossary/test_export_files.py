"""Many references in one file."""

import json

from support import REFERENCES

from desktop_app.glossary.export_files import EXPORT_FORMS


def test_each_form_holds_every_item_in_order() -> None:
    written = {form.suffix: form.write(REFERENCES) for form in EXPORT_FORMS}
    assert written["ris"].count("TY  - ") == written["ris"].count("ER  - ") == 2
    assert written["ris"].index("The Manual") < written["ris"].index("AMPA receptors in mice")
    assert [line for line in written["bib"].splitlines() if line.startswith("@")] == [
        "@book{ashton2002manual,",
        "@article{allison2005ampa,",
    ]
    assert [item["id"] for item in json.loads(written["json"])] == ["ashton2002manual", "allison2005ampa"]
    assert all(text.endswith("\n") for text in written.values())


def test_nothing_makes_an_empty_file_of_its_form() -> None:
    assert [form.write([]) for form in EXPORT_FORMS] == ["", "", "[]\n"]

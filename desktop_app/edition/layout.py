"""The names of the files in an edition's data folder."""

CATALOGUE = "catalogue.json"
REFERENCES = "references.txt"
PAGES = "pages"
INDEX = "index"
DIGESTS = "digests.json"
CHANGES = "changes.json"

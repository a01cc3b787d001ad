"""Print and PDF: pages laid out for paper, the sheet with its preview, files and printers."""

"""Benzodiazepine Glossary: an offline, sourced reference with full-text search."""

__version__ = "0.1.0"

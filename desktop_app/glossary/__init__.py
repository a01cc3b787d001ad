"""The book: articles, references and how they become pages. No Qt, no search."""

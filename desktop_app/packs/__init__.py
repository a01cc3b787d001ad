"""Content packs: signed files that bring a newer edition, or a clinic's own articles, where there is no network."""

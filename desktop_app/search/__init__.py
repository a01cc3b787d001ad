"""Finding things in the book. No Qt. The only place that imports whoosh."""

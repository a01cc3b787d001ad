"""The window: Qt widgets that take data in by method and give wishes out by signal."""

"""The compiled edition: content/ made ready to be opened in a moment. No Qt."""

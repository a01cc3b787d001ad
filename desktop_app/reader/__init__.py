"""What belongs to one person: settings, session and where they are kept. No Qt."""

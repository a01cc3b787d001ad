"""The kiosk: the same window for one stranger after another, locked down, forgetting everything between them."""

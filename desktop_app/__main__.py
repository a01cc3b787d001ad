"""Lets `python -m desktop_app` do what the command does."""

import sys

from desktop_app.cli import main

sys.exit(main())

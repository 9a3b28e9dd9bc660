"""`python -m hireapp` and the `hireapp` command."""

from __future__ import annotations

import sys

from hireapp.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())

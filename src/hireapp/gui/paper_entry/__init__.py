"""The page on which filled paper scorecards are typed in."""

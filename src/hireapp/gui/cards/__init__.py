"""Lists of cards, used by the screens that show questions."""

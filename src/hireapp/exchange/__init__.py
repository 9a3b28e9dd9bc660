"""What leaves and enters as files: here sealed kits, scorecards and exports grow."""

"""Pages of files, letters and outgoing mail."""

"""What must hold when a part of the installation stops: real processes, a real broker, a real mail server."""

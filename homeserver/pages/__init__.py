"""Pages that the server shows itself, without the web client."""

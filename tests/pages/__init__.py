"""Pages: the web client and those that the server shows itself."""

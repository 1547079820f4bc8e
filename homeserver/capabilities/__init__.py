"""What this server can do, and where it is to be found."""

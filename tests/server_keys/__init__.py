"""Keys of this server and of others."""

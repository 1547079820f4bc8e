"""What a resident server answers about its rooms."""

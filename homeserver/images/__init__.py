"""Pictures that strangers made: only processes of their own look into them, to which `workers` speaks."""

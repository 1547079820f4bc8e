"""What strangers made and nobody here looks into, but processes of their own with limits, to which `workers` speaks."""

"""What rooms and guests have to do with each other (Client-server API, "Guest Access")."""

from homeserver.guests.departures import GuestDepartures

__all__ = ["GuestDepartures"]

"""Telling clients what is new: one engine behind `GET /sync` and the websocket stream."""

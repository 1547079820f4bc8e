"""Answers of the server, held against the OpenAPI documents of the Matrix specification."""

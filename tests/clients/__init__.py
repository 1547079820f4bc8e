"""Clients that nobody here wrote, against a running Porch: matrix-nio in Python, matrix-js-sdk in Node."""

"""What users report to the administrators."""

from homeserver.reporting.reports import Reports, StoredReport

__all__ = ["Reports", "StoredReport"]

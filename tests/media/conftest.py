"""What tests of media share."""

from tests.federation.conftest import authority

__all__ = ["authority"]

"""The one way in which an authorisation rule says no."""

from homeserver.protocol.errors import Forbidden


class AuthRefused(Forbidden):
    """An authorisation rule rejects the event: 403 M_FORBIDDEN when a client asked for it.

    `rule` is the number of the rule in room version 12, or `vN` and its number in version N, the last to have it;
    `sentence` says in a few words for people what stood in the way.
    """

    rule: str
    sentence: str

    def __init__(self, rule: str, sentence: str) -> None:
        super().__init__(sentence)
        self.rule = rule
        self.sentence = sentence

    def __str__(self) -> str:
        return f"rule {self.rule}: {self.sentence}"

"""The rules of Matrix: pure and synchronous, with no input or output and no clock.

Nothing in here knows of HTTP, a database or a user session. A function takes all that it needs as arguments and
either answers or raises one named error. Errors about what came from outside derive from `errors.MatrixError`, so that
one which nobody caught still reaches the client as the answer that the specification names.
"""

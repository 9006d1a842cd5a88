# SPDX-License-Identifier: MIT
"""What is raised by the package, and the defects that parsing notes in messages."""


class MessageError(Exception):
    """Base of all exceptions of the package."""


class MessageParseError(MessageError):
    """Base of the exceptions of parsing."""


class HeaderParseError(MessageParseError):
    """A field of a header is wrong."""


class BoundaryError(MessageParseError):
    """The boundary that ends a part is not there."""


class MultipartConversionError(MessageError, TypeError):
    """A message cannot get parts."""


class CharsetError(MessageError):
    """A character set has an impossible name."""


class MessageDefect:
    """Something wrong in a message that was parsed nevertheless. line: where it was seen, or None."""

    def __init__(self, line=None):
        self.line = line


class NoBoundaryInMultipartDefect(MessageDefect):
    """A message that says it has parts does not say what separates them."""


class StartBoundaryNotFoundDefect(MessageDefect):
    """The boundary that the message names never comes."""


class FirstHeaderLineIsContinuationDefect(MessageDefect):
    """The first line of the header continues a field."""


class MisplacedEnvelopeHeaderDefect(MessageDefect):
    """A line "From " stands amid the header."""


class MalformedHeaderDefect(MessageDefect):
    """A line of the header has no colon, or nothing before it."""


class MultipartInvariantViolationDefect(MessageDefect):
    """A message that says it has parts has none."""

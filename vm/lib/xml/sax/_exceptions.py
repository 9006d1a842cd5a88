# SPDX-License-Identifier: MIT
"""The exceptions of SAX."""


class SAXException(Exception):
    """An error or warning of a parser or handler; may carry another exception."""

    def __init__(self, msg, exception=None):
        Exception.__init__(self, msg)
        self._msg = msg
        self._exception = exception

    def getMessage(self):
        return self._msg

    def getException(self):
        """The exception behind this one, or None."""
        return self._exception

    def __str__(self):
        return self._msg

    def __getitem__(self, ix):
        raise AttributeError("__getitem__")


class SAXParseException(SAXException):
    """An error at a place of a document, which a locator tells."""

    def __init__(self, msg, exception, locator):
        SAXException.__init__(self, msg, exception)
        self._locator = locator
        # The place now: the locator goes on.
        self._systemId = locator.getSystemId()
        self._colnum = locator.getColumnNumber()
        self._linenum = locator.getLineNumber()

    def getColumnNumber(self):
        return self._colnum

    def getLineNumber(self):
        return self._linenum

    def getPublicId(self):
        return self._locator.getPublicId()

    def getSystemId(self):
        return self._systemId

    def __str__(self):
        place = [self.getSystemId(), self.getLineNumber(), self.getColumnNumber()]
        if place[0] is None:
            place[0] = "<unknown>"
        return "%s:%s:%s: %s" % tuple(["?" if p is None else p for p in place] + [self._msg])


class SAXNotRecognizedException(SAXException):
    """A feature or property is not known."""


class SAXNotSupportedException(SAXException):
    """A feature or property is known, but cannot be had."""


class SAXReaderNotAvailable(SAXNotSupportedException):
    """A parser cannot be had."""

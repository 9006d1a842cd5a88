# SPDX-License-Identifier: MIT
"""SAX: documents as events."""
import os

from xml.sax._exceptions import (
    SAXException, SAXNotRecognizedException, SAXNotSupportedException, SAXParseException, SAXReaderNotAvailable)
from xml.sax.handler import ContentHandler, ErrorHandler
from xml.sax.xmlreader import InputSource

#: Modules that make parsers, tried in this order.
default_parser_list = ["xml.sax.expatreader"]
if os.environ.get("PY_SAX_PARSER"):
    default_parser_list = os.environ["PY_SAX_PARSER"].split(",")


def make_parser(parser_list=[]):
    """A parser of the first module that there is."""
    for name in parser_list + default_parser_list:
        try:
            return _create_parser(name)
        except ImportError:
            import sys
            if name in sys.modules:
                raise
        except SAXReaderNotAvailable:
            pass
    raise SAXReaderNotAvailable("No parsers found", None)


def _create_parser(parser_name):
    return __import__(parser_name, {}, {}, ["create_parser"]).create_parser()


def parse(source, handler, errorHandler=ErrorHandler()):
    """Parses a document: a system identifier, a file, or an InputSource."""
    parser = make_parser()
    parser.setContentHandler(handler)
    parser.setErrorHandler(errorHandler)
    parser.parse(source)


def parseString(string, handler, errorHandler=ErrorHandler()):
    """Parses a document that is there as bytes."""
    from cStringIO import StringIO
    if errorHandler is None:
        errorHandler = ErrorHandler()
    parser = make_parser()
    parser.setContentHandler(handler)
    parser.setErrorHandler(errorHandler)
    source = InputSource()
    source.setByteStream(StringIO(string))
    parser.parse(source)

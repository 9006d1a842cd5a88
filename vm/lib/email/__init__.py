# SPDX-License-Identifier: MIT
"""Mail: messages with header fields, parts and attachments, parsed from text, built, and written as text.

The modules with the spellings of before 2.5 (email.Message, email.MIMEText) are there, too, and load when used."""
import sys

import email.mime

__version__ = '4.0.3'

__all__ = [
    # As they were spelled once.
    'base64MIME', 'Charset', 'Encoders', 'Errors', 'Generator', 'Header', 'Iterators', 'Message', 'MIMEAudio',
    'MIMEBase', 'MIMEImage', 'MIMEMessage', 'MIMEMultipart', 'MIMENonMultipart', 'MIMEText', 'Parser', 'quopriMIME',
    'Utils', 'message_from_string', 'message_from_file',
    # As they are spelled now.
    'base64mime', 'charset', 'encoders', 'errors', 'generator', 'header', 'iterators', 'message', 'mime', 'parser',
    'quoprimime', 'utils',
]


def message_from_string(s, *args, **kws):
    """The message that a text is. Further arguments are those of Parser: the class of messages."""
    from email.parser import Parser
    return Parser(*args, **kws).parsestr(s)


def message_from_file(fp, *args, **kws):
    """The message that a file holds. Further arguments are those of Parser: the class of messages."""
    from email.parser import Parser
    return Parser(*args, **kws).parse(fp)


class LazyImporter(object):
    """A module under an old name; the real one is imported when something of it is asked for."""

    def __init__(self, module_name):
        self.__name__ = 'email.' + module_name

    def __getattr__(self, name):
        __import__(self.__name__)
        module = sys.modules[self.__name__]
        self.__dict__.update(module.__dict__)
        return getattr(module, name)


_LOWERNAMES = ['Charset', 'Encoders', 'Errors', 'FeedParser', 'Generator', 'Header', 'Iterators', 'Message', 'Parser',
               'Utils', 'base64MIME', 'quopriMIME']
_MIMENAMES = ['Audio', 'Base', 'Image', 'Message', 'Multipart', 'NonMultipart', 'Text']


def _add_old_names():
    old = [(name, name.lower()) for name in _LOWERNAMES]
    old += [('MIME' + name, 'mime.' + name.lower()) for name in _MIMENAMES]
    for name, module_name in old:
        sys.modules['email.' + name] = globals()[name] = LazyImporter(module_name)
    for name in _MIMENAMES:
        setattr(email.mime, name, globals()['MIME' + name])


_add_old_names()

# SPDX-License-Identifier: MIT
"""Base of the messages of a type."""
from email import message

__all__ = ['MIMEBase']


class MIMEBase(message.Message):
    """A message of type _maintype/_subtype with the parameters `_params`, without a payload."""

    def __init__(self, _maintype, _subtype, **_params):
        message.Message.__init__(self)
        self.add_header('Content-Type', '%s/%s' % (_maintype, _subtype), **_params)
        self['MIME-Version'] = '1.0'

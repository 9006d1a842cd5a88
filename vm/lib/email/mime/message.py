# SPDX-License-Identifier: MIT
"""Messages that are messages, as forwarded ones."""
from email import message
from email.mime.nonmultipart import MIMENonMultipart

__all__ = ['MIMEMessage']


class MIMEMessage(MIMENonMultipart):
    """A message of type message/_subtype: the message `_msg`. TypeError if that is none."""

    def __init__(self, _msg, _subtype='rfc822'):
        if not isinstance(_msg, message.Message):
            raise TypeError('Argument is not an instance of Message')
        MIMENonMultipart.__init__(self, 'message', _subtype)
        # It is a list of one, which attach() would not let in.
        message.Message.attach(self, _msg)
        self.set_default_type('message/rfc822')

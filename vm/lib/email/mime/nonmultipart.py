# SPDX-License-Identifier: MIT
"""Base of the messages that have no parts."""
from email import errors
from email.mime.base import MIMEBase

__all__ = ['MIMENonMultipart']


class MIMENonMultipart(MIMEBase):
    """A message whose payload is no list of parts."""

    def attach(self, payload):
        # Parts would be lost: the type says that there are none.
        raise errors.MultipartConversionError('Cannot attach additional subparts to non-multipart/*')

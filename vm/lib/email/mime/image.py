# SPDX-License-Identifier: MIT
"""Messages that are images."""
import imghdr

from email import encoders
from email.mime.nonmultipart import MIMENonMultipart

__all__ = ['MIMEImage']


class MIMEImage(MIMENonMultipart):
    """A message of type image/_subtype: the bytes `_imagedata`. _encoder: encodes the message, by base64 unless told.

    _subtype: unless told, what the data show; TypeError if that is unknown."""

    def __init__(self, _imagedata, _subtype=None, _encoder=encoders.encode_base64, **_params):
        kind = imghdr.what(None, _imagedata) if _subtype is None else _subtype
        if kind is None:
            raise TypeError('Could not guess image MIME subtype')
        MIMENonMultipart.__init__(self, 'image', kind, **_params)
        self.set_payload(_imagedata)
        _encoder(self)

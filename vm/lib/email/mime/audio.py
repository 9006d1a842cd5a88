# SPDX-License-Identifier: MIT
"""Messages that are sounds."""
import sndhdr
from cStringIO import StringIO

from email import encoders
from email.mime.nonmultipart import MIMENonMultipart

__all__ = ['MIMEAudio']

# How mail calls what module sndhdr finds.
_sndhdr_MIMEmap = {'au': 'basic', 'wav': 'x-wav', 'aiff': 'x-aiff', 'aifc': 'x-aiff'}


def _whatsnd(data):
    # The type that the first bytes of a sound show, or None.
    start = data[:512]
    file = StringIO(start)
    for test in sndhdr.tests:
        found = test(start, file)
        if found is not None:
            return _sndhdr_MIMEmap.get(found[0])
    return None


class MIMEAudio(MIMENonMultipart):
    """A message of type audio/_subtype: the bytes `_audiodata`. _encoder: encodes the message, by base64 unless told.

    _subtype: unless told, what the data show; TypeError if that is unknown."""

    def __init__(self, _audiodata, _subtype=None, _encoder=encoders.encode_base64, **_params):
        kind = _whatsnd(_audiodata) if _subtype is None else _subtype
        if kind is None:
            raise TypeError('Could not find audio MIME subtype')
        MIMENonMultipart.__init__(self, 'audio', kind, **_params)
        self.set_payload(_audiodata)
        _encoder(self)

import mimetypes
import os
import tempfile
from StringIO import StringIO

mimetypes.init([])
mimetypes.add_type('x/reading', '.rdg')
print mimetypes.guess_type('a.rdg'), mimetypes.guess_extension('X/Reading')     # expect: ('x/reading', None) .rdg
db = mimetypes.MimeTypes()
db.readfp(StringIO('# comment\nx/one one uno # x/two two\n\nx/none\n'))
print db.guess_all_extensions('x/one'), db.guess_type('a.two')                  # expect: ['.one', '.uno'] (None, None)
print mimetypes.guess_type('a.one')                                             # expect: (None, None)
fd, name = tempfile.mkstemp()
os.write(fd, 'x/file fff\n')
os.close(fd)
print mimetypes.read_mime_types(name)['.fff'], mimetypes.read_mime_types(name + '.none')    # expect: x/file None
mimetypes.init([name, name + '.none'])
print mimetypes.guess_type('a.fff')                                             # expect: ('x/file', None)
os.unlink(name)

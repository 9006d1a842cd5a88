# SPDX-License-Identifier: MIT
"""The types of files by their names ("text/html" for ".html"), with what the system's tables add.

The tables can be changed: suffix_map (suffixes that stand for two), encodings_map (how the data is packed), types_map,
and common_types (types that are not registered; used unless `strict`).
"""
import os
import posixpath
import re
import sys

__all__ = ["guess_type", "guess_extension", "guess_all_extensions", "add_type", "read_mime_types", "init"]

# Where systems and servers keep their tables.
knownfiles = ["/etc/mime.types", "/etc/httpd/mime.types", "/etc/httpd/conf/mime.types", "/etc/apache/mime.types",
              "/etc/apache2/mime.types", "/usr/local/etc/httpd/conf/mime.types",
              "/usr/local/lib/netscape/mime.types", "/usr/local/etc/httpd/conf/mime.types",
              "/usr/local/etc/mime.types"]

inited = False
_db = None
_scheme = re.compile(r'([^/:]+):(.*)\Z', re.DOTALL)


class MimeTypes:
    """A set of tables of its own, filled from those of the module and then from files."""

    def __init__(self, filenames=(), strict=True):
        if not inited:
            init()
        self.encodings_map = encodings_map.copy()
        self.suffix_map = suffix_map.copy()
        # By `strict`: extension -> type, type -> extensions.
        self.types_map = ({}, {})
        self.types_map_inv = ({}, {})
        for known, registered in ((types_map, True), (common_types, False)):
            for extension, kind in known.items():
                self.add_type(kind, extension, registered)
        for name in filenames:
            self.read(name, strict)

    def add_type(self, type, ext, strict=True):
        """Lets an extension (with its dot) mean a type; strict: it is a registered one."""
        self.types_map[strict][ext] = type
        extensions = self.types_map_inv[strict].setdefault(type, [])
        if ext not in extensions:
            extensions.append(ext)

    def guess_type(self, url, strict=True):
        """The type and the encoding of a file or URL: ("application/x-tar", "gzip"); None for what is not known.

        Without `strict` types that are not registered count, too."""
        match = _scheme.match(url)
        if match:
            url = match.group(2)
            if match.group(1).lower() == 'data':
                return self._data_type(url)
        base, extension = posixpath.splitext(url)
        while extension in self.suffix_map:
            base, extension = posixpath.splitext(base + self.suffix_map[extension])
        encoding = None
        if extension in self.encodings_map:
            encoding = self.encodings_map[extension]
            extension = posixpath.splitext(base)[1]
        for registered in (True,) if strict else (True, False):
            for name in (extension, extension.lower()):
                if name in self.types_map[registered]:
                    return self.types_map[registered][name], encoding
        return None, encoding

    def _data_type(self, url):
        head, comma, _ = url.partition(',')
        if not comma:
            return None, None
        kind = head.partition(';')[0] if ';' in head else head
        if '=' in kind or '/' not in kind:
            kind = 'text/plain'
        return kind, None

    def guess_all_extensions(self, type, strict=True):
        """All extensions of a type."""
        type = type.lower()
        found = self.types_map_inv[True].get(type, [])
        if not strict:
            for extension in self.types_map_inv[False].get(type, []):
                if extension not in found:
                    found.append(extension)
        return found

    def guess_extension(self, type, strict=True):
        """An extension of a type; None where there is none."""
        found = self.guess_all_extensions(type, strict)
        return found[0] if found else None

    def read(self, filename, strict=True):
        """Adds what a file in the format of mime.types says."""
        with open(filename) as f:
            self.readfp(f, strict)

    def readfp(self, fp, strict=True):
        """Adds what an open file says: lines of a type and its extensions; the rest of a line after "#" is skipped."""
        while True:
            line = fp.readline()
            if not line:
                break
            words = line.split()
            for i, word in enumerate(words):
                if word[0] == '#':
                    del words[i:]
                    break
            for extension in words[1:]:
                self.add_type(words[0], '.' + extension, strict)

    def read_windows_registry(self, strict=True):
        """Does nothing: there is no registry."""


def _shared():
    if _db is None:
        init()
    return _db


def guess_type(url, strict=True):
    """The type and the encoding of a file or URL: ("application/x-tar", "gzip"); None for what is not known.

    Without `strict` types that are not registered count, too."""
    return _shared().guess_type(url, strict)


def guess_all_extensions(type, strict=True):
    """All extensions (with their dots) of a type."""
    return _shared().guess_all_extensions(type, strict)


def guess_extension(type, strict=True):
    """An extension (with its dot) of a type; None where there is none."""
    return _shared().guess_extension(type, strict)


def add_type(type, ext, strict=True):
    """Lets an extension (with its dot) mean a type; strict: it is a registered one."""
    return _shared().add_type(type, ext, strict)


def init(files=None):
    """Makes the tables of the module anew: its own, and what the files (the system's unless given) add."""
    global suffix_map, types_map, encodings_map, common_types, inited, _db
    inited = True
    db = MimeTypes()
    for name in knownfiles if files is None else files:
        if os.path.isfile(name):
            db.read(name)
    encodings_map = db.encodings_map
    suffix_map = db.suffix_map
    types_map = db.types_map[True]
    common_types = db.types_map[False]
    # The last: other threads take it once it is there.
    _db = db


def read_mime_types(file):
    """The types that a file in the format of mime.types adds to ours, by extension; None if it cannot be opened."""
    try:
        f = open(file)
    except IOError:
        return None
    with f:
        db = MimeTypes()
        db.readfp(f, True)
    return db.types_map[True]


def _default_mime_types():
    global suffix_map, encodings_map, types_map, common_types
    suffix_map = {'.svgz': '.svg.gz', '.tgz': '.tar.gz', '.taz': '.tar.gz', '.tz': '.tar.gz', '.tbz2': '.tar.bz2',
                  '.txz': '.tar.xz'}
    encodings_map = {'.gz': 'gzip', '.Z': 'compress', '.bz2': 'bzip2', '.xz': 'xz'}
    # A literal, by extension, with 128 pairs: so the dictionary, and with it the lists of extensions, has the order that
    # programs know. Of two pairs for one extension the second one holds.
    types_map = {
        '.a': 'application/octet-stream', '.ai': 'application/postscript', '.aif': 'audio/x-aiff',
        '.aifc': 'audio/x-aiff', '.aiff': 'audio/x-aiff', '.au': 'audio/basic', '.avi': 'video/x-msvideo',
        '.bat': 'text/plain', '.bcpio': 'application/x-bcpio', '.bin': 'application/octet-stream',
        '.bmp': 'image/x-ms-bmp', '.c': 'text/plain', '.cdf': 'application/x-cdf', '.cdf': 'application/x-netcdf',
        '.cpio': 'application/x-cpio', '.csh': 'application/x-csh', '.css': 'text/css', '.csv': 'text/csv',
        '.dll': 'application/octet-stream', '.doc': 'application/msword', '.dot': 'application/msword',
        '.dvi': 'application/x-dvi', '.eml': 'message/rfc822', '.eps': 'application/postscript',
        '.etx': 'text/x-setext', '.exe': 'application/octet-stream', '.gif': 'image/gif',
        '.gtar': 'application/x-gtar', '.h': 'text/plain', '.hdf': 'application/x-hdf', '.htm': 'text/html',
        '.html': 'text/html', '.ico': 'image/vnd.microsoft.icon', '.ief': 'image/ief', '.jpe': 'image/jpeg',
        '.jpeg': 'image/jpeg', '.jpg': 'image/jpeg', '.js': 'application/javascript', '.json': 'application/json',
        '.ksh': 'text/plain', '.latex': 'application/x-latex', '.m1v': 'video/mpeg',
        '.man': 'application/x-troff-man', '.me': 'application/x-troff-me', '.mht': 'message/rfc822',
        '.mhtml': 'message/rfc822', '.mif': 'application/x-mif', '.mjs': 'application/javascript',
        '.mov': 'video/quicktime', '.movie': 'video/x-sgi-movie', '.mp2': 'audio/mpeg', '.mp3': 'audio/mpeg',
        '.mp4': 'video/mp4', '.mpa': 'video/mpeg', '.mpe': 'video/mpeg', '.mpeg': 'video/mpeg', '.mpg': 'video/mpeg',
        '.ms': 'application/x-troff-ms', '.nc': 'application/x-netcdf', '.nws': 'message/rfc822',
        '.o': 'application/octet-stream', '.obj': 'application/octet-stream', '.oda': 'application/oda',
        '.p12': 'application/x-pkcs12', '.p7c': 'application/pkcs7-mime', '.pbm': 'image/x-portable-bitmap',
        '.pdf': 'application/pdf', '.pfx': 'application/x-pkcs12', '.pgm': 'image/x-portable-graymap',
        '.pl': 'text/plain', '.png': 'image/png', '.pnm': 'image/x-portable-anymap',
        '.pot': 'application/vnd.ms-powerpoint', '.ppa': 'application/vnd.ms-powerpoint',
        '.ppm': 'image/x-portable-pixmap', '.pps': 'application/vnd.ms-powerpoint',
        '.ppt': 'application/vnd.ms-powerpoint', '.ps': 'application/postscript',
        '.pwz': 'application/vnd.ms-powerpoint', '.py': 'text/x-python', '.pyc': 'application/x-python-code',
        '.pyo': 'application/x-python-code', '.qt': 'video/quicktime', '.ra': 'audio/x-pn-realaudio',
        '.ram': 'application/x-pn-realaudio', '.ras': 'image/x-cmu-raster', '.rdf': 'application/xml',
        '.rgb': 'image/x-rgb', '.roff': 'application/x-troff', '.rtx': 'text/richtext', '.sgm': 'text/x-sgml',
        '.sgml': 'text/x-sgml', '.sh': 'application/x-sh', '.shar': 'application/x-shar', '.snd': 'audio/basic',
        '.so': 'application/octet-stream', '.src': 'application/x-wais-source', '.sv4cpio': 'application/x-sv4cpio',
        '.sv4crc': 'application/x-sv4crc', '.svg': 'image/svg+xml', '.swf': 'application/x-shockwave-flash',
        '.t': 'application/x-troff', '.tar': 'application/x-tar', '.tcl': 'application/x-tcl',
        '.tex': 'application/x-tex', '.texi': 'application/x-texinfo', '.texinfo': 'application/x-texinfo',
        '.tif': 'image/tiff', '.tiff': 'image/tiff', '.tr': 'application/x-troff',
        '.tsv': 'text/tab-separated-values', '.txt': 'text/plain', '.ustar': 'application/x-ustar',
        '.vcf': 'text/x-vcard', '.wav': 'audio/x-wav', '.webm': 'video/webm', '.wiz': 'application/msword',
        '.wsdl': 'application/xml', '.xbm': 'image/x-xbitmap', '.xlb': 'application/vnd.ms-excel',
        '.xls': 'application/excel', '.xls': 'application/vnd.ms-excel', '.xml': 'text/xml',
        '.xpdl': 'application/xml', '.xpm': 'image/x-xpixmap', '.xsl': 'application/xml',
        '.xwd': 'image/x-xwindowdump', '.zip': 'application/zip'}
    common_types = {'.jpg': 'image/jpg', '.mid': 'audio/midi', '.midi': 'audio/midi', '.pct': 'image/pict',
                    '.pic': 'image/pict', '.pict': 'image/pict', '.rtf': 'application/rtf', '.xul': 'text/xul'}


_default_mime_types()


def _main(args):
    import getopt
    usage = """Usage: mimetypes.py [options] type

Options:
    --help / -h       -- print this message and exit
    --lenient / -l    -- also look for types that are not registered
    --extension / -e  -- give an extension for each type, not a type for each name
"""
    try:
        options, names = getopt.getopt(args, 'hle', ['help', 'lenient', 'extension'])
    except getopt.error as e:
        print usage
        print e
        return 1
    chosen = [option for option, _ in options]
    if '-h' in chosen or '--help' in chosen:
        print usage
        return 0
    strict = '-l' not in chosen and '--lenient' not in chosen
    for name in names:
        if '-e' in chosen or '--extension' in chosen:
            print guess_extension(name, strict) or "I don't know anything about type " + name
        else:
            kind, encoding = guess_type(name, strict)
            print 'type: %s encoding: %s' % (kind, encoding) if kind else "I don't know anything about type " + name
    return 0


if __name__ == '__main__':
    sys.exit(_main(sys.argv[1:]))

# All types and extensions of our own tables, in their order.
import hashlib
import mimetypes

mimetypes._default_mime_types()
mimetypes.init([])
types = sorted(set(mimetypes.types_map.values() + mimetypes.common_types.values()))
found = [(name, mimetypes.guess_all_extensions(name, strict), mimetypes.guess_extension(name, strict))
         for name in types for strict in (True, False)]
for extension in sorted(mimetypes.types_map) + ['.JPG', '.tgz', '.tar.gz', '.Z', '.midi', '.svgz', '', '.rtf']:
    for begin in ('f', 'http://h/', 'data:a/b;c,', 'data:x', 'a:b', 'data:;,', 'data:image/png;base64,', '/a:', 'a:/b\n'):
        found.append((mimetypes.guess_type(begin + extension), mimetypes.guess_type(begin + extension, False)))
print len(types), len(mimetypes.types_map), hashlib.md5(repr(found)).hexdigest()
print mimetypes.guess_type('a.html'), mimetypes.guess_type('a.tar.gz'), mimetypes.guess_type('README')
print mimetypes.guess_extension('text/plain'), mimetypes.guess_extension('no/type')

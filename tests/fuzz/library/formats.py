# SPDX-License-Identifier: MIT
"""Texts that programs write and read: JSON, CSV, configuration files, URLs, pickles, command lines, wrapped text, differences."""
import base64
import binascii
import ConfigParser
import cPickle
import csv
import cStringIO
import difflib
import fnmatch
import json
import marshal
import ntpath
import pickle
import posixpath
import pprint
import quopri
import shlex
import StringIO
import textwrap
import urllib
import urlparse
import zlib

from probe import Probe, text

WORDS = ['a', 'b', 'key', 'x y', '', '"', "'", '\\', ',', ';', '\n', '\t', '\xe9', '%', '1', 'null', '=', ':', '#', ' ', '[', '{', 'it\'s', '\r\n', '-', '/']
LEAVES = [0, 1, -1, 1.5, -0.0, 1e100, 10 ** 20, None, True, False, '', 'a', u'\xe9', u'\u20ac"', 'x\ny', '\\', '\x00\x1f', u'\U0001f600', '</a>', u'\ud800']


def value(r, depth=3):
    kind = r.random()
    if depth == 0 or kind < 0.4:
        return r.choice(LEAVES)
    if kind < 0.7:
        return [value(r, depth - 1) for _ in range(r.randrange(4))]
    if kind < 0.75:
        return tuple(value(r, depth - 1) for _ in range(r.randrange(3)))
    keys = ['a', 'b', u'c', 'key', '', u'\xe9'] + r.choice([[], [], [1, 2.5, None, True]])
    return dict((r.choice(keys), value(r, depth - 1)) for _ in range(r.randrange(4)))


def damaged(r, s):
    """The text with something left out, doubled or replaced."""
    if not s or r.random() < 0.3:
        return s
    at, to = sorted([r.randrange(len(s)), r.randrange(len(s))])
    return r.choice([lambda: s[:at], lambda: s[:at] + s[at + 1:], lambda: s[:at] + r.choice('"\\{}[],:x1 \n') + s[at:], lambda: s[:at] + s[at:to] + s[at:]])()


def jsons(r, p):
    v = value(r)
    options = dict(r.sample([('indent', r.choice([0, 1, 4])), ('sort_keys', True), ('separators', (',', ':')), ('ensure_ascii', False),
                             ('skipkeys', True), ('allow_nan', False), ('encoding', 'latin1'), ('check_circular', False)], r.choice([0, 1, 2, 3])))
    s = p.call('json.dumps', json.dumps, v, **options)
    if s is None:
        s = json.dumps([1, {'a': [1.5, 'x', None]}])
    s = damaged(r, s)
    p.call('json.loads', json.loads, s)
    p.call('json.loads hooks', lambda: json.loads(s, object_pairs_hook=lambda pairs: ('P', pairs), parse_float=lambda t: 'F' + t, parse_int=lambda t: 'I' + t))
    p.call('raw_decode', lambda: json.JSONDecoder(strict=False).raw_decode(s))
    p.call('iterencode', lambda: list(json.JSONEncoder(default=lambda o: repr(o)).iterencode([v, set()])))


def tables(r, p):
    kinds = dict(delimiter=r.choice([',', ';', '\t', '|', ' ']), quoting=r.choice([0, 0, 1, 2, 3]), doublequote=r.random() < 0.8, escapechar=r.choice([None, '\\']),
                 quotechar=r.choice(['"', "'", '"']), lineterminator=r.choice(['\n', '\r\n']), skipinitialspace=r.random() < 0.2, strict=r.random() < 0.2)
    out = cStringIO.StringIO()
    rows = [[r.choice([text(r, WORDS, 3), 1, 2.5, None, '']) for _ in range(r.randrange(4))] for _ in range(3)]
    p.call('csv.writer %r %r' % (sorted(kinds.items()), rows), lambda: csv.writer(out, **kinds).writerows(rows))
    s = damaged(r, out.getvalue())
    p.call('csv.reader %r %r' % (sorted(kinds.items()), s), lambda: list(csv.reader(s.splitlines(True), **kinds)))
    p.call('csv.DictReader', lambda: [sorted(row.items()) for row in csv.DictReader(s.splitlines(True), restkey='more', restval='?')])
    p.call('Sniffer.sniff', lambda: (lambda d: (d.delimiter, d.quotechar, d.doublequote, d.skipinitialspace))(csv.Sniffer().sniff(s)))
    p.call('Sniffer.has_header', lambda: csv.Sniffer().has_header('name,age\n' + s))


def configurations(r, p):
    s = '\n'.join([r.choice(['[a]', '[b]', '[DEFAULT]', 'key = ' + text(r, WORDS[:5], 3), 'K: %(key)s x', 'x=%(y)s', ' more', '; c', '# c', 'k = v ; c', '', 'rem x',
                             'on = yes', 'n = 12', 'key', '= v', '[c', 'y = %(', 'z = a%%b', 'f=1.5', '[a]']) for _ in range(r.randrange(9))])
    s = r.choice(['[a]\n', '[a]\n', '']) + s
    for kind in (ConfigParser.RawConfigParser, ConfigParser.ConfigParser, ConfigParser.SafeConfigParser):
        c = kind({'dflt': '1'}, allow_no_value=r.random() < 0.3)
        p.call('%s.readfp %r' % (kind.__name__, s), lambda: c.readfp(StringIO.StringIO(s), 'f.ini'))
        for section in c.sections():
            # An option that stands there twice is a list in CPython, which its own interpolation cannot deal with.
            if any(isinstance(v, list) for k, v in ConfigParser.RawConfigParser.items(c, section)):
                continue
            p.call('items', lambda: c.items(section))
            for name in ('key', 'k', 'x', 'on', 'n', 'dflt'):
                p.call('get', c.get, section, name)
            p.call('typed', lambda: (c.getint(section, 'n'), c.getfloat(section, 'f'), c.getboolean(section, 'on')))
            p.call('set', c.set, section, 'new', r.choice(['v', '%(k)s', 'a%', 'two\nlines']))
        out = StringIO.StringIO()
        p.call('write', lambda: (c.write(out), out.getvalue(), c.has_option('a', 'key'), c.remove_option('a', 'key') if c.has_section('a') else 0, c.defaults()))


URL = ['http', 'https', 'ftp', 'mailto', '', 'x+y', 'file'], ['://', ':', '//', '', ':///'], ['host', 'u:p@host', '[::1]', 'h:80', 'H:x', 'a@b@c', '', 'h:'], \
    ['', '/', '/a/b', '/a/../b', 'a', '/./x', '/a;p', '/%41', '//x', '/a b', '/..'], ['', '?', '?a=1&b=2', '?a=&a=%zz', '?x;y=1', '?q=\xe9+1', '?a=b=c'], ['', '#', '#f', '#f?x', '#a#b']


def urls(r, p):
    a, b = (''.join([r.choice(part) for part in URL[r.choice([0, 0, 2, 3]):]]) for _ in '12')
    parts = p.call('urlparse.urlsplit', urlparse.urlsplit, a)
    p.call('urlparse', lambda: (urlparse.urlparse(a), urlparse.urlparse(a).geturl(), urlparse.urldefrag(a), urlparse.urlunsplit(parts)))
    p.call('port %r' % a, lambda: (parts.hostname, parts.username, parts.password, parts.port))
    p.call('urlparse.urljoin', urlparse.urljoin, a, b)
    query = a.partition('?')[2]
    p.call('parse_qs', lambda: (sorted(urlparse.parse_qs(query, r.random() < 0.5).items()), urlparse.parse_qsl(query, True)))
    p.call('parse_qsl', urlparse.parse_qsl, query, False, True)
    s = text(r, WORDS, 5)
    p.call('quote', lambda: (urllib.quote(s), urllib.quote(s, ''), urllib.quote_plus(s, '/'), urllib.unquote(a), urllib.unquote_plus(b), urllib.unquote(u'%41' + s.decode('latin1'))))
    p.call('urlencode', urllib.urlencode, [(s, 1), ('k', [1, 'x y', u'\xe9'])], r.random() < 0.5)
    for name in ('splittype', 'splithost', 'splituser', 'splitpasswd', 'splitport', 'splitnport', 'splitquery', 'splittag', 'splitattr', 'splitvalue', 'url2pathname',
                 'pathname2url', 'unwrap'):
        p.call('urllib.' + name, getattr(urllib, name), r.choice([a, '//' + a, s, a.partition(':')[2]]))


def pickles(r, p):
    v = value(r)
    v = r.choice([v, [v, v], (v, set([1]), 1j), {'a': [v] * 2}])
    for protocol in (0, 1, 2):
        s = p.call('pickle.dumps', pickle.dumps, v, protocol)
        # CPython's cPickle leaves out of its memo what nothing else refers to.
        p.call('cPickle', lambda: (cPickle.loads(cPickle.dumps(v, protocol)) == v, cPickle.loads(s) == v))
        bad = damaged(r, s)
        if bad != s:
            # Which error a damaged pickle gives is another one in each of CPython's two.
            p.call('damaged', lambda: isinstance(loaded(bad), bool))
    p.call('marshal', lambda: marshal.loads(marshal.dumps(v, r.choice([0, 1, 2]))) == v)


def loaded(s):
    try:
        cPickle.loads(s)
    except Exception:
        return True
    return False


def texts(r, p):
    s = text(r, WORDS + ['word', 'longer-word', 'a. B', '  ', 'x' * 12], 14)
    options = dict(r.sample([('width', r.randrange(1, 20)), ('initial_indent', '* '), ('subsequent_indent', '  '), ('break_long_words', False), ('fix_sentence_endings', True),
                             ('replace_whitespace', False), ('drop_whitespace', False), ('expand_tabs', False), ('break_on_hyphens', False)], r.choice([1, 2, 3])))
    p.call('textwrap.wrap', textwrap.wrap, s, **options)
    p.call('textwrap.dedent', textwrap.dedent, text(r, ['  a\n', ' b\n', '\tc\n', '\n', '   \n', 'd\n', '    e'], 5))
    p.call('shlex.split', shlex.split, s, r.random() < 0.3, r.random() < 0.7)
    p.call('shlex', lambda: list(shlex.shlex(s)))
    a, b = ([r.choice(['a\n', 'b\n', 'c c\n', 'cc c\n', 'dd', '\n', '? x\n']) for _ in range(r.randrange(8))] for _ in '12')
    p.call('difflib', lambda: (list(difflib.unified_diff(a, b, 'f', 't', n=r.randrange(4))), list(difflib.ndiff(a, b))))
    p.call('context_diff', lambda: (list(difflib.context_diff(a, b, n=1)), difflib.get_close_matches('abc', ['abd', 'xbc', s, 'ab', 'cba'], 3, 0.3)))
    m = difflib.SequenceMatcher(r.choice([None, lambda c: c in ' \n']), ''.join(a), ''.join(b))
    p.call('SequenceMatcher', lambda: (m.get_opcodes(), m.ratio(), m.quick_ratio(), m.real_quick_ratio(), list(m.get_grouped_opcodes(1)), m.find_longest_match(0, len(m.a), 0, len(m.b))))
    pattern = text(r, ['*', '?', '[a-c]', '[!a]', 'a', 'b', '.', '[', ']', '\\', '[]]'], 4)
    p.call('fnmatch', lambda: (fnmatch.translate(pattern), fnmatch.filter(['a', 'ab', 'b.a', 'A', '[', ''], pattern)))
    path = text(r, ['/', '..', '.', 'a', 'b.txt', '~', '$x', 'c:', '\\', '//', '.tar.gz'], 6)
    for module in (posixpath, ntpath):
        for name in ('normpath', 'split', 'splitext', 'dirname', 'basename', 'isabs', 'splitdrive', 'normcase'):
            p.call('%s.%s' % (module.__name__, name), getattr(module, name), path)
        p.call('join', module.join, path, r.choice(['a', '/b', '', '..', 'c:x']), 'z')
    p.call('relpath', posixpath.relpath, '/' + path, '/a/b')
    p.call('pprint', pprint.pformat, value(r, 4), r.choice([1, 2]), r.choice([10, 40, 80]), r.choice([None, 2]))
    for name in ('b64encode', 'b32encode', 'b16encode', 'b64decode', 'b32decode', 'b16decode', 'standard_b64decode', 'urlsafe_b64encode'):
        p.call('base64.' + name, getattr(base64, name), r.choice([s, 'YWJj', 'MFRGG===', '616263', 'YQ==', 'YQ', 'Y Q=\n=']))
    for name in ('hexlify', 'unhexlify', 'b2a_uu', 'a2b_uu', 'b2a_qp', 'a2b_qp', 'crc32', 'b2a_base64', 'a2b_base64', 'b2a_hqx', 'rlecode_hqx'):
        p.call('binascii.' + name, getattr(binascii, name), r.choice([s, '6162', '616', '#86)C\n', 'a=3D=\nb', 'YWJj']))
    p.call('quopri', lambda: (quopri.encodestring(s, True), quopri.decodestring(s, True), zlib.decompress(zlib.compress(s, r.randrange(10))) == s, zlib.crc32(s), zlib.adler32(s)))


p = Probe()
for r in p.rounds():
    for subject in (jsons, tables, configurations, urls, pickles, texts):
        subject(r, p)

// SPDX-License-Identifier: MIT
/** The conformance ladder: modules of CPython 2.7's `Lib/test` by level, without the `test_` in front. */

/** A level, with the share of its required tests that must pass. */
export interface Level {
  name: string;
  title: string;
  /** Percent. */
  gate: number;
  modules: string[];
}

const words = (text: string) => text.trim().split(/\s+/);

export const LEVELS: Level[] = [
  { name: "L1", title: "harness", gate: 100, modules: words("support unittest doctest doctest2") },
  {
    name: "L2",
    title: "language",
    gate: 100,
    modules: words(`__future__ abc augassign binop class coercion compare complex_args contains decorators descr
      descrtut dictcomps eof exception_variations exceptions extcall funcattrs future future1 future2 future3 future4
      future5 generators genexps global grammar isinstance iter iterlen longexp module mutants new opcodes pep352 pkg
      pkgimport print property richcmp scope setcomps softspace source_encoding syntax traceback typechecks unary unpack
      with`),
  },
  {
    name: "L3",
    title: "builtin types",
    gate: 99,
    modules: words(`abstract_numbers bool builtin bytes complex defaultdict deque dict dictviews enumerate file file2k
      float format hash index int int_literal list long long_future operator ordered_dict pow set slice sort str string
      strtod structseq tuple types unicode univnewlines univnewlines2k userdict userlist userstring xrange`),
  },
  {
    name: "L4",
    title: "algorithmic library",
    gate: 100,
    modules: words(`StringIO argparse array atexit base64 binascii bisect calendar cfgparser cmath collections colorsys
      contextlib copy csv datetime decimal errno fnmatch fractions functools genericpath getopt glob hashlib heapq hmac
      itertools json linecache math md5 mutex optparse pep247 pickle posixpath pprint random re sets sha shlex stat
      strftime strptime struct textwrap time urlparse`),
  },
  {
    name: "tasks",
    title: "threads and signals",
    gate: 90,
    modules: words(`thread threading_local queue dummy_threading dummy_thread threading threadedtempfile threaded_import
      signal threadsignals`),
  },
  {
    name: "L5",
    title: "operating system, network",
    gate: 90,
    modules: words(
      `SimpleHTTPServer asynchat asyncore commands epoll fcntl file_eintr fork1 grp gzip httplib httpservers
      ioctl logging openpty os platform poll popen popen2 posix pty pwd resource select shutil smtplib socket
      socketserver sqlite subprocess tempfile timeout urllib urllib2 urllib2_localnet wait3 wait4 zlib`,
    ),
  },
  {
    name: "L6",
    title: "breadth",
    gate: 80,
    modules: words(`anydbm ast buffer bufio bz2 call cgi charmapcodec cmd cmd_line cmd_line_script code codeccallbacks
      codecs codeop compile cookie cookielib copy_reg cpickle crypt difflib dircache dumbdbm email email_codecs email_renamed
      filecmp fileinput fileio fpformat future_builtins htmlparser imp import importhooks importlib inspect io largefile locale
      mailbox marshal memoryio memoryview mimetools mimetypes MimeWriter minidom mmap netrc ntpath pipes pkgutil plistlib pyexpat quopri repr rfc822
      runpy sax shelve ssl sundry sys tarfile telnetlib timeit tokenize ucn unicode_file unicodedata uu uuid warnings
      weakref weakset whichdb wsgiref xml_etree xml_etree_c xmlrpc zipfile`),
  },
];

# What setup() takes and says, and the parts that other programs use: options, lists of files, predicates.
import distutils.core, StringIO, sys, warnings
from distutils.dist import Distribution, DistributionMetadata
from distutils.errors import DistutilsError
from distutils.fancy_getopt import FancyGetopt, wrap_text
from distutils.filelist import FileList
from distutils.text_file import TextFile
from distutils.versionpredicate import VersionPredicate, split_provision

warnings.simplefilter('ignore')


def attempt(f, *args, **kwds):
    try:
        return f(*args, **kwds)
    except (Exception, SystemExit) as e:
        return '%s: %s' % (type(e).__name__, e)


dist = attempt(distutils.core.setup, name='n', version='1', script_name='s.py', script_args=['--name', '-V', '--platforms', '--license'],
               platforms='a, b')                        # expect: n
                                                        # expect: 1
                                                        # expect: a,b
                                                        # expect: UNKNOWN
print dist.get_fullname(), dist.has_pure_modules(), dist.is_pure()     # expect: n-1 False False
print attempt(distutils.core.setup, script_name='s.py', script_args=[]).splitlines()[-1]        # expect: error: no commands supplied
print attempt(distutils.core.setup, script_name='s.py', script_args=['nothing']).splitlines()[-1]       # expect: error: invalid command 'nothing'
print attempt(distutils.core.setup, script_name='s.py', script_args=['build', '--none']).splitlines()[-1]       # expect: error: option --none not recognized
print attempt(distutils.core.setup, script_name='s.py', script_args=['-q', 'build_py'], name='x', packages=['no.such'])    # expect: SystemExit: error: package directory 'no/such' does not exist
print attempt(distutils.core.setup, requires=['a b'])   # expect: ValueError: expected parenthesized list: 'b'
dist = Distribution({'name': u'n\xe9', 'keywords': 'a, b', 'classifiers': ['C'], 'author': 'A', 'obsoletes': ['o (<2.0)'], 'unknown': 1})
text = StringIO.StringIO()
dist.metadata.write_pkg_file(text)
for line in text.getvalue().splitlines():
    print repr(line)
# expect: 'Metadata-Version: 1.1'
# expect: 'Name: n\xc3\xa9'
# expect: 'Version: 0.0.0'
# expect: 'Summary: UNKNOWN'
# expect: 'Home-page: UNKNOWN'
# expect: 'Author: A'
# expect: 'Author-email: UNKNOWN'
# expect: 'License: UNKNOWN'
# expect: 'Description: UNKNOWN'
# expect: 'Keywords: a,b'
# expect: 'Platform: UNKNOWN'
# expect: 'Classifier: C'
# expect: 'Obsoletes: o (<2.0)'
metadata = DistributionMetadata()
metadata.read_pkg_file(StringIO.StringIO(text.getvalue()))
print repr(metadata.name), metadata.version, metadata.url, metadata.keywords, metadata.obsoletes, metadata.platforms    # expect: 'n\xc3\xa9' 0.0.0 None ['a', 'b'] ['o (<2.0)'] ['UNKNOWN']
print attempt(dist.get_command_obj, 'nope')             # expect: DistutilsModuleError: invalid command 'nope'
install = Distribution({'name': 'n'}).get_command_obj('install')
install.prefix, install.home = '/p', None
install.ensure_finalized()
print install.install_lib, install.install_scripts, install.install_headers     # expect: /p/lib/python2.7/site-packages/ /p/bin /p/include/python2.7/n

parser = FancyGetopt([('name=', 'n', 'the name of it'), ('verbose', 'v', 'say more', 1), ('quiet', 'q', 'say less'), ('long-one', None, 'word ' * 20)])
parser.set_negative_aliases({'quiet': 'verbose'})
args, options = parser.getopt(['-n', 'x', '-v', '-q', '--long-one', 'rest', '-n'])
print args, options.name, options.verbose, options.long_one, parser.get_option_order()
# expect: ['rest', '-n'] x 0 1 [('name', 'x'), ('verbose', 1), ('verbose', 0), ('long-one', 1)]
for line in parser.generate_help('Head:'):
    print '[%s]' % line
# expect: [Head:]
# expect: [  --name (-n)     the name of it]
# expect: [  --verbose (-v)  say more]
# expect: [  --quiet (-q)    say less]
# expect: [  --long-one      word word word word word word word word word word word word]
# expect: [                  word word word word word word word word ]
print attempt(parser.getopt, ['--bad']), '|', attempt(parser.add_option, 'quiet'), '|', attempt(parser.set_aliases, {'a': 'b'})
# expect: DistutilsArgError: option --bad not recognized | DistutilsGetoptError: option conflict: already an option 'quiet' | DistutilsGetoptError: invalid alias 'a': option 'a' not defined
print wrap_text('a ' * 5 + 'longerthanthat b', 6), wrap_text('one-two--three  four', 5), wrap_text('x y', 9), wrap_text(None, 5)     # expect: ['a a a', 'a a', 'longer', 'thanth', 'at b'] ['one-', 'two--', 'three', 'four'] ['x y'] []

files = FileList()
files.set_allfiles(['a.py', 'b.txt', 'd/c.py', 'd/e/f.py', 'd/e/g.txt', 'x.d/h'])
sys.stderr, err = StringIO.StringIO(), sys.stderr
for line in ['include *.py nothing', 'recursive-include d *.txt', 'global-include f*', 'graft x.*', 'exclude a*', 'recursive-exclude d g*', 'prune none']:
    files.process_template_line(line)
    print line, files.files
# expect: include *.py nothing ['a.py']
# expect: recursive-include d *.txt ['a.py', 'd/e/g.txt']
# expect: global-include f* ['a.py', 'd/e/g.txt', 'd/e/f.py']
# expect: graft x.* ['a.py', 'd/e/g.txt', 'd/e/f.py', 'x.d/h']
# expect: exclude a* ['d/e/g.txt', 'd/e/f.py', 'x.d/h']
# expect: recursive-exclude d g* ['d/e/f.py', 'x.d/h']
# expect: prune none ['d/e/f.py', 'x.d/h']
said, sys.stderr = sys.stderr.getvalue(), err
print said.splitlines()         # expect: ["warning: no files found matching 'nothing'", "no previously-included directories found matching 'none'"]
for line in 'graft', 'recursive-include a', 'include', 'what now':
    print attempt(files.process_template_line, line)
# expect: DistutilsTemplateError: 'graft' expects a single <dir_pattern>
# expect: DistutilsTemplateError: 'recursive-include' expects <dir> <pattern1> <pattern2> ...
# expect: DistutilsTemplateError: 'include' expects <pattern1> <pattern2> ...
# expect: DistutilsTemplateError: unknown action 'what'

lines = '# only\n\n  one \\\n   two # no\nthree \\# yes\n'
for options in {}, {'join_lines': 1}, {'join_lines': 1, 'collapse_join': 1, 'lstrip_ws': 1}, {'strip_comments': 0, 'skip_blanks': 0, 'rstrip_ws': 0}:
    print TextFile(filename='t', file=StringIO.StringIO(lines), **options).readlines()
# expect: ['  one \\', '   two', 'three # yes']
# expect: ['  one    two', 'three # yes']
# expect: ['one two', 'three # yes']
# expect: ['# only\n', '\n', '  one \\\n', '   two # no\n', 'three \\# yes\n']
p = VersionPredicate('pkg.sub (>1.0, !=1.3a1, <2.0)')
print p, p.name, [p.satisfied_by(v) for v in ('1.0', '1.1', '1.3a1', '2.0')]    # expect: pkg.sub (> 1.0, != 1.3a1, < 2.0) pkg.sub [False, True, False, False]
print split_provision('a.b (1.2)')[1], attempt(split_provision, 'a b'), '|', attempt(VersionPredicate, ''), '|', attempt(VersionPredicate, 'a (x1)')
# expect: 1.2 ValueError: illegal provides specification: 'a b' | ValueError: empty package restriction | ValueError: bad package restriction syntax: 'x1'

# Texts to examples and to programs; what is said of texts that are wrong; how outputs are compared.
import doctest, sys
P = doctest.DocTestParser()
def t(s, name='N'):
    try:
        r = P.parse(s, name)
        for x in r:
            if isinstance(x, str): print '  text', repr(x)
            else: print '  ', x.lineno, x.indent, repr(x.source), repr(x.want), repr(x.exc_msg), sorted(x.options.items())
    except Exception as e: print type(e).__name__, e, getattr(e,'args',None)
for s in ['', 'a', '>>> 1', '>>>1', '>>> 1\n1', '>>> x\n ... y', '>>> x\n...y', '  >>> x\n  ... y\n  z\n w\n', '  >>> x\n  y\n\n z', '>>> 1 # doctest: +ELLIPSIS',
  '>>> 1 #doctest:+ELLIPSIS,-SKIP\n1', '>>> 1 # doctest: +ELLIPSIS, -SKIP\n1', '>>> 1 # doctest: +ELLIPSIS -SKIP +NORMALIZE_WHITESPACE\n1','>>> 1 # doctest: ELLIPSIS', '>>> 1 # doctest: +FOO', '>>> # doctest: +SKIP', '>>> x\n... # doctest: +SKIP\n', '>>> x # doctest:\n', '>>> x #   doctest: +SKIP x',
  '\t>>> x\n\ty\n', ' \t>>> x\n\t y\n', '>>> # c\n>>> 1\n1\n>>>\n>>> \n>>> 2\n...\n... \n2', 
  '>>> x\nTraceback (most recent call last):\n  foo\n  bar\nE: x\n', '>>> x\nTraceback (innermost last):\nE: x\n  y\n', '>>> x\nTraceback (most recent call last):\n  foo\n\n  bar\nE: x\n',
  '>>> x\nfoo\nTraceback (most recent call last):\n  foo\nE: x\n', '>>> x\nTraceback (most recent call last):   \n  foo\nE: x\nF\n\nrest', '>>> x\nTraceback (most recent call last):\n', '>>> x\nTraceback (most recent call last):\n    foo\n  \n  x\nE',
  '>>> "a\n... # doctest: +SKIP\n... b"\n', ">>> '''# doctest: +SKIP'''\n", u'>>> u"\xe4"\nu\'\xe4\'', '    >>> x\n    <BLANKLINE>\n    y\n  <BLANKLINE>\n', 'a\n\n   b\n  >>> c\n  d\n\n e\n f\n', ' >>> x\n a\n  \n b\n', '>>>\tx\n', '>>> x\n>>>y\n', '>>> a\n\n>>> b\n>>> c\nd\n...e\n','>>> a\n.... b\n', '>>> a\n   >>> b\n   c\n', 'x >>> a\n', '>>> x = 1 # doctest: +SKIP\n>>> y # doctest: +ELLIPSIS\n... # doctest: +SKIP\nz']:
    print repr(s); t(s)
    try: print '  script', repr(doctest.script_from_examples(s))
    except Exception as e: print type(e).__name__, e
for a in [('x','y'),('x\n','y\n'),('x',''),('x','y','E'),('x','y','E\n'),('x','y',None,3,4,{1:2}),('','')]:
    e = doctest.Example(*a); print sorted(vars(e).items())
d = P.get_doctest('>>> 1\n', {'a':1}, 'n', 'f', 3); print d, d.lineno, d.globs, repr(d.docstring)
d = P.get_doctest('>>> 1\n>>> 2', {'a':1}, 'n', None, None); print d
d = P.get_doctest('', {'a':1}, 'n', None, None); print d
print d == d, d == 3, d != d, d.__cmp__(3), cmp(d, P.get_doctest('', {'a':1}, 'm', None, None)), doctest.Example('a','b') == doctest.Example('a', 'b'), doctest.Example('a','b') == 1, doctest.Example('a','b') != doctest.Example('a', 'c')
print doctest.Example('a', 'b') == doctest.Example('a', 'b'), doctest.Example('a', 'b') == 1
print doctest.Example('a', 'b') != doctest.Example('a', 'c'), hash(doctest.Example('a', 'b')) == hash(doctest.Example('a', 'b'))

checker = doctest.OutputChecker()
for want, got in [('a\n', 'a\n'), ('1\n', 'True\n'), ('0\n', 'False\n'), ('True\n', '1\n'), ('<BLANKLINE>\n', '\n'),
                  ('a\n<BLANKLINE>\nb\n', 'a\n\nb\n'), ('a\n  <BLANKLINE>\nb\n', 'a\n\nb\n'), ('a\n<BLANKLINE>\nb\n', 'a\n   \nb\n'),
                  ('a b\n', 'a   b\n'), ('a...b\n', 'axxb\n'), ('...\n', ''), ('', 'x'), ('...', 'anything'), ('a...a\n', 'a\n'),
                  ('a...b...c', 'abc'), ('a...bb...b', 'abb'), ('...b', 'ab'), ('a', 'a\n'), ('...a...a...', 'aba'), ('...a...a...', 'ba')]:
    print repr(want), repr(got), [checker.check_output(want, got, flags) for flags in (0, 1, 2, 4, 8, 12, 15, 10)]
for flags in (0, 64, 128, 256, 2, 64 | 2, 128 | 4):
    for want, got in [('a\n', 'b\n'), ('a\nb\nc\nd\n', 'a\nb\nx\nd\n'), ('', 'x\n'), ('x\n', ''), ('', ''),
                      ('a\n<BLANKLINE>\nb\nc\nd\n', 'a\n\nb\nc\ne\n'), ('a\nb\nc', 'a\nb\nd')]:
        print flags, repr(checker.output_difference(doctest.Example('x', want), got, flags))
print doctest.register_optionflag('FOO') == doctest.register_optionflag('FOO'), sorted(doctest.OPTIONFLAGS_BY_NAME)
for flags in (1, 64 | 8, 64, 0):
    try:
        print doctest.set_unittest_reportflags(flags)
    except ValueError as e:
        print e

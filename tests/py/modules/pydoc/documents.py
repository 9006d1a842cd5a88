# Documentation of modules, classes, functions and values, as text and as HTML.
import os
import pydoc
import re

import _sample

folder = os.path.dirname(os.path.abspath(_sample.__file__))


def shown(text):
    text = re.sub("(from '|=|file:|>|^    )/[^'\n<&]*/", r'\1', text.replace(folder + '/', ''))
    return re.sub(r'\.pyc\b', '.py', text)


things = [(_sample, None), (_sample.f, None), (_sample.Base, None), (_sample.Base, 'Alias'), (_sample.inst, None),
          (_sample.oldinst, None), (_sample.Derived.m, None), (_sample.inst.m, None), (_sample.Base.p, None), (3, 'three'),
          (_sample.lam, None), (_sample.lam, 'other'), (_sample.Derived.cm, None), (_sample.long_const, 'q'),
          (_sample.alias, 'alias'), (_sample.Derived.__dict__['s1'], None), (_sample.oldinst.om, 'x'),
          (_sample.Derived.__dict__['sm'], 'sm'), (_sample.h, None), (_sample.Old2, None)]
for writer in (pydoc.text, pydoc.html):
    for thing, name in things:
        print '=====', name
        print shown(writer.document(thing, *[name] if name else [])).replace('\b', '~')

html = pydoc.html
print html.page('T <', u'\u20ac')
print repr(html.heading('t', '#1', '#2', 'ex')), repr(html.section('t', '#1', '#2', 'c', 3, 'pre', 'marg', 'gap'))
print html.markup('see http://a.b/c>d RFC 3 PEP-3 pep 4 x.self.y self.foo self.f() f(1) C.f f', None, {'f': '#f'},
                  {'C': 'C.html'}, {'f': '#m'})
print html.repr('<a\n\\'), html.repr(r'a\b'), repr(html.repr(u'\xe4')), html.repr('x' * 300), html.repr({1: '<'})
print pydoc.text.repr('a\\b'), pydoc.text.repr('\n\\'), pydoc.text.repr(range(40)), pydoc.text.repr(_sample.oldinst)
print html.preformat('a b\n\n\tc <'), html.multicolumn(range(7), str), html.grey('x')
print html.modpkglink(('a', 'p', 0, 0)), html.modpkglink(('a', '', 1, 0)), html.modpkglink(('a', 'p', 1, 1))
print html.namelink('a'), html.namelink('a', {}, {'a': 'u'}), html.classlink(_sample.Old, 'x'), html.modulelink(_sample)

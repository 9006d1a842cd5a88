# format() of an instance without __format__ warns, for old classes too.
import warnings
class Old:
    def __str__(self):
        return 'old'
class New(object):
    def __str__(self):
        return 'new'
for o in Old(), New():
    for spec in '', '5', u'5':
        with warnings.catch_warnings(record=True) as log:
            warnings.simplefilter('always')
            print repr(format(o, spec)), [(w.category.__name__, str(w.message)) for w in log]  # expect: 'old' []
            # expect: 'old  ' [('PendingDeprecationWarning', 'object.__format__ with a non-empty format string is deprecated')]
            # expect: u'old  ' [('PendingDeprecationWarning', 'object.__format__ with a non-empty format string is deprecated')]
            # expect: 'new' []
            # expect: 'new  ' [('PendingDeprecationWarning', 'object.__format__ with a non-empty format string is deprecated')]
            # expect: u'new  ' [('PendingDeprecationWarning', 'object.__format__ with a non-empty format string is deprecated')]

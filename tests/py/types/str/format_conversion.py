class A(object):
    def __str__(self): return 'str'
    def __repr__(self): return 'repr'
    def __format__(self, spec): return 'format(%s)' % spec
print '{0} {0!s} {0!r} {0:spec} {0!r:>6}'.format(A()), '{!r}'.format('a'), format(A(), 'x'), format(A())  # expect: format() str repr format(spec)   repr 'a' format(x) format()

import contextlib
steps = []
@contextlib.contextmanager
def tag(name):
    steps.append('<%s>' % name)
    try:
        yield name.upper()
    except ValueError as e:
        steps.append('swallowed %s' % e)
    steps.append('</%s>' % name)
with tag('a') as t:
    steps.append(t)
with tag('b'):
    raise ValueError('oops')
class C(object):
    def close(self): steps.append('closed')
with contextlib.closing(C()):
    pass
print steps  # expect: ['<a>', 'A', '</a>', '<b>', 'swallowed oops', '</b>', 'closed']
try:
    tag('c').__exit__(None, None, None)
except RuntimeError as e:
    print e  # expect: generator didn't stop

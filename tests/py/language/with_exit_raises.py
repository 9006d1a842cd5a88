class M(object):
    def __enter__(self): pass
    def __exit__(self, *args):
        raise KeyError("from exit")
try:
    with M():
        raise ValueError("lost")
except Exception, e:
    print repr(e)  # expect: KeyError('from exit',)
try:
    with M():
        pass
except KeyError, e:
    print e  # expect: 'from exit'

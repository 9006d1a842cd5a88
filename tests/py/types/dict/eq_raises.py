class K(object):
    def __hash__(self):
        return 1
    def __eq__(self, other):
        raise ValueError('no')  # expect raises: ValueError: no
d = {K(): 1}
d[K()]

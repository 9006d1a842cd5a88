class K(object):
    def __hash__(self):
        raise ValueError('no hash')
{}.get(K())  # expect raises: ValueError: no hash

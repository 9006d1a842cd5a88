class K(object):
    def __hash__(self):
        raise ValueError('no hash')  # expect raises: ValueError: no hash
{}.get(K())

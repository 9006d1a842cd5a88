class K(object):
    def __hash__(self):
        return 'x'
{K(): 1}  # expect raises: TypeError: an integer is required

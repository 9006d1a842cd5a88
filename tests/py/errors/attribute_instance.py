class Board(object):
    pass
Board().led # expect raises: AttributeError: 'Board' object has no attribute 'led'

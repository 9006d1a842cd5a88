class Board(object):
    pass
Board.led # expect raises: AttributeError: type object 'Board' has no attribute 'led'

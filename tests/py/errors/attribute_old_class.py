class Board:
    pass
Board.led # expect raises: AttributeError: class Board has no attribute 'led'

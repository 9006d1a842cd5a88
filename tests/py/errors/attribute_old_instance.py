class Board:
    pass
Board().led # expect raises: AttributeError: Board instance has no attribute 'led'

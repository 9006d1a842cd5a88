import os
os.chown('/nonexistent', -2, 0)  # expect raises: OverflowError: user id is less than minimum

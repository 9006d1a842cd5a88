import os
os.open('/dev/null', 0, 0, 0)  # expect raises: TypeError: function takes at most 3 arguments (4 given)

import os
os.stat(1)  # expect raises: TypeError: coercing to Unicode: need string or buffer, int found

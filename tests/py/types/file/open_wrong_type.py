open(1.5)  # expect raises: TypeError: coercing to Unicode: need string or buffer, float found

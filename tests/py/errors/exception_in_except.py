try:
    1 / 0
except ZeroDivisionError:
    {}['gone'] # expect raises: KeyError: 'gone'

unicode('caf\xc3\xa9') # expect raises: UnicodeDecodeError: 'ascii' codec can't decode byte 0xc3 in position 3: ordinal not in range(128)

'%y' % 1 # expect raises: ValueError: unsupported format character 'y' (0x79) at index 1

10.0 ** 400 # expect raises: OverflowError: (34, 'Numerical result out of range')

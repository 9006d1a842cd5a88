x = None
x.append(1) # expect raises: AttributeError: 'NoneType' object has no attribute 'append'

class PumpError(Exception):
    pass
def pump():
    raise PumpError('dry', 3) # expect raises: __main__.PumpError: ('dry', 3)
pump()

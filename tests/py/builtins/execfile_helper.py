# helper
seen = globals().get("given"), __name__

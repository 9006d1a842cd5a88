import sys
sys.no_such_thing # expect raises: AttributeError: 'module' object has no attribute 'no_such_thing'

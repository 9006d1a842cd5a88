from sys import no_such_name # expect raises: ImportError: cannot import name no_such_name

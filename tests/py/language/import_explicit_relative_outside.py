from . import something  # expect raises: ValueError: Attempted relative import in non-package

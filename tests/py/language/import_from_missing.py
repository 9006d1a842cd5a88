from pack_helper import nothing_like_it  # expect raises: ImportError: cannot import name nothing_like_it

[].insert(1)  # expect raises: TypeError: insert() takes exactly 2 arguments (1 given)

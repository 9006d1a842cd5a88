# helper
count = 1

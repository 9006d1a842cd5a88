# helper
value = 1

x = 1
print 'a' 'b' = 3 # expect syntax error: invalid syntax

def f(a): # expect syntax error: name 'a' is local and global
    global a

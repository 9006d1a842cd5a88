try:
    pass # expect syntax error: default 'except:' must be last
except:
    pass
except ValueError:
    pass

while True:
    try:
        pass
    finally:
        continue # expect syntax error: 'continue' not supported inside 'finally' clause

raise KeyboardInterrupt # expect raises: KeyboardInterrupt

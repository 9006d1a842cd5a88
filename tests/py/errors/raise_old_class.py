class Trouble:
    def __str__(self):
        return 'with the pump'
raise Trouble() # expect raises: __main__.Trouble: with the pump

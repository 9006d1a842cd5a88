# What __getattr__ of an old-style instance raises for __exit__ is what the with statement raises.
class Manager:
    def __getattr__(self, name):
        raise AttributeError('no ' + name)

try:
    with Manager():
        pass
except AttributeError as e:
    print e  # expect: no __exit__

class Plain:
    def __exit__(self, *rest):
        pass

try:
    with Plain():
        pass
except AttributeError as e:
    print e  # expect: Plain instance has no attribute '__enter__'

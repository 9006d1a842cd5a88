# process: a process starts sys.executable
# oracle: none, a fork inherits everything
# What belongs to a process is not handed to another, and says so when it is used; as an argument it is refused.
from multiprocessing import Process

generator = (i for i in range(3))
holder = {'iterator': iter([1])}

def child():
    for use in (lambda: list(generator), lambda: holder['iterator'].next(), lambda: bool(generator)):
        try:
            use()
        except RuntimeError as e:
            print e

process = Process(target=child)
process.start()
process.join()
# expect: the generator '<genexpr>' was not handed to this process: TypeError: can't pickle generator objects
# expect: an object of type 'listiterator' was not handed to this process: TypeError: can't pickle listiterator objects
# expect: the generator '<genexpr>' was not handed to this process: TypeError: can't pickle generator objects
print process.exitcode  # expect: 0
Process(target=child, args=(generator,)).start()  # expect raises: pickle.PicklingError: cannot hand the generator '<genexpr>' to a process: TypeError: can't pickle generator objects

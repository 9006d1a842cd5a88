class Bad(object):
    def __iter__(self):
        raise ValueError("iter")
class Worse(object):
    def __iter__(self):
        return 5
for c in (Bad, Worse):
    try:
        for x in c(): pass
    except (ValueError, TypeError), e:
        print e  # expect: iter
        # expect: iter() returned non-iterator of type 'int'

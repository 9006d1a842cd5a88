def f(kind):
    try:
        try:
            try:
                raise kind("x")
            except KeyError:
                return "key"
            finally:
                print "one",
        except ValueError:
            return "value"
        finally:
            print "two",
    except:
        return "any"
    finally:
        print "three",
for kind in (KeyError, ValueError, IOError):
    print f(kind)  # expect: one two three key
    # expect: one two three value
    # expect: one two three any

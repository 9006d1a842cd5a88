import sys
for attempt in range(2):
    try:
        import failing_helper
    except ZeroDivisionError, e:
        print e, "failing_helper" in sys.modules  # expect: integer division or modulo by zero False
        # expect: integer division or modulo by zero False

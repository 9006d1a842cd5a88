# expect exit: 3
def stop():
    try:
        raise SystemExit(3)
    finally:
        print 'cleaning' # expect: cleaning
stop()
print 'never'

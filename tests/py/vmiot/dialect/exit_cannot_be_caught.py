# oracle: none, extension of VMIOT's API
# flags: --dialect=vmiot
try:
    try:
        exit(7)
    except:
        print "never"
    finally:
        print "finally"  # expect: PRINT: finally
except BaseException:
    print "never"
print "never"
# expect exit: 7

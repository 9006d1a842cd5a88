# oracle: none, extension of VMIOT's API
# flags: --dialect=vmiot
def body():
    try:
        exit(3)
    except BaseException:
        print "never"
    finally:
        print "finally"  # expect: PRINT: finally
reason = createthread(body).join()
print reason.kind, reason.detail  # expect: PRINT: exit 3

# oracle: none, extension of VMIOT's API
# dialects: both
from vmiot import kill
def body():
    try:
        sleep(100000)
    except:
        print "never"
    finally:
        print "finally"
task = createthread(body)
sleep(1)
kill(task)
task.join()
# expect: finally

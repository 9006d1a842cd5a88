# oracle: none, extension of VMIOT's API
# flags: --dialect=vmiot
def body():
    raise ValueError("in a task")
task = createthread(body)
print task.join().kind
# expect: ==========Traceback by VMIOT (1):===========
# expect: Exception ValueError : in a task
# expect:   (0) "report_of_a_task.py", line 4, in body
# expect: PRINT: error

# oracle: none, extension of VMIOT's API
# dialects: both
log = []
def slow():
    sleep(30)
    log.append("slow")
def fast():
    sleep(5)
    log.append("fast")
a, b = createthread(slow), createthread(fast)
a.join()
b.join()
print log  # expect: ['fast', 'slow']

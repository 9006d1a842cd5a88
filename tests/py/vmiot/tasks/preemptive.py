# oracle: none, extension of VMIOT's API
# dialects: both
stop = []
def spin():
    n = 0
    while not stop:
        n += 1
    print "stopped", n > 0
task = createthread(spin)
sleep(5)
stop.append(1)
task.join()  # expect: stopped True

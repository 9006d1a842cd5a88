# oracle: none, extension of VMIOT's API
# dialects: both
def start():
    seen = []
    def body(n):
        seen.append(n)
        sleep(1)
        seen.append(n + 1)
    task = createthread(body, 5)
    task.join()
    return seen
print start()  # expect: [5, 6]

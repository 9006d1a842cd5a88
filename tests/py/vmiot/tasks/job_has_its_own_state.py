# oracle: none, extension of VMIOT's API
# dialects: both
from vmiot.job import parent, receive, run
state = ["outside"]
def body(x):
    state.append(x)
    parent().send((len(state), x * 2))
if __name__ == "__main__":
    ended = run(body, 21)
    print receive(), ended.reason.kind  # expect: (2, 42) normal
    print state  # expect: ['outside']

# oracle: none, extension of VMIOT's API
# dialects: both
from vmiot import createthread, current, receive, reply, send
def ask(parent):
    send(parent, "question")
createthread(ask, current())
m = receive()
print m.isMessage(), "question".isMessage()  # expect: True False
reply(m, 1)
from vmiot.job import Job, receive as receive_of_job
job = Job("os:getpid")
job.monitor()
job.start()
print receive_of_job().isMessage(), job.isMessage()  # expect: True False

# oracle: none, jobs are ours
# flags: -u
import os, sys
from vmiot.job import run, receive

here = os.path.dirname(sys.argv[0])
job = run(os.path.join(here, 'helper_program.py'), 'a', 'b')  # expect: __main__ ['a', 'b']
print receive(), job.exitcode, job.reason.text  # expect: ['a', 'b'] 3 exit (3)
job = run('helper_program')  # expect: __main__ []
print receive(), job.exitcode, job.name  # expect: [] 1 helper_program
job = run('helper_program:sys.exit', 5)  # expect: helper_program []
print job.exitcode  # expect: 1

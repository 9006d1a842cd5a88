# The command, in this process: which options go together, and what a program sees.
import os
import shutil
import sys
import tempfile
import trace


def run(*args):
    out, err = sys.stdout, sys.stderr
    argv, path, stream = sys.argv, sys.path[:], tempfile.TemporaryFile('w+')
    sys.argv = ['trace']
    sys.path.insert(1, folder)
    sys.stdout = sys.stderr = stream
    try:
        trace.main(['trace'] + list(args))
        code = 'ends'
    except SystemExit as e:
        code = e.code
    except Exception as e:
        code = repr(e)
    finally:
        sys.stdout, sys.stderr, sys.argv, sys.path[:] = out, err, argv, path
    stream.seek(0)
    print repr(args[:-1]).replace(folder, 'FOLDER'), code, sys.gettrace()
    print stream.read().replace(folder, 'FOLDER')


folder = os.path.realpath(tempfile.mkdtemp())
program = os.path.join(folder, 'traced_program.py')
counts = os.path.join(folder, 'counts')
with open(program, 'w') as f:
    f.write('import sys\n'
            'print sys.argv[1:], sys.path[0] == sys.argv[0][:-len("/traced_program.py")]\n'
            'print sorted(set(globals()) - set(["__cached__"])), __name__\n'
            'def f():\n'
            '    raise eval(sys.argv[1])\n'
            'f()\n')
try:
    run('--version', '')
    run('-c', '-l', 'x')
    run('--trace', '--listfuncs', 'x')
    run('x')
    run('-r', 'x')
    run('--zork', 'x')
    run('-f', '')
    run('-t', program + 'x')
    leave_out = '--ignore-dir=$prefix:$exec_prefix:/zork'
    run('-t', leave_out, program, 'SystemExit')
    run('-t', leave_out, '--ignore-module=a, traced_program', program, 'SystemExit')
    run('-t', leave_out, program, 'IOError(2, "m")')
    run('-t', leave_out, program, 'KeyError(5)')
    for _ in range(2):
        run('-c', '-R', leave_out, '-f', counts, program, 'SystemExit')
    run('-c', '-C', folder, leave_out, '--summary', '--missing', '--file', counts, program, 'SystemExit')
    run('-r', '-s', '-m', '--coverdir', folder + '/more', '-f', counts, '')
    for name in sorted(os.listdir(folder)):
        print name
    with open(folder + '/more/traced_program.cover') as f:
        print f.read()
finally:
    shutil.rmtree(folder)

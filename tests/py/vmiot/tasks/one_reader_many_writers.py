# oracle: none, extension of VMIOT's API
# dialects: both
from vmiot.sync import Pipe
pipe = Pipe()
def writer(letter):
    for i in range(20):
        pipe.write(letter * 3 + "\n")
        sleep(0)
tasks = [createthread(writer, letter) for letter in "abc"]
lines = [pipe.readline() for i in range(60)]
print len(lines), sorted(set(lines))  # expect: 60 ['aaa\n', 'bbb\n', 'ccc\n']
print [t.join().kind for t in tasks]  # expect: ['normal', 'normal', 'normal']

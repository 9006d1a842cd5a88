# oracle: none, Google's library is no part of CPython
import atexit, os, shutil, sys, tempfile
folder = tempfile.mkdtemp(); atexit.register(shutil.rmtree, folder); sys.path.insert(0, folder)
def put(name, text):
    with open(folder + name, 'w') as f: f.write(text)
put('/bad.proto', 'syntax = "proto3";\nmessage M {\n  int32 x = ;\n}\n')
put('/lost.proto', 'syntax = "proto3";\nimport "nowhere.proto";\n')
try: import bad_pb2
except ImportError as e: print e     # expect: bad.proto:3:13: illegal id ';'
try: import lost_pb2
except ImportError as e: print e     # expect: lost.proto:2:8: cannot find the import 'nowhere.proto'

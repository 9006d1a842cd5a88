# oracle: none, Google's library is no part of CPython
import sys, os, tempfile
folder = tempfile.mkdtemp(); sys.path.insert(0, folder)
open(folder + '/bad.proto', 'w').write('syntax = "proto3";\nmessage M {\n  int32 x = ;\n}\n')
open(folder + '/lost.proto', 'w').write('syntax = "proto3";\nimport "nowhere.proto";\n')
try: import bad_pb2
except ImportError as e: print e     # expect: bad.proto:3: illegal id ';'
try: import lost_pb2
except ImportError as e: print e     # expect: lost.proto: cannot find the import 'nowhere.proto'

# oracle: none, Google's library is no part of CPython
# What protoc refuses, at the places that it names.
import atexit, os, shutil, sys, tempfile
folder = tempfile.mkdtemp(); atexit.register(shutil.rmtree, folder); sys.path.insert(0, folder)
P3 = 'syntax = "proto3";\n'
count = 0
def check(source):
    global count
    count += 1
    name = 'bad%d_pb2' % count
    with open('%s/bad%d.proto' % (folder, count), 'w') as f: f.write(source)
    try: __import__(name); print 'imported'
    except ImportError as e: print str(e).split('.proto:', 1)[1]
check(P3 + 'message M { int32 a = 1; string b = 1; }')     # expect: 2:37: field 'a' has number 1 in 'M'
check(P3 + 'message M { int32 a = 0; }')     # expect: 2:23: field numbers are from 1 to 536870911, not 0
check(P3 + 'message M { int32 a = 19500; }')     # expect: 2:23: field numbers 19000 to 19999 are kept for the library
check(P3 + 'message M { reserved 2 to 4; int32 a = 3; }')     # expect: 2:40: number 3 is reserved in 'M'
check(P3 + 'message M { reserved "a"; int32 a = 3; }')     # expect: 2:33: 'a' is reserved in 'M'
check(P3 + 'message M { Foo a = 1; }')     # expect: 2:13: 'Foo' is not declared
check(P3 + 'message M { string a = 1 string b = 2; }')     # expect: 2:26: illegal token 'string', ';' expected
check(P3 + 'message M { int32 a = 1; oneof a { int32 b = 2; } }')     # expect: 2:32: 'M.a' is declared twice
check(P3 + 'message M { required int32 a = 1; }')     # expect: 2:13: illegal token 'required'
check(P3 + 'message M { map<float, int32> a = 1; }')     # expect: 2:17: illegal type 'float'
check(P3 + 'message M { int32 a = 1; ')     # expect: 2:25: unexpected end of the file
check(P3 + 'enum E { A = 1; }')     # expect: 2:14: the first value of an enum is 0 in proto3
check(P3 + 'enum E { A = 0; B = 0; }')     # expect: 2:21: 'A' has number 0 in 'E'; 'option allow_alias = true;' allows that
check(P3 + 'enum E { A = 0; } enum F { A = 0; }')     # expect: 2:28: 'A' is declared twice
check('message M { int32 a = 1; }')     # expect: 1:13: illegal token 'int32'
check('message M { optional int32 a = 1 [default = "x"]; }')     # expect: 1:45: "x" is no value of type int32
check('message M { optional uint32 a = 1 [default = -1]; }')     # expect: 1:46: -1 is no value of type uint32
check('enum E { A = 0; } message M { optional E a = 1 [default = B]; }')     # expect: 1:59: B is no value of type E
check('message M { } extend M { optional int32 a = 100; }')     # expect: 1:45: 'M' does not leave number 100 to extensions
check('syntax = "proto4";')     # expect: 1:10: 'proto4' is neither proto2 nor proto3
check(P3 + 'import "bad21.proto";')     # expect: 2:8: the file imports itself: bad21.proto, bad21.proto
check('garbage')     # expect: 1:1: illegal token 'garbage'

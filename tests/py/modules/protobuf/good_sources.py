# oracle: none, Google's library is no part of CPython
import atexit, shutil, sys, tempfile
folder = tempfile.mkdtemp(); atexit.register(shutil.rmtree, folder); sys.path.insert(0, folder)
with open(folder + '/odd_names.proto', 'w') as f: f.write(r'''/* syntax = "proto3"; */ // package wrong;
syntax = 'proto2';
package odd.names ;
option java_package = "http://x; package y;";
enum E { option allow_alias = true; A = 0; A_TOO = 0; HEX = 0x10; LOW = -2147483648; }
message M {
  optional string message = 1 [default = "a\x41\101\u20ac" 'b'];
  optional bytes raw = 2 [default = "\377\0\n", deprecated = true];
  optional sint64 low = 3 [default = -9223372036854775808];
  optional fixed64 high = 4 [default = 0xffffffffffffffff];
  optional int32 octal = 5 [default = 017];
  optional float ratio = 6 [default = 1.5e3];
  optional double none = 7 [default = -nan];
  optional E e = 8 [default = HEX];
  optional .odd.names.M.Inner inner = 9;
  message Inner { optional M up = 1; optional bool ok = 2 [default = true]; }
  reserved 20 to 30, 40; reserved "gone";
  extensions 100 to max;
}
extend M { optional M.Inner more = 1000; }
''')
import odd_names_pb2 as o
m = o.M()
print repr(m.message), repr(m.raw), m.low, m.high, m.octal, m.ratio, m.none != m.none     # expect: u'aAA\u20acb' '\xff\x00\n' -9223372036854775808 18446744073709551615 15 1500.0 True
print m.e, o.A_TOO, o.LOW, m.inner.ok, m.inner.up.inner.DESCRIPTOR.full_name     # expect: 16 0 -2147483648 True odd.names.M.Inner
m.Extensions[o.more].ok = False; print m.SerializeToString().encode('hex')     # expect: c23e021000
print o.DESCRIPTOR.package, o.DESCRIPTOR.name     # expect: odd.names odd_names.proto

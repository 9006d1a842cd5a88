# oracle: none, Google's library is no part of CPython
import everything_pb2 as pb
from google.protobuf import text_format
for text in 'f_int32: x', 'nothing: 1', 'f_int32: 1 f_int32: 2', 'f_inner { n: 1', 'c_int: 1 c_text: "x"', 'f_color: BLUE', 'f_int32: 3000000000':
    try: text_format.Parse(text, pb.Everything()); print 'read'
    except text_format.ParseError as e: print str(e).split(' :')[0]
# expect: 1:10
# expect: 1:1
# expect: 1:12
# expect: 1:15
# expect: 1:10
# expect: 1:10
# expect: 1:10
m = text_format.Merge('f_int32: 1 f_int32: 2 r_int32: [1, 2] f_inner < s: "a" \'b\' > # c', pb.Everything())
print text_format.MessageToString(m, as_one_line=True)     # expect: f_int32: 2 f_inner { s: "ab" } r_int32: 1 r_int32: 2

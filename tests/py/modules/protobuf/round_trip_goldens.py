# oracle: none, Google's library is no part of CPython
# What protoc made of the texts in cases/: read, written, and by way of the text format and of JSON.
import os, everything_pb2, modern_pb2
from google.protobuf import json_format, text_format
folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'cases')
count = 0
for name in sorted(os.listdir(folder)):
    if not name.endswith('.bin'): continue
    data = open(os.path.join(folder, name), 'rb').read()
    cls = modern_pb2.Reading if name == 'reading.bin' else everything_pb2.Everything
    source = name[:-4] + ('.modern' if cls is modern_pb2.Reading else '.txt')
    x = cls(); x.ParseFromString(data)
    y = text_format.Parse(open(os.path.join(folder, source)).read(), cls())
    z = text_format.Parse(text_format.MessageToString(x), cls())
    j = json_format.Parse(json_format.MessageToJson(x), cls())
    for message in x, y, z, j:
        count += 1
        if message.SerializeToString() != data: print name, 'differs'
print count     # expect: 44

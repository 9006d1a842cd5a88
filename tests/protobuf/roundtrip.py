import os, sys
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import everything_pb2 as e, modern_pb2 as m
from google.protobuf import text_format, json_format
folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "cases")
for name in sorted(os.listdir(folder)):
    if not name.endswith(".bin"): continue
    data = open(os.path.join(folder, name), "rb").read()
    cls = m.Reading if name == "reading.bin" else e.Everything
    x = cls(); x.ParseFromString(data)
    y = cls()
    source = name[:-4] + (".modern" if cls is m.Reading else ".txt")
    text_format.Parse(open(os.path.join(folder, source)).read(), y)
    z = cls()
    text_format.Parse(text_format.MessageToString(x), z)
    j = cls()
    json_format.Parse(json_format.MessageToJson(x), j)
    print name, x.SerializeToString() == data, y.SerializeToString() == data, z.SerializeToString() == data, j.SerializeToString() == data

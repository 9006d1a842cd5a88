# oracle: none, Google's library is no part of CPython
import os, older_pb2, everything_pb2
folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'cases')
sizes = []
for name in 'scalars', 'repeated', 'groups':
    data = open(os.path.join(folder, name + '.bin'), 'rb').read()
    old = older_pb2.Everything.FromString(data)
    back = everything_pb2.Everything.FromString(old.SerializeToString())
    if back != everything_pb2.Everything.FromString(data): print name, 'lost something'
    old.DiscardUnknownFields()
    sizes.append(len(old.SerializeToString()))
print sizes     # expect: [27, 0, 0]

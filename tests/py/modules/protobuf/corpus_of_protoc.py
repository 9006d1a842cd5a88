# oracle: none, Google's library is no part of CPython
# 150 random messages, as protoc wrote them (tools/make_protobuf_corpus.ts): read and written, also by way of texts.
import os, corpus_pb2, older_pb2
from google.protobuf import json_format, text_format
folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'cases')
read = lambda name: open(os.path.join(folder, name), 'rb').read()
data = read('corpus.data')
corpus = corpus_pb2.Corpus.FromString(data)
print len(corpus.items), corpus.SerializeToString() == data, corpus.ByteSize() == len(data)     # expect: 150 True True
from_text = text_format.Parse(read('corpus.text'), corpus_pb2.Corpus())
print from_text.SerializeToString() == data     # expect: True
print text_format.Parse(text_format.MessageToString(corpus), corpus_pb2.Corpus()).SerializeToString() == data     # expect: True
print json_format.Parse(json_format.MessageToJson(corpus), corpus_pb2.Corpus()).SerializeToString() == data     # expect: True
loose = corpus_pb2.LooseCorpus.FromString(read('corpus.loose'))
print loose.SerializeToString() == read('corpus.loose')     # expect: True
names = [f.name for f in corpus_pb2.Loose.DESCRIPTOR.fields]
values = lambda c: [[repr(list(getattr(m, n))) for n in names] for m in c.items]
print values(corpus) == values(loose)     # expect: True
print values(corpus) == values(corpus_pb2.Corpus.FromString(read('corpus.loose')))     # expect: True
# Somebody who knows three of the fields loses none of the others.
lost = [m for m in corpus.items if type(m).FromString(older_pb2.Everything.FromString(m.SerializeToString()).SerializeToString()).SerializeToString() != m.SerializeToString()]
print len(lost)     # expect: 0

# The bytes of pickle, cPickle and marshal are those of CPython: see corpus_values.py.
import corpus_values

corpus_values.check(corpus_values.plain_values())

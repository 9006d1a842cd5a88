# oracle: none, extension of VMIOT's API
# dialects: both
import cPickle as pickle, copy
d = rbdict({1: [1], "k": 2})
for e in pickle.loads(pickle.dumps(d)), pickle.loads(pickle.dumps(d, 2)), copy.copy(d), copy.deepcopy(d):
    print e.items(), e.isInstance(rbdict)
# expect: (1, [1], 'k', 2) True
# expect: (1, [1], 'k', 2) True
# expect: (1, [1], 'k', 2) True
# expect: (1, [1], 'k', 2) True

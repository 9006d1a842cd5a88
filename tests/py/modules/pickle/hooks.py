# What programs override in Pickler and Unpickler.
import StringIO
import pickle


class Connection(object):
    pass


here = {'DB': Connection()}


class MyPickler(pickle.Pickler):
    dispatch = dict(pickle.Pickler.dispatch)

    def persistent_id(self, obj):
        for name, o in here.items():
            if o is obj:
                return name

    def save_complex(self, obj):
        self.save_reduce(complex, (obj.real, obj.imag), obj=obj)
    dispatch[complex] = save_complex

    def save_str(self, obj):
        self.write(pickle.STRING + repr(obj.upper()) + '\n')
    dispatch[str] = save_str


class MyUnpickler(pickle.Unpickler):
    dispatch = dict(pickle.Unpickler.dispatch)

    def persistent_load(self, name):
        return here[name]

    def find_class(self, module, name):
        print 'asked for', module, name
        return pickle.Unpickler.find_class(self, module, name)

    def load_list(self):
        pickle.Unpickler.load_list(self)
        self.stack[-1].append('from load_list')
    dispatch[pickle.LIST] = load_list


for protocol in 0, 1, 2:
    f = StringIO.StringIO()
    MyPickler(f, protocol).dump(['text', here['DB'], 1j])
    v = MyUnpickler(StringIO.StringIO(f.getvalue())).load()
    print v[-1], v[-2] is here['DB'], v[:-2]
# expect: asked for __builtin__ complex
# expect: 1j True ['from load_list', 'TEXT']
# expect: asked for __builtin__ complex
# expect: 1j True ['TEXT']
# expect: asked for __builtin__ complex
# expect: 1j True ['TEXT']

# The memo lasts for several dumps, and fast mode does without it.
f = StringIO.StringIO()
p = pickle.Pickler(f, 2)
v = ['a list']
p.dump(v)
p.dump(v)
print len(p.memo), repr(f.getvalue()[-5:])  # expect: 2 '\x80\x02h\x00.'
p.clear_memo()
f.truncate(0)
p.fast = 1
p.dump([v, v])
print repr(f.getvalue())  # expect: '\x80\x02](]U\x06a lista]U\x06a listae.'

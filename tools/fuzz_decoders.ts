// SPDX-License-Identifier: MIT
/**
 * Throws damaged data at every decoder that programs point at data from outside:
 *
 *     deno task fuzz:decoders [DECODER…] [--count N] [--seed N]      default: all of them, 100,000 cases each
 *
 * A decoder is a row of {@linkcode DECODERS}: Python that defines `corpus`, a list of good inputs, and `decode(data)`. Each
 * case must end in a value or in a Python exception, within a time limit and without eating memory. Whatever else comes
 * out of the VM is a failure, which names the seed of its case: `--seed N --count 1` repeats it. The quick tests run a few
 * hundred (`tools/fuzz_decoders_test.ts`). A new decoder needs one row.
 */
import { def, defineModule, DenoHost, PythonVm } from "../mod.ts";
import { args } from "../mod.ts";
import { bytesToText, textToBytes } from "../vm/base/latin1.ts";
import { PyList } from "../vm/core/types.ts";
import { valueError } from "../vm/core/exceptions.ts";
import { ProtoError, schemaOf } from "../serde/protobuf/proto_source.ts";
import { mutate } from "./fuzz_images.ts";

const VALUES = `
import datetime, collections
class Thing(object):
    def __init__(self): self.a, self.b = 1, [2, u'\\u20ac']
values = [None, True, 0, -1, 300, 70000, 2 ** 40, 10 ** 30, -10L, 1.5, 'text', 'x' * 300, u'caf\\xe9 \\u20ac', (), (1, 'a'),
          (1, 2, 3, 4), [], [1, [2, [3, {}]]], {}, {'a': 1, u'b': [None, 2.5], 3: (1,)}, range(40)]
shared = ['shared']
values.append([shared, shared, {'again': shared}])
`;

/** Classes and functions that damaged pickles may call: what they could do to the machine is not the decoder's business. */
const SAFE = `
import copy_reg
safe = {}
for name in 'int long float complex str unicode list tuple dict set frozenset object bool ValueError KeyError'.split():
    home = __builtins__ if isinstance(__builtins__, dict) else vars(__builtins__)
    safe[home[name].__module__, name] = home[name]
safe['copy_reg', '_reconstructor'] = copy_reg._reconstructor
safe['collections', 'deque'] = collections.deque
safe['datetime', 'date'] = datetime.date
safe['__main__', 'Thing'] = Thing
def find(module, name):
    return safe[module, name]
objects = values + [Thing(), [Thing(), Thing()], set([1, 2]), frozenset('ab'), 1j, datetime.date(2020, 1, 2),
                    collections.deque([1, 2]), ValueError('x', 1)]
`;

const tests = decodeURIComponent(new URL("../tests/py/modules/protobuf", import.meta.url).pathname);

/** `good`: messages of the test types with what protoc wrote. */
const MESSAGES = `
import sys, os
sys.path.insert(0, ${JSON.stringify(tests)})
import everything_pb2, modern_pb2, older_pb2
from google.protobuf import json_format, text_format
good = []
for name in sorted(os.listdir(sys.path[0] + '/cases')):
    if name.endswith('.bin'):
        cls = modern_pb2.Reading if name == 'reading.bin' else everything_pb2.Everything
        good.append(cls.FromString(open(sys.path[0] + '/cases/' + name, 'rb').read()))
# Of a short message more is left after the damage.
for m in good[:]:
    for key, value in json_format.MessageToDict(m).items() if type(m) is everything_pb2.Everything else ():
        good.append(json_format.ParseDict({key: value}, everything_pb2.Everything()))
`;

const XML = `
corpus = ["""<?xml version="1.0"?>
<!DOCTYPE r [<!ELEMENT r (a|b)*><!ENTITY e "x<b>&f;</b>y"><!ENTITY f "1"><!ATTLIST a k CDATA "d"><!NOTATION n SYSTEM "s">
<!ENTITY u SYSTEM "u" NDATA n><!ENTITY % p "<!ENTITY q 'z'>"> %p; ]>
<r xmlns:n='urn:n' n:a='1'>text &amp; &e; <a/>\\r\\n<![CDATA[ <&]] ]]><?pi x?><!--c-->\\xc3\\xa9&#x20ac;<n:c/></r>""",
  '<a><b c="d">e</b>\\n  <f/>g</a>', u'<a>\\xe9</a>'.encode('utf-16'),
  '<?xml version="1.0" encoding="iso-8859-1"?><a\\xe9 b="\\xe4">\\xfc</a\\xe9>',
  '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]><d x="&c;">&c;</d>']
`;

/** Decoder → Python that defines `corpus` and `decode(data)`. */
export const DECODERS: Record<string, string> = {
  json: `${VALUES}
import json
corpus = []
for v in [values[:11] + values[11:18], {'a': [1, 2.5e10, -3], 'b': {'c': None, 'd': u'\\u20ac "q" \\\\ \\n'}}, u'\\U0001f600']:
    for indent in None, 2:
        corpus.append(json.dumps(v, indent=indent))
corpus += ['[1, NaN, -Infinity, 1e400]', '{"a": {"a": {"a": []}}}', u'["caf\\xe9", "\\u20ac"]'.encode('utf-8')]
def decode(data):
    return json.loads(data) if len(data) % 3 else json.loads(data.decode('latin-1'))
`,
  struct: `
import struct
formats = ['<BHIqfd8s', '>bhiQ?c3x5p', '@ciP', '!2H4s2d', '=10B', '3s0s2x']
corpus = [f + '|' + '0123456789abcdefghijklmnopqrstuvwxyz' * 2 for f in formats]
def decode(data):
    format, data = data.split('|', 1)
    size = struct.calcsize(format)
    if size < 100000:
        try:
            return struct.unpack(format, data[:size])
        finally:
            struct.pack(format, *struct.unpack_from(format, data))
`,
  pickle: `${VALUES}${SAFE}
import pickle, cStringIO
corpus = [pickle.dumps(v, p) for v in objects for p in (0, 1, 2)]
def decode(data):
    reader = pickle.Unpickler(cStringIO.StringIO(data))
    reader.find_class = find
    return reader.load()
`,
  cPickle: `${VALUES}${SAFE}
import cPickle, cStringIO
corpus = [cPickle.dumps(v, p) for v in objects for p in (0, 1, 2)]
def decode(data):
    if len(data) % 3 == 0:
        return cPickle.safe_loads(data, ['%s.%s' % key for key in safe])
    reader = cPickle.Unpickler(cStringIO.StringIO(data))
    reader.find_global = find
    return reader.load() if len(data) % 3 == 1 else reader.noload()
`,
  marshal: `${VALUES}
import marshal
corpus = [marshal.dumps(v, n) for v in values + [1j, frozenset('ab')] for n in (0, 1, 2)]
corpus.append(marshal.dumps(compile('def f(x, *y):\\n  return [x for a in y if a]\\n', 'f', 'exec')))
def decode(data):
    return marshal.loads(data)
`,
  "vmiot.serial": `${VALUES}
from vmiot import serial
corpus = [serial.dumps(v) for v in values + [1j, frozenset('ab'), set([(1, 2)]), bytearray('abc')]]
loop = [1, ('in', {})]
loop.append(loop)
corpus.append(serial.dumps(loop))
def decode(data):
    return serial.loads(data)
`,
  pyexpat: `${XML}
import pyexpat
def nothing(*args): return 1
def decode(data):
    p = pyexpat.ParserCreate(None, '}' if len(data) % 2 else None)
    p.StartElementHandler = p.EndElementHandler = p.CharacterDataHandler = p.EntityDeclHandler = nothing
    p.AttlistDeclHandler = p.NotationDeclHandler = p.ElementDeclHandler = nothing
    if len(data) % 3 == 0:
        p.DefaultHandler = nothing
        p.buffer_text = True
    if len(data) % 5 == 0:
        p.SetParamEntityParsing(2)
        p.ExternalEntityRefHandler = lambda context, *a: p.ExternalEntityParserCreate(context).Parse('<x>&e;</x>', 1)
    if len(data) % 7 == 0:
        for c in data: p.Parse(c, 0)
        return p.Parse('', 1)
    half = len(data) // 2
    p.Parse(data[:half], 0)
    p.Parse(data[half:], 1)
`,
  "xml.etree": `${XML}
from xml.etree import ElementTree
import cStringIO
def decode(data):
    if len(data) % 3 == 0:
        for event in ElementTree.iterparse(cStringIO.StringIO(data), ('start', 'end', 'start-ns', 'end-ns')): pass
    else:
        tree = ElementTree.fromstring(data)
        if ElementTree.tostring(ElementTree.fromstring(ElementTree.tostring(tree))) != ElementTree.tostring(tree):
            raise KeyboardInterrupt('written otherwise')
`,
  "xml.dom": `${XML}
from xml.dom import minidom
def decode(data):
    return minidom.parseString(data).toxml('utf-8')
`,
  protobuf: `${MESSAGES}
corpus = [m.SerializeToString() for m in good]
def decode(data):
    for cls in everything_pb2.Everything, modern_pb2.Reading, older_pb2.Everything, everything_pb2.Needs:
        m = cls()
        m.MergeFromString(data)
        again = m.SerializePartialToString()
        if cls.FromString(again).SerializePartialToString() != again:
            raise KeyboardInterrupt('written otherwise')
`,
  "protobuf text": `${MESSAGES}
corpus = [text_format.MessageToString(m) for m in good] + [text_format.MessageToString(m, as_one_line=True) for m in good]
def decode(data):
    m = text_format.Merge(data, modern_pb2.Reading() if data[:2] == 'de' else everything_pb2.Everything())
    if text_format.Parse(text_format.MessageToString(m), type(m)()).SerializeToString() != m.SerializeToString():
        raise KeyboardInterrupt('written otherwise')
`,
  "protobuf json": `${MESSAGES}
corpus = [json_format.MessageToJson(m) for m in good]
# What many single bytes may be changed in.
corpus += ['{"fString": "%s"}' % ('some text ' * 30), '{"rString": ["%s"]}' % '", "'.join(['words'] * 40),
           '{"rInt32": [%s]}' % ', '.join(['1111111'] * 40), ' ' * 200 + '{"mString": {"%s": 1}}' % ('key' * 50)] * 5
def decode(data):
    m = json_format.Parse(data, modern_pb2.Reading() if 'deviceId' in data else everything_pb2.Everything())
    if json_format.Parse(json_format.MessageToJson(m), type(m)()).SerializeToString() != m.SerializeToString():
        raise KeyboardInterrupt('written otherwise')
`,
  protofmt: `
import _protofmt
formats = ['\\x01i?\\x02s?', '\\x01m*', '\\x01i*\\x02f?\\x03q?', '\\x01I*', '\\x01ir\\x02b?\\x03sr']
corpus = [f + '|' + d for f in formats for d in ('\\x0a\\x07\\x08\\xc8\\x01\\x12\\x02xx\\x0a\\x07\\x08\\xac\\x02\\x12\\x02yy',
    '\\x08\\x01\\x15\\x00\\x00\\x00\\x00\\x19\\x00\\x00\\x00\\x00\\x00\\x00\\x04\\x40', '\\x08\\x01\\x12\\x01a\\x1a\\x01b')]
def decode(data):
    format, data = data.split('|', 1)
    _protofmt.readFirstField(data)
    return _protofmt.googleunpack(format, data)
`,
  ".proto": `
import _fuzz
corpus = [open(${JSON.stringify(tests)} + '/' + f).read() for f in ('everything.proto', 'modern.proto', 'older.proto')]
def decode(data):
    _fuzz.proto(data)
`,
  fromjson: `${VALUES}
corpus = [v.tojson() for v in values[:3] + values[11:18] + [values[:11], {'a': [1, 2.5e10, -3], 'b': {'c': None, 'd': 'q " \\\\'}}]]
corpus += ['"\\ud83d\\ude00 \\u20ac \\\\n"', '["caf\\xc3\\xa9", "\\xe2\\x82\\xac"]', '[1, NaN, 1e400, -0, 12345678901234567890]',
           '{"a": {"a": {"a": []}}}', ' [ 1 , [ ] , { } ] ', '[' * 400 + ']' * 400]
import json
class Wrong(BaseException):
    pass
def plain(v):
    if isinstance(v, unicode):
        return v.encode('utf-8')
    if isinstance(v, list):
        return [plain(x) for x in v]
    return {plain(k): plain(x) for k, x in v.items()} if isinstance(v, dict) else v
def outcome(f):
    try:
        return repr(f())
    except Exception as e:
        return type(e), str(e)
def decode(data):
    # The module json has another reader, and the same result.
    if outcome(data.fromjson) != outcome(lambda: plain(json.loads(data))):
        raise Wrong(data)
    return data.fromjson().tojson()
`,
  structStrings: `
class Wrong(BaseException):
    pass
formats = ['xbBhHiIqQfc7si', 'vVvV', 'b3sV', '8i2q', '3x4c', 'iVh', 'vb', '0s2vf']
corpus = [f + '|' + ('\\4\\0\\0\\0abc\\0' * 12) for f in formats] + [f + '|' + ('\\0\\0\\0\\2a\\0' * 12) for f in formats]
def decode(data):
    format, data = data.split('|', 1)
    big = len(data) % 2
    exact = len(data) % 5 == 0
    got = ((format.netunpackExact if exact else format.netunpack) if big else
           (format.unpackExact if exact else format.unpack))(data, len(data) % 3)
    again = (format.netpacktuple if big else format.packtuple)(got)
    if repr((format.netunpack if big else format.unpack)(again)) != repr(got):
        raise Wrong(got)
`,
  vmiotText: `
class Wrong(BaseException):
    pass
corpus = ['-12', '+2147483648', ' 9223372036854775808x', '0x1F', '1.5e-3', '-inf', '1e400', '4A6F', '3132333435', '31 3', 'Zm9v\\nYg==',
          '1234567', 'a*b?c*', 'line one\\r\\nline two\\r\\n', '\\xd6\\xd0\\xb9\\xfa', '\\xe4\\xb8\\xad\\xe5\\x9b\\xbd', 'nul\\0s']
steps = [lambda s: s.toInt(), lambda s: s.unhex().tohex(), lambda s: s.base64decode().base64encode(),
         lambda s: s.str2bcd().bcd2str(), lambda s: s.bcd2str(), lambda s: s.utf8togb2312(), lambda s: s.gb2312toutf8()]
def decode(data):
    n = (data.atoi(), data.atou(), data.atol(), data.atof(), data.crc32(), data.cstr_len(len(data) % 7), data.binfind('\\0'))
    if not (-2 ** 31 <= n[0] < 2 ** 31 and 0 <= n[1] < 2 ** 32 and -2 ** 63 <= n[2] < 2 ** 63 and n[3].isFloat()):
        raise Wrong(n)
    data.casematch('a1b2c'), ('*' + data).casematch(data + data), data.readline(-len(data) // 2), data.isprintable(), data.md5()
    return steps[len(data) % 7](data)
`,
};

/** The loop around `decode`: cases come from `_fuzz`, and what happened goes there. */
const DRIVER = `
import _fuzz
_fuzz.begin(corpus)
while True:
    data = _fuzz.next()
    if data is None:
        break
    try:
        decode(data)
    except Exception:
        _fuzz.done(False)
    else:
        _fuzz.done(True)
`;

/** What happened. */
export interface DecoderReport {
  cases: number;
  refused: number;
  accepted: number;
  failures: { seed: number; what: string }[];
  slowestMs: number;
  /** Most bytes in use above those at the beginning, seen every thousand cases. */
  heap: number;
}

const LIMIT_MS = 2000;
const LIMIT_HEAP = 512 << 20;

/** Runs `count` cases of one decoder, from `seed` on. */
export async function fuzzDecoder(name: string, count: number, seed: number): Promise<DecoderReport> {
  const report: DecoderReport = { cases: 0, refused: 0, accepted: 0, failures: [], slowestMs: 0, heap: 0 };
  let corpus: Uint8Array[] = [];
  let at = seed - 1, started = 0;
  const base = Deno.memoryUsage().heapUsed;
  const fuzz = defineModule("_fuzz", "Cases of the fuzzer.", {
    begin: def([args.obj("corpus")], "Takes the good inputs.", (_vm, list) => {
      corpus = (list as PyList).items.map((text) => textToBytes(text as string));
      return null;
    }),
    next: def([], "The next input, or None.", () => {
      if (++at >= seed + count) return null;
      if (at % 1000 === 0) {
        report.heap = Math.max(report.heap, Deno.memoryUsage().heapUsed - base);
        if (report.heap > LIMIT_HEAP) report.failures.push({ seed: at, what: `${report.heap >> 20} MiB in use` });
      }
      const bytes = mutate(corpus, at, 0);
      started = performance.now();
      return bytesToText(bytes);
    }),
    proto: def([args.str("source")], "Compiles a .proto source.", (_vm, source) => {
      try {
        const other = (name: string) =>
          name === "everything.proto" ? Deno.readTextFileSync(`${tests}/everything.proto`) : undefined;
        schemaOf("case.proto", (name) => name === "case.proto" ? source : other(name));
      } catch (error) {
        if (error instanceof ProtoError) throw valueError("refused");
        throw error;
      }
      return null;
    }),
    done: def([args.obj("accepted")], "What became of it.", (_vm, accepted) => {
      const ms = performance.now() - started;
      report.cases++;
      if (accepted === true) report.accepted++;
      else report.refused++;
      report.slowestMs = Math.max(report.slowestMs, ms);
      if (ms > LIMIT_MS) report.failures.push({ seed: at, what: `took ${ms.toFixed(0)} ms` });
      return null;
    }),
  });
  while (at < seed + count - 1) {
    const vm = await PythonVm.create({ host: new DenoHost(), modules: [fuzz], stderr: () => {} });
    const first = at;
    try {
      await vm.run(new TextEncoder().encode(DECODERS[name] + DRIVER), "fuzz.py");
    } catch (error) {
      // Nothing but an Exception may come out of a decoder. The rest goes on in a new VM.
      report.failures.push({ seed: at, what: error instanceof Error ? error.stack ?? error.message : String(error) });
      if (at === first) break;
    } finally {
      vm.close();
    }
  }
  return report;
}

if (import.meta.main) {
  const option = (name: string, fallback: number) => {
    const found = Deno.args.indexOf(`--${name}`);
    return found < 0 ? fallback : Number(Deno.args[found + 1]);
  };
  const count = option("count", 100_000), seed = option("seed", 1);
  const wanted = Deno.args.filter((arg) => arg in DECODERS);
  let bad = 0;
  for (const name of wanted.length > 0 ? wanted : Object.keys(DECODERS)) {
    const { cases, refused, accepted, failures, slowestMs, heap } = await fuzzDecoder(name, count, seed);
    console.log(
      `${name}: ${cases} cases, ${refused} refused, ${accepted} accepted, slowest ${slowestMs.toFixed(0)} ms, ` +
        `at most ${(heap / 2 ** 20).toFixed(0)} MiB, ${failures.length} failures`,
    );
    for (const failure of failures.slice(0, 10)) console.log(`  seed ${failure.seed}: ${failure.what}`);
    bad += failures.length;
  }
  if (bad > 0) Deno.exit(1);
}

// SPDX-License-Identifier: MIT
/**
 * The native modules of the VM, beyond `sys` and `__builtin__`: one row each, in order of name. A module's file is loaded
 * when a program first imports it, so a program pays only for what it uses.
 */
import type { NativeModule } from "../native/define.ts";

/** Module name → loader of its declaration. */
export const modules: Record<string, () => Promise<NativeModule>> = {
  _codecs: () => import("./codecs.ts").then((m) => m.codecsModule),
  _collections: () => import("./collections.ts").then((m) => m.collectionsModule),
  _functools: () => import("./functools.ts").then((m) => m.functoolsModule),
  _sre: () => import("./re/py_re.ts").then((m) => m.sreModule),
  _struct: () => import("./struct.ts").then((m) => m.structModule),
  _weakref: () => import("./weakref.ts").then((m) => m.weakrefModule),
  errno: () => import("./errno.ts").then((m) => m.errnoModule),
  exceptions: () => import("./exceptions.ts").then((m) => m.exceptionsModule),
  fcntl: () => import("./fcntl.ts").then((m) => m.fcntlModule),
  gc: () => import("./gc.ts").then((m) => m.gcModule),
  itertools: () => import("./itertools.ts").then((m) => m.itertoolsModule),
  math: () => import("./math.ts").then((m) => m.mathModule),
  operator: () => import("./operator.ts").then((m) => m.operatorModule),
  posix: () => import("./posix.ts").then((m) => m.posixModule),
  re: () => import("./re/py_re.ts").then((m) => m.reModule),
  select: () => import("./select.ts").then((m) => m.selectModule),
  signal: () => import("./signal.ts").then((m) => m.signalModule),
  sre_constants: () => import("./re/py_re.ts").then((m) => m.sreConstantsModule),
  time: () => import("./time.ts").then((m) => m.timeModule),
  unicodedata: () => import("./unicodedata.ts").then((m) => m.unicodedataModule),
  vm: () => import("./vm.ts").then((m) => m.vmModule),
  binascii: () => import("./binascii.ts").then((m) => m.binasciiModule),
  cStringIO: () => import("./cstringio.ts").then((m) => m.cStringIoModule),
  marshal: () => import("./marshal.ts").then((m) => m.marshalModule),
  _random: () => import("./random.ts").then((m) => m.randomModule),
  array: () => import("./array.ts").then((m) => m.arrayModule),
  _heapq: () => import("./heapq.ts").then((m) => m.heapqModule),
  _bisect: () => import("./bisect.ts").then((m) => m.bisectModule),
  _io: () => import("./io.ts").then((m) => m.ioModule),
  pwd: () => import("./pwd.ts").then((m) => m.pwdModule),
  grp: () => import("./grp.ts").then((m) => m.grpModule),
  resource: () => import("./resource.ts").then((m) => m.resourceModule),
  termios: () => import("./termios.ts").then((m) => m.termiosModule),
  mmap: () => import("./mmap.ts").then((m) => m.mmapModule),
  imp: () => import("./imp.ts").then((m) => m.impModule),
  _md5: () => import("./hashes.ts").then((m) => m.md5Module),
  _sha: () => import("./hashes.ts").then((m) => m.shaModule),
  _sha256: () => import("./hashes.ts").then((m) => m.sha256Module),
  _sha512: () => import("./hashes.ts").then((m) => m.sha512Module),
  future_builtins: () => import("./future_builtins.ts").then((m) => m.futureBuiltinsModule),
  _csv: () => import("./csv.ts").then((m) => m.csvModule),
  datetime: () => import("./datetime.ts").then((m) => m.datetimeModule),
  cmath: () => import("./cmath.ts").then((m) => m.cmathModule),
  _json: () => import("./json.ts").then((m) => m.jsonModule),
};

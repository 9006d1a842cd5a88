// SPDX-License-Identifier: MIT
/**
 * `_processes`: what `multiprocessing` needs and Python cannot do: descriptors that processes share, and parts of objects
 * that the start of a process hands over.
 */
import { PyObject, PyTuple, type Value } from "../base/value.ts";
import { type Image, openImage } from "../bytecode/image.ts";
import { genericGetAttr } from "../core/abstract.ts";
import { PyDict } from "../core/dict.ts";
import { runtimeError, typeError } from "../core/exceptions.ts";
import { type Gen } from "../core/gen.ts";
import { PyCell, PyList, typeName } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { POLLIN } from "../host.ts";
import { cstring, int, obj, opt, str } from "../native/args.ts";
import { constant, def, defineModule, method, type NativeSource, newType } from "../native/define.ts";
import { getterArguments } from "./operator.ts";
import { textToBytes } from "../objects/buffer_protocol.ts";
import { untilReady } from "../objects/fd_wait.ts";
import { closer, makeFile, own } from "../objects/file.ts";
import { flushAll } from "../objects/file_output.ts";
import { atLoss, closing, forgetLoss, lookOutFor, opening } from "../objects/lost_files.ts";
import { osCall } from "../objects/os_args.ts";
import { loadShared, semLockType, sharedOf } from "./semlock.ts";

const parse = (doc: string) => ({ doc, arity: "parse" as const });
const F_GETFD = 1, F_SETFD = 2, FD_CLOEXEC = 1, F_DUPFD_CLOEXEC = 1030;

/** What of `PyVm` is needed here. */
interface Started extends Vm {
  readonly commandOptions: string[];
  readonly natives: Map<string, NativeSource>;
  readonly images: Map<string, Image>;
}

/** A descriptor that is closed when nobody refers to the object any more. */
class PyDescriptor extends PyObject {
  fd = -1;
  ending: object | null = null;
}

function closeDescriptor(vm: Vm, d: PyDescriptor): null {
  if (d.ending === null) return null;
  forgetLoss(vm, d, d.ending);
  d.ending = null;
  osCall(() => vm.host.close(d.fd));
  return null;
}

const descriptorType = newType<PyDescriptor>("Descriptor", PyDescriptor, { module: "_processes" }, {
  doc: "Descriptor(fd)\n\nOwns a descriptor: closes it at the latest when nobody refers to the object any more.",
  slots: {
    tp_getattro: genericGetAttr,
    tp_new: (_vm, type) => new type.jsClass(),
    tp_init: function* (vm, self, args) {
      const [fd] = args;
      if (typeof fd !== "number") throw typeError("a descriptor is an int");
      const d = self as PyDescriptor;
      d.fd = fd;
      d.ending = atLoss(vm, d, closing(fd));
      yield* lookOutFor(vm, d, "idle");
    },
  },
  methods: {
    close: method<PyDescriptor>()([], "Closes it; once.", closeDescriptor),
  },
});

/** Interpreters started do not inherit it, but for those it is given to. */
function keep(vm: Vm, fd: number): number {
  vm.host.fcntl(fd, F_SETFD, vm.host.fcntl(fd, F_GETFD, 0) | FD_CLOEXEC);
  return fd;
}

function* pipe(vm: Vm): Gen<Value> {
  const ends = yield* opening(vm, () => osCall(() => vm.host.pipe()));
  return new PyTuple(ends.map((fd) => keep(vm, fd)));
}

function* receive(vm: Vm, socket: number): Gen<Value> {
  yield* untilReady(vm, socket, POLLIN);
  const fd = osCall(() => sharedOf(vm).receiveDescriptor(socket));
  if (fd === undefined) throw runtimeError("No file descriptor received");
  return fd;
}

function setCell(cell: Value, value: Value): null {
  if (!(cell instanceof PyCell)) throw typeError(`a cell is needed, not ${typeName(cell)}`);
  cell.value = value;
  return null;
}

export const processesModule = defineModule(
  "_processes",
  "Descriptors that processes share, and parts of objects that the start of a process hands over.",
  {
    Descriptor: descriptorType,
    SemLock: semLockType,
    pipe: def([], "A pipe whose ends programs do not inherit: (read, write).", pipe),
    duplicate: def(
      [int("fd")],
      parse("A duplicate of a descriptor that programs do not inherit."),
      (vm, fd) => opening(vm, () => osCall(() => vm.host.fcntl(fd, F_DUPFD_CLOEXEC, 0))),
    ),
    memory_file: def(
      [cstring("name")],
      parse("The descriptor of a new file without a name, in memory, that programs do not inherit."),
      (vm, name) => osCall(() => sharedOf(vm).openMemory(name)),
    ),
    process_fd: def(
      [int("pid")],
      parse("A descriptor that is readable once child `pid` has ended; None where the system has none."),
      (vm, pid) => osCall(() => vm.host.childFd?.(pid)) ?? null,
    ),
    sendfd: def([int("sockfd"), int("fd")], parse("Sends a descriptor through a Unix socket."), (vm, socket, fd) => {
      osCall(() => sharedOf(vm).sendDescriptor(socket, fd));
      return null;
    }),
    recvfd: def([int("sockfd")], parse("Waits for a descriptor that comes through a Unix socket."), receive),
    make_cell: def([], "A new, empty cell of a closure.", () => new PyCell(undefined)),
    set_cell: def([obj("cell"), obj("value")], "Sets what a cell holds.", (_vm, cell, value) => setCell(cell, value)),
    getter_arguments: def(
      [obj("getter")],
      "What an attrgetter, itemgetter or methodcaller was made with: (arguments, keywords).",
      (_vm, getter) => {
        const made = getterArguments(getter);
        if (made === undefined) throw typeError(`no getter: ${typeName(getter)}`);
        const keywords = new PyDict();
        for (const [name, value] of made[1] ?? []) keywords.setStr(name, value);
        return new PyTuple([new PyTuple(made[0].slice()), keywords]);
      },
    ),
    images: def(
      [],
      "The images that stand in sys.path and are files, as they stand there.",
      (vm) => new PyList([...(vm as Started).images.keys()]),
    ),
    add_image: def(
      [cstring("root"), str("data")],
      parse("Makes the modules of an image importable where `root` stands in sys.path."),
      (vm, root, data) => {
        (vm as Started).images.set(root, openImage(textToBytes(data)));
        return null;
      },
    ),
    is_native: def(
      [cstring("name")],
      parse("Whether a module of this name is part of the interpreter, not written in Python."),
      (vm, name) => (vm as Started).natives.has(name),
    ),
    open_file: def(
      [int("fd"), obj("name"), cstring("mode"), opt(int("buffering"), -1)],
      parse("A file object over a descriptor that owns it, with a name of its own."),
      (vm, fd, name, mode, buffering) => {
        const file = makeFile(vm, fd, name, mode, buffering);
        own(vm, file, closer(vm));
        return file;
      },
    ),
    flush_all: def([], "Writes out what all files still hold back.", function* (vm): Gen<Value> {
      yield* flushAll(vm);
      return null;
    }),
    interpreter_options: constant(
      (vm) => new PyList((vm as Started).commandOptions.slice()),
      "Options of the command line that give another interpreter the settings of this one.",
    ),
  },
  (vm) => loadShared(vm),
);

// SPDX-License-Identifier: MIT
/** The compiled form of a module that is kept beside its source, as CPython keeps it (`import.c`, `write_compiled_module`). */
import type { Code } from "../vm/bytecode/code.ts";
import { MarshalError } from "../vm/bytecode/marshal_error.ts";
import { writePyc } from "../vm/bytecode/pyc.ts";
import { HostError, O_CLOEXEC, O_CREAT, O_EXCL, O_WRONLY } from "../vm/host.ts";
import type { PyVm } from "../vm/vm.ts";

/** Seconds for which a source is not old enough: it may change again within the second that its time tells. */
const RECENT = 2;

/** Whether modules compiled by this VM may be kept: the code is as CPython's, and `sys.dont_write_bytecode` is not set. */
export function keepsCompiled(vm: PyVm): boolean {
  return vm.dialect !== "vmiot" && vm.optimize === 0 && vm.sys.getStr("dont_write_bytecode") === false;
}

/** Writes the `.pyc` file of a source, whole or not at all. Where that is not possible, there is none. */
export function keepCompiled({ host }: PyVm, source: string, code: Code): void {
  const temporary = `${source}c.${host.getpid()}`;
  try {
    const { mtime, mode } = host.stat(source);
    if (host.time() - mtime < RECENT) return;
    const bytes = writePyc(code, Math.trunc(mtime));
    const fd = host.open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode & 0o666);
    try {
      for (let done = 0; done < bytes.length;) done += host.write(fd, bytes.subarray(done));
      host.rename(temporary, `${source}c`);
    } catch (e) {
      host.unlink(temporary);
      throw e;
    } finally {
      host.close(fd);
    }
  } catch (e) {
    // Constants nested too deeply for the format are no error, either.
    if (!(e instanceof HostError || e instanceof MarshalError)) throw e;
  }
}

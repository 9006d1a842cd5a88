// SPDX-License-Identifier: MIT
/**
 * The user and group files, `/etc/passwd` and `/etc/group`, as the C library's file source reads them. Other sources
 * (LDAP, systemd) are not asked.
 */
import type { Vm } from "../core/vm.ts";
import { HostError } from "../host.ts";
import { bytesToText } from "../objects/buffer_protocol.ts";

/** `[name, password, uid, gid, gecos, home, shell]`. */
export type PasswdEntry = [string, string, number, number, string, string, string];
/** `[name, password, gid, members]`. */
export type GroupEntry = [string, string, number, string[]];

/** Lines of a file split at colons; none where it cannot be read. */
function records(vm: Vm, path: string, fields: number): string[][] {
  try {
    const lines = bytesToText(vm.host.readFile(path)).split("\n");
    return lines.filter((l) => l.trim() !== "" && !/^[#+-]/.test(l)).map((l) => l.split(":")).filter((f) =>
      f.length >= fields
    );
  } catch (e) {
    if (e instanceof HostError) return [];
    throw e;
  }
}

export function parsePasswd(vm: Vm): PasswdEntry[] {
  return records(vm, "/etc/passwd", 7).map((f) => [f[0], f[1], Number(f[2]), Number(f[3]), f[4], f[5], f[6]]);
}

export function parseGroup(vm: Vm): GroupEntry[] {
  return records(vm, "/etc/group", 4).map((f) => [f[0], f[1], Number(f[2]), f[3] === "" ? [] : f[3].split(",")]);
}

// SPDX-License-Identifier: MIT
/**
 * The files of users and groups, `/etc/passwd`, `/etc/group` and `/etc/shadow`, as the C library's file source reads them. Other sources
 * (LDAP, systemd) are not asked.
 */
import type { Vm } from "../core/vm.ts";
import { HostError } from "../host.ts";
import { bytesToText } from "../objects/buffer_protocol.ts";

/** `[name, password, uid, gid, gecos, home, shell]`. */
export type PasswdEntry = [string, string, number, number, string, string, string];
/** `[name, password, gid, members]`. */
export type GroupEntry = [string, string, number, string[]];
/** `[name, password, and seven numbers]`, −1 where there is none. */
export type ShadowEntry = [string, string, ...number[]];

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

const SHADOW_FIELDS = 9;

export function parseShadow(vm: Vm): ShadowEntry[] {
  return records(vm, "/etc/shadow", SHADOW_FIELDS).map(([name, password, ...numbers]) => [
    name,
    password,
    ...numbers.slice(0, SHADOW_FIELDS - 2).map((n) => n === "" ? -1 : Number(n)),
  ]);
}

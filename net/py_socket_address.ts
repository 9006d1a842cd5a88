// SPDX-License-Identifier: MIT
/**
 * Python's socket addresses to `struct sockaddr` and back (CPython `getsockaddrarg`, `makesockaddr`, `setipaddr`).
 * Host names are looked up by the host; that parks the thread.
 */
import { ENODEV } from "../vm/base/errno.ts";
import { PyTuple, PyUnicode, type Value } from "../vm/base/value.ts";
import { callMethod } from "../vm/core/abstract.ts";
import { overflowError, typeError } from "../vm/core/exceptions.ts";
import { type Gen, isGen, type Result, Wait } from "../vm/core/gen.ts";
import { isStr, strValue, typeName } from "../vm/core/types.ts";
import type { Vm } from "../vm/core/vm.ts";
import { type HostAddress, HostError } from "../vm/host.ts";
import { int } from "../vm/native/args.ts";
import { bufferOf } from "../vm/objects/buffer_protocol.ts";
import { cInt, uint } from "../vm/objects/os_args.ts";
import { socketMessage, socketThrow } from "./py_socket_errors.ts";
import {
  AF_INET,
  AF_INET6,
  AF_NETLINK,
  AF_PACKET,
  AF_UNIX,
  parseIPv4,
  parseIPv6,
  parseSockaddr,
  sockaddrIn,
  sockaddrIn6,
  sockaddrLl,
  sockaddrNl,
  sockaddrUn,
  UNIX_PATH,
} from "./sockaddr.ts";

const AF_UNSPEC = 0, SOCK_DGRAM = 2, AI_PASSIVE = 1;

/** Waits for a promise of the host whose failures become socket errors. */
export function* hostWait<T>(vm: Vm, promise: Promise<T>, what: string): Gen<T> {
  const mapped = promise.catch((e) => {
    throw socketThrow(vm, e);
  });
  return (yield new Wait(mapped, undefined, what)) as T;
}

/** `getaddrinfo` of the host. Waits only where a resolver is asked. */
export function* resolve(
  vm: Vm,
  host: string | null,
  service: string | null,
  family: number,
  type: number,
  protocol: number,
  flags: number,
): Gen<HostAddress[]> {
  const found = vm.host.getaddrinfo(host, service, family, type, protocol, flags);
  return Array.isArray(found) ? found : yield* hostWait(vm, found, `lookup of ${host}`);
}

/** A host name argument (format `et` with encoding `idna`). */
export function* hostName(vm: Vm, v: Value, complain: () => never): Gen<string> {
  let text: string;
  if (isStr(v)) text = strValue(v);
  else if (v instanceof PyUnicode) {
    // deno-lint-ignore no-control-regex
    if (/^[\x01-\x7f]*$/.test(v.value)) text = v.value;
    else {
      let r = callMethod(vm, v, "encode", ["idna"]);
      if (isGen(r)) r = yield* r;
      text = isStr(r) ? strValue(r) : complain();
    }
  } else complain();
  if (text!.includes("\0")) {
    throw typeError("getsockaddrarg() argument 1 must be encoded string without null bytes, not str");
  }
  return text!;
}

/** The address bytes of `name` (`setipaddr`): the first one the resolver gives for `family`. */
export function* lookup(
  vm: Vm,
  name: string,
  family: number,
): Gen<{ address: Uint8Array; scope: number; family: number }> {
  const of = (sockaddr: Uint8Array) => {
    const v6 = sockaddr[0] === AF_INET6;
    return {
      family: v6 ? AF_INET6 : AF_INET,
      address: v6 ? sockaddr.slice(8, 24) : sockaddr.slice(4, 8),
      scope: v6 ? new DataView(sockaddr.buffer, sockaddr.byteOffset).getUint32(24, true) : 0,
    };
  };
  if (name === "") {
    const found = yield* resolve(vm, null, "0", family, SOCK_DGRAM, 0, AI_PASSIVE);
    const fitting = found.filter((a) => a.family === AF_INET || a.family === AF_INET6);
    if (fitting.length === 0) throw socketMessage(vm, "unsupported address family");
    if (fitting.length > 1) throw socketMessage(vm, "wildcard resolved to multiple address");
    return of(fitting[0].address);
  }
  if (name === "<broadcast>" || name === "255.255.255.255") {
    if (family !== AF_INET && family !== AF_UNSPEC) throw socketMessage(vm, "address family mismatched");
    return { family: AF_INET, address: Uint8Array.of(255, 255, 255, 255), scope: 0 };
  }
  const v4 = family !== AF_INET6 ? parseIPv4(name) : undefined;
  if (v4 !== undefined) return { family: AF_INET, address: v4, scope: 0 };
  const v6 = family !== AF_INET ? parseIPv6(name) : undefined;
  if (v6 !== undefined) return { family: AF_INET6, address: v6, scope: 0 };
  const found = yield* resolve(vm, name, null, family, 0, 0, 0);
  const first = found.find((a) => a.family === AF_INET || a.family === AF_INET6);
  if (first === undefined) throw socketMessage(vm, "unknown address family");
  return of(first.address);
}

function* integer(vm: Vm, v: Value): Gen<number> {
  const r = int("").convert!(vm, v, { name: "getsockaddrarg", position: 2 });
  return isGen(r) ? yield* r : r;
}

function* unsigned(vm: Vm, v: Value): Gen<number> {
  const r: Result<number> = uint("").convert!(vm, v, { name: "getsockaddrarg", position: 2 });
  return isGen(r) ? yield* r : r;
}

const countError = (items: Value[], min: number, max: number, name: string): void => {
  const n = items.length;
  if (n >= min && n <= max) return;
  const bound = n < min ? min : max;
  const how = min === max ? "exactly" : n < min ? "at least" : "at most";
  throw typeError(`${name} takes ${how} ${bound} argument${bound === 1 ? "" : "s"} (${n} given)`);
};

function needTuple(v: Value, family: string): Value[] {
  if (!(v instanceof PyTuple)) {
    throw typeError(`getsockaddrarg: ${family} address must be tuple, not ${typeName(v)}`);
  }
  return v.items;
}

function checkPort(port: number): void {
  if (port < 0 || port > 0xffff) throw overflowError("getsockaddrarg: port must be 0-65535.");
}

/** The name of network interface `index`, or an empty string. */
function interfaceName(vm: Vm, index: number): string {
  try {
    for (const name of vm.host.listdir("/sys/class/net")) {
      if (interfaceIndex(vm, name) === index) return name;
    }
  } catch (e) {
    if (!(e instanceof HostError)) throw e;
  }
  return "";
}

function interfaceIndex(vm: Vm, name: string): number {
  return Number(new TextDecoder().decode(vm.host.readFile(`/sys/class/net/${name}/ifindex`)));
}

/** The `struct sockaddr` of a Python address for a socket of `family`. */
export function* addressBytes(vm: Vm, family: number, v: Value): Gen<Uint8Array> {
  const notString = (item: Value, name = "getsockaddrarg()") => (): never => {
    throw typeError(`${name} argument 1 must be string, not ${item === null ? "None" : typeName(item)}`);
  };
  switch (family) {
    case AF_UNIX: {
      const buffer = isStr(v) ? strValue(v) : v instanceof PyUnicode ? v.value : bufferOf(v)?.text();
      if (buffer === undefined) {
        throw typeError(
          `argument must be string or read-only character buffer, not ${v === null ? "None" : typeName(v)}`,
        );
      }
      const abstract = buffer === "" || buffer[0] === "\0";
      if (buffer.length > (abstract ? UNIX_PATH : UNIX_PATH - 1)) throw socketMessage(vm, "AF_UNIX path too long");
      return sockaddrUn(buffer);
    }
    case AF_INET: {
      const items = needTuple(v, "AF_INET");
      countError(items, 2, 2, "getsockaddrarg()");
      const name = yield* hostName(vm, items[0], notString(items[0]));
      const port = yield* integer(vm, items[1]);
      const { address } = yield* lookup(vm, name, AF_INET);
      checkPort(port);
      return sockaddrIn(address, port);
    }
    case AF_INET6: {
      const items = needTuple(v, "AF_INET6");
      countError(items, 2, 4, "function");
      const name = yield* hostName(vm, items[0], notString(items[0], "function"));
      const port = yield* integer(vm, items[1]);
      const flow = items.length > 2 ? yield* unsigned(vm, items[2]) : 0;
      const scope = items.length > 3 ? yield* unsigned(vm, items[3]) : 0;
      const found = yield* lookup(vm, name, AF_INET6);
      checkPort(port);
      if (flow > 0xfffff) throw overflowError("getsockaddrarg: flowinfo must be 0-1048575.");
      return sockaddrIn6(found.address, port, flow, scope);
    }
    case AF_NETLINK: {
      const items = needTuple(v, "AF_NETLINK");
      countError(items, 2, 2, "getsockaddrarg()");
      return sockaddrNl(yield* unsigned(vm, items[0]), yield* unsigned(vm, items[1]));
    }
    case AF_PACKET: {
      const items = needTuple(v, "AF_PACKET");
      countError(items, 2, 5, "function");
      const name = items[0];
      if (!isStr(name)) {
        throw typeError(`function argument 1 must be string, not ${name === null ? "None" : typeName(name)}`);
      }
      const protocol = yield* integer(vm, items[1]);
      const kind = items.length > 2 ? yield* integer(vm, items[2]) : 0;
      const hardware = items.length > 3 ? yield* integer(vm, items[3]) : 0;
      const address = items.length > 4 ? bufferOf(items[4])?.bytes() ?? new Uint8Array(0) : new Uint8Array(0);
      if (address.length > 8) throw socketMessage(vm, "hardware address must be 8 bytes or less");
      if (protocol < 0 || protocol > 0xffff) throw overflowError("getsockaddrarg: protoNumber must be 0-65535.");
      let index: number;
      try {
        index = interfaceIndex(vm, strValue(name));
      } catch (e) {
        if (e instanceof HostError) throw socketThrow(vm, new HostError(ENODEV));
        throw e;
      }
      return sockaddrLl(index, protocol, kind, hardware, address);
    }
    default:
      throw socketMessage(vm, "getsockaddrarg: bad family");
  }
}

/** The Python address of a `struct sockaddr`. */
export function addressValue(vm: Vm, bytes: Uint8Array): Value {
  const a = parseSockaddr(bytes);
  if (a === undefined) return null;
  switch (a.family) {
    case AF_INET:
      return new PyTuple([a.host, a.port]);
    case AF_INET6: {
      const zone = a.scope !== 0 && a.linkLocal ? `%${interfaceName(vm, a.scope) || a.scope}` : "";
      return new PyTuple([a.host + zone, a.port, a.flow, a.scope]);
    }
    case AF_UNIX:
      return a.path;
    case AF_NETLINK:
      return new PyTuple([cInt(a.pid), cInt(a.groups)]);
    case AF_PACKET:
      return new PyTuple([interfaceName(vm, a.index), a.protocol, a.kind, a.hardware, a.address]);
    default:
      return new PyTuple([a.number, a.data]);
  }
}

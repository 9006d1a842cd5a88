// SPDX-License-Identifier: MIT
/**
 * `_socket`: the functions about names, numbers and addresses, and the constants (CPython `socketmodule.c`). The socket
 * object is in `py_socket_object.ts`. Aliases of hosts, services and protocols come from the files in /etc, as in the
 * C library's default configuration.
 */
import { EAFNOSUPPORT } from "../vm/base/errno.ts";
import { PyFloat, PyInt, PyLong, PyObject, PyTuple, PyUnicode, type Value } from "../vm/base/value.ts";
import { environmentError, overflowError, typeError, valueError } from "../vm/core/exceptions.ts";
import { markUnhurried } from "../vm/core/finalize.ts";
import { type Gen, isGen, type Result } from "../vm/core/gen.ts";
import { bigOf, isInteger, isStr, PyList, strValue, typeName } from "../vm/core/types.ts";
import type { Vm } from "../vm/core/vm.ts";
import { HostError } from "../vm/host.ts";
import { argumentTypeError, cstring, int, obj, opt } from "../vm/native/args.ts";
import { constant, def, defineModule, type ModuleMember } from "../vm/native/define.ts";
import { bytesToText, textToBytes } from "../vm/objects/buffer_protocol.ts";
import { addressValue, hostName, hostWait, lookup, resolve } from "./py_socket_address.ts";
import {
  SocketAddressError,
  socketCall,
  SocketError,
  socketError,
  SocketHostError,
  socketMessage,
  SocketTimeout,
} from "./py_socket_errors.ts";
import { defaultTimeout, makeSocket, socketType, timeoutValue } from "./py_socket_object.ts";
import {
  AF_INET,
  AF_INET6,
  AF_UNIX,
  formatIPv4,
  formatIPv6,
  parseAnyIPv4,
  parseIPv4,
  parseIPv6,
  sockaddrIn,
  sockaddrIn6,
} from "./sockaddr.ts";
import { socketConstants } from "./socket_constants.ts";

const parse = (doc: string) => ({ doc, arity: "parse" as const });
const AI_CANONNAME = 2, NI_NAMEREQD = 8, SOCK_STREAM = 1, SOCK_DGRAM = 2;

// ---- files in /etc ------------------------------------------------------------------------------------------------

/** Lines of a file as words, without comments; none where it cannot be read. */
function etcLines(vm: Vm, file: string): string[][] {
  try {
    return bytesToText(vm.host.readFile(`/etc/${file}`)).split("\n")
      .map((line) => line.replace(/#.*/, "").split(/\s+/).filter((w) => w !== "")).filter((words) => words.length >= 2);
  } catch (e) {
    if (e instanceof HostError) return [];
    throw e;
  }
}

/** Protocols that must work where /etc/protocols is missing. */
const PROTOCOLS: Record<string, number> = { ip: 0, icmp: 1, igmp: 2, tcp: 6, udp: 17, "ipv6-icmp": 58 };

function protocolNumber(vm: Vm, name: string): number | undefined {
  const line = etcLines(vm, "protocols").find(([first, , ...aliases]) => first === name || aliases.includes(name));
  return line === undefined ? PROTOCOLS[name] : Number(line[1]);
}

/** Services that must work where /etc/services is missing. */
const SERVICES =
  "ftp 21/tcp|ssh 22/tcp|telnet 23/tcp|smtp 25/tcp|domain 53/tcp|domain 53/udp|http 80/tcp|pop3 110/tcp|" +
  "ntp 123/udp|imap2 143/tcp|https 443/tcp|mqtt 1883/tcp";

function services(vm: Vm): { names: string[]; port: number; protocol: string }[] {
  const lines = etcLines(vm, "services");
  return (lines.length > 0 ? lines : SERVICES.split("|").map((l) => l.split(" "))).map(([name, where, ...aliases]) => {
    const [port, protocol] = where.split("/");
    return { names: [name, ...aliases], port: Number(port), protocol };
  });
}

// ---- hosts --------------------------------------------------------------------------------------------------------

function addressText(family: number, bytes: Uint8Array): string {
  return family === AF_INET6 ? formatIPv6(bytes) : formatIPv4(bytes);
}

/** `(name, aliases, addresses)` of a host name. */
function* hostByName(vm: Vm, name: string): Gen<Value> {
  yield* lookup(vm, name, AF_INET);
  const entry = etcLines(vm, "hosts").find(([ip, ...names]) => parseIPv4(ip) !== undefined && names.includes(name));
  if (entry !== undefined) {
    const all = etcLines(vm, "hosts").filter(([ip, ...names]) => parseIPv4(ip) !== undefined && names.includes(name));
    return new PyTuple([entry[1], new PyList(entry.slice(2)), new PyList(all.map((e) => e[0]))]);
  }
  const found = yield* resolve(vm, name, null, AF_INET, SOCK_STREAM, 0, AI_CANONNAME);
  const canonical = found[0]?.canonicalName || name;
  const addresses = found.map((a) => formatIPv4(a.address.subarray(4, 8)));
  const aliases = canonical === name ? [] : [name];
  return new PyTuple([canonical, new PyList(aliases), new PyList([...new Set(addresses)])]);
}

/** `(name, aliases, addresses)` of an address. */
function* hostByAddress(vm: Vm, name: string): Gen<Value> {
  const found = yield* lookup(vm, name, 0);
  const text = addressText(found.family, found.address);
  const entry = etcLines(vm, "hosts").find(([ip]) => {
    const bytes = found.family === AF_INET6 ? parseIPv6(ip) : parseIPv4(ip);
    return bytes !== undefined && addressText(found.family, bytes) === text;
  });
  if (entry !== undefined) return new PyTuple([entry[1], new PyList(entry.slice(2)), new PyList([text])]);
  const sockaddr = found.family === AF_INET6 ? sockaddrIn6(found.address, 0, 0, 0) : sockaddrIn(found.address, 0);
  let answer: { host: string; service: string };
  try {
    answer = yield* hostWait(vm, vm.host.getnameinfo(sockaddr, NI_NAMEREQD), `lookup of ${name}`);
  } catch (e) {
    const errno = (e as { value?: { errno?: Value } })?.value?.errno;
    if (typeof errno === "number") throw environmentError(SocketHostError.of(vm), 1, "Unknown host");
    throw e;
  }
  return new PyTuple([answer.host, new PyList([]), new PyList([text])]);
}

function* getaddrinfo(
  vm: Vm,
  host: Value,
  port: Value,
  family: number,
  kind: number,
  protocol: number,
  flags: number,
): Gen<Value> {
  let name: string | null;
  if (host === null) name = null;
  else {
    name = yield* hostName(vm, host, () => {
      throw typeError("getaddrinfo() argument 1 must be string or None");
    });
  }
  let service: string | null;
  if (port === null) service = null;
  else if (isInteger(port)) {
    const n = bigOf(port);
    if (port instanceof PyLong && (n > 0x7fffffffffffffffn || n < -0x8000000000000000n)) {
      throw overflowError("Python int too large to convert to C long");
    }
    service = String(n);
  } else if (isStr(port)) service = strValue(port);
  else if (port instanceof PyUnicode) service = port.value;
  else throw socketMessage(vm, "getaddrinfo() argument 2 must be integer or string");
  const found = yield* resolve(vm, name, service, family, kind, protocol, flags);
  return new PyList(
    found.map((a) => new PyTuple([a.family, a.type, a.protocol, a.canonicalName, addressValue(vm, a.address)])),
  );
}

function* getnameinfo(vm: Vm, v: Value, flags: number): Gen<Value> {
  if (!(v instanceof PyTuple)) throw typeError("getnameinfo() argument 1 must be a tuple");
  const items = v.items;
  const n = items.length;
  if (n < 2 || n > 4) {
    const bound = n < 2 ? 2 : 4;
    throw typeError(`getnameinfo() takes at ${n < 2 ? "least" : "most"} ${bound} arguments (${n} given)`);
  }
  if (!isStr(items[0])) {
    throw typeError(`getnameinfo() argument 1 must be string, not ${items[0] === null ? "None" : typeName(items[0])}`);
  }
  const numbers: number[] = [];
  for (const item of items.slice(1)) {
    const r: Result<number> = int("").convert!(vm, item, { name: "getnameinfo", position: 2 });
    numbers.push(isGen(r) ? yield* r : r);
  }
  const [port, flow = 0, scope = 0] = numbers;
  if (flow < 0 || flow > 0xfffff) throw overflowError("getsockaddrarg: flowinfo must be 0-1048575.");
  const found = yield* resolve(vm, strValue(items[0]), String(port), 0, SOCK_DGRAM, 0, 0);
  if (found.length > 1) throw socketMessage(vm, "sockaddr resolved to multiple addresses");
  let address = found[0].address;
  if (found[0].family === AF_INET) {
    if (n !== 2) throw socketMessage(vm, "IPv4 sockaddr must be 2 tuple");
  } else if (found[0].family === AF_INET6) {
    address = sockaddrIn6(address.slice(8, 24), port, flow, scope);
  }
  const answer = yield* hostWait(vm, vm.host.getnameinfo(address, flags), "name lookup");
  return new PyTuple([answer.host, answer.service]);
}

// ---- numbers ------------------------------------------------------------------------------------------------------

const swap16 = (n: number) => (n & 0xff) << 8 | (n >> 8) & 0xff;

const short = (doc: string) =>
  def([int("number")], parse(doc), (_vm, n) => {
    if (n < 0) throw overflowError("can't convert negative number to unsigned long");
    return swap16(n);
  });

const long = (doc: string) =>
  def([obj("number")], doc, (_vm, v) => {
    if (!isInteger(v) || typeof v === "boolean") throw typeError(`expected int/long, ${typeName(v)} found`);
    const n = bigOf(v as number | PyInt | PyLong);
    if (n < 0n) throw overflowError("can't convert negative number to unsigned long");
    if (v instanceof PyLong && n > 0xffffffffn) throw overflowError("long int larger than 32 bits");
    const b = Number(n & 0xffffffffn);
    const swapped = ((b & 0xff) << 24 | (b & 0xff00) << 8 | (b >>> 8) & 0xff00 | b >>> 24) >>> 0;
    return new PyLong(BigInt(swapped));
  });

function packed(v: Value, name: string): string {
  if (isStr(v)) return strValue(v);
  if (v instanceof PyUnicode) return v.value;
  throw argumentTypeError({ name, position: name === "inet_ntop" ? 2 : 1 }, "string or read-only buffer", v);
}

const constants: Record<string, ModuleMember> = {};
for (const [name, n] of socketConstants()) constants[name] = constant(n);

export const socketModule = defineModule("_socket", "Sockets; use them through `socket`.", {
  ...constants,
  error: constant(SocketError.of),
  herror: constant(SocketHostError.of),
  gaierror: constant(SocketAddressError.of),
  timeout: constant(SocketTimeout.of),
  socket: socketType,
  SocketType: socketType,
  has_ipv6: constant(true, "IPv6 is supported."),
  fromfd: def(
    [int("fd"), int("family"), int("type"), opt(int("proto"), 0)],
    parse("A socket object over a copy of a descriptor."),
    (vm, fd, family, kind, protocol) => makeSocket(vm, socketCall(vm, () => vm.host.dup(fd)), family, kind, protocol),
  ),
  socketpair: def(
    [opt(int("family"), AF_UNIX), opt(int("type"), SOCK_STREAM), opt(int("proto"), 0)],
    parse("Two connected sockets."),
    function* (vm, family, kind, protocol) {
      const pair: Value[] = [];
      for (const fd of socketCall(vm, () => vm.host.socketpair(family, kind, protocol))) {
        pair.push(yield* makeSocket(vm, fd, family, kind, protocol));
      }
      return new PyTuple(pair);
    },
  ),
  gethostname: def([], "The name of this machine.", (vm) => socketCall(vm, () => vm.host.gethostname())),
  gethostbyname: def([cstring("host")], parse("The IPv4 address of a host."), function* (vm, name) {
    return formatIPv4((yield* lookup(vm, name, AF_INET)).address);
  }),
  gethostbyname_ex: def(
    [cstring("host")],
    parse("(name, aliases, addresses) of a host."),
    (vm, name) => hostByName(vm, name),
  ),
  gethostbyaddr: def(
    [cstring("host")],
    parse("(name, aliases, addresses) of an address."),
    (vm, name) => hostByAddress(vm, name),
  ),
  getservbyname: def(
    [cstring("service"), opt(cstring("protocol"))],
    parse("The port of a service."),
    (vm, name, protocol) => {
      const found = services(vm).find((s) =>
        s.names.includes(name) && (protocol === undefined || s.protocol === protocol)
      );
      if (found === undefined) throw socketMessage(vm, "service/proto not found");
      return found.port;
    },
  ),
  getservbyport: def([int("port"), opt(cstring("protocol"))], parse("The service of a port."), (vm, port, protocol) => {
    if (port < 0 || port > 0xffff) throw overflowError("getservbyport: port must be 0-65535.");
    const found = services(vm).find((s) => s.port === port && (protocol === undefined || s.protocol === protocol));
    if (found === undefined) throw socketMessage(vm, "port/proto not found");
    return found.names[0];
  }),
  getprotobyname: def([cstring("name")], parse("The number of a protocol."), (vm, name) => {
    const n = protocolNumber(vm, name);
    if (n === undefined) throw socketMessage(vm, "protocol not found");
    return n;
  }),
  ntohs: short("16 bits from network to host byte order."),
  htons: short("16 bits from host to network byte order."),
  ntohl: long("32 bits from network to host byte order."),
  htonl: long("32 bits from host to network byte order."),
  inet_aton: def([cstring("address")], parse("The four bytes of an IPv4 address."), (vm, text) => {
    const bytes = text === "" ? undefined : parseAnyIPv4(text);
    if (bytes === undefined) throw socketMessage(vm, "illegal IP address string passed to inet_aton");
    return bytesToText(bytes);
  }),
  inet_ntoa: def([obj("packed")], parse("The text of an IPv4 address of four bytes."), (vm, v) => {
    const text = packed(v, "inet_ntoa");
    if (text.length !== 4) throw socketMessage(vm, "packed IP wrong length for inet_ntoa");
    return formatIPv4(textToBytes(text));
  }),
  inet_pton: def([int("family"), cstring("address")], parse("The bytes of an address."), (vm, family, text) => {
    if (family !== AF_INET && family !== AF_INET6) {
      throw socketError(vm, EAFNOSUPPORT, "Address family not supported by protocol");
    }
    const bytes = family === AF_INET ? parseIPv4(text) : parseIPv6(text);
    if (bytes === undefined) throw socketMessage(vm, "illegal IP address string passed to inet_pton");
    return bytesToText(bytes);
  }),
  _settled: def(
    [obj("file")],
    "The end of a file object has nothing left to do: nobody needs to find out soon.",
    (vm, file) => {
      if (file instanceof PyObject) vm.unwatch?.(file);
      return null;
    },
  ),
  _unhurried: def(
    [obj("function")],
    "Says of a `__del__` that it may run when no thread can, and gives it back.",
    (_vm, f) => {
      if (f instanceof PyObject) markUnhurried(f);
      return f;
    },
  ),
  inet_ntop: def([int("family"), obj("packed")], parse("The text of an address."), (_vm, family, v) => {
    const text = packed(v, "inet_ntop");
    if (family !== AF_INET && family !== AF_INET6) throw valueError(`unknown address family ${family}`);
    if (text.length !== (family === AF_INET ? 4 : 16)) throw valueError("invalid length of packed IP address string");
    return addressText(family, textToBytes(text));
  }),
  getaddrinfo: def(
    [
      obj("host"),
      obj("port"),
      opt(int("family"), 0),
      opt(int("socktype"), 0),
      opt(int("proto"), 0),
      opt(int("flags"), 0),
    ],
    parse("All addresses of a host and service: [(family, type, protocol, name, address)]."),
    (vm, host, port, family, kind, protocol, flags) => getaddrinfo(vm, host, port, family, kind, protocol, flags),
  ),
  getnameinfo: def(
    [obj("address"), int("flags")],
    parse("The (host, service) names of an address."),
    (vm, v, flags) => getnameinfo(vm, v, flags),
  ),
  getdefaulttimeout: def([], "The timeout of new sockets, or None.", (vm) => {
    const { seconds } = defaultTimeout(vm);
    return seconds < 0 ? null : new PyFloat(seconds);
  }),
  setdefaulttimeout: def([obj("timeout")], "Sets the timeout of new sockets.", function* (vm, v) {
    defaultTimeout(vm).seconds = yield* timeoutValue(vm, v);
    return null;
  }),
});

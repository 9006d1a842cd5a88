// SPDX-License-Identifier: MIT
/** Tests of the text and byte forms of addresses. Expectations are those of the C library on Linux. */
import { assertEquals } from "@std/assert";
import {
  formatIPv6,
  parseAnyIPv4,
  parseIPv4,
  parseIPv6,
  parseSockaddr,
  sockaddrIn,
  sockaddrIn6,
  sockaddrUn,
} from "./sockaddr.ts";

const list = (bytes: Uint8Array | undefined) => bytes === undefined ? undefined : [...bytes];

Deno.test("strict and lenient IPv4", () => {
  assertEquals(list(parseIPv4("1.2.3.4")), [1, 2, 3, 4]);
  for (const bad of ["", "1.2.3", "1.2.3.256", "01.2.3.4", "1.2.3.4 "]) assertEquals(parseIPv4(bad), undefined);
  assertEquals(list(parseAnyIPv4("0x7f.1")), [127, 0, 0, 1]);
  assertEquals(list(parseAnyIPv4("1.2.3.4 rest")), [1, 2, 3, 4]);
  for (const bad of ["", "1.2.3.4.5", "256.1.1.1", "08"]) assertEquals(parseAnyIPv4(bad), undefined);
});

Deno.test("IPv6 in both directions", () => {
  for (const text of ["::", "::1", "fe80::1", "1:2:3:4:5:6:7:8", "1::8", "::ffff:1.2.3.4", "2001:db8::1:0:0:1"]) {
    assertEquals(formatIPv6(parseIPv6(text)!), text);
  }
  for (const bad of ["", ":", "1", "1::2::3", "1:2:3:4:5:6:7", "12345::", "::1.2.3"]) {
    assertEquals(parseIPv6(bad), undefined);
  }
});

Deno.test("struct sockaddr round trips", () => {
  assertEquals(parseSockaddr(sockaddrIn(parseIPv4("10.0.0.1")!, 80)), { family: 2, host: "10.0.0.1", port: 80 });
  assertEquals(parseSockaddr(sockaddrIn6(parseIPv6("::1")!, 8080, 1, 2)), {
    family: 10,
    host: "::1",
    port: 8080,
    flow: 1,
    scope: 2,
    linkLocal: false,
  });
  for (const path of ["", "/tmp/x", "\0abstract"]) assertEquals(parseSockaddr(sockaddrUn(path)), { family: 1, path });
  assertEquals(parseSockaddr(new Uint8Array(0)), undefined);
});

// SPDX-License-Identifier: MIT
/** Constants of `select`, and its parameter converters besides the common ones. */
import { PyFloat } from "../base/value.ts";
import { overflowError, typeError } from "../core/exceptions.ts";
import { bigOf, isInteger } from "../core/types.ts";
import { custom, float, int, obj, opt, type Param } from "../native/args.ts";

export { custom, float, int, obj, opt, type Param };

/** An event mask as a C `unsigned int`. */
export const uintLike = (name: string): Param<number> =>
  custom(name, (_vm, v) => {
    if (v instanceof PyFloat) throw typeError("integer argument expected, got float");
    if (!isInteger(v)) throw typeError("an integer is required");
    const n = bigOf(v);
    if (n > 0xffffffffffffffffn) throw overflowError("Python int too large to convert to C long");
    return Number(BigInt.asUintN(32, n));
  });

const PACKED =
  "EPOLLERR=8 EPOLLET=2147483648 EPOLLHUP=16 EPOLLIN=1 EPOLLMSG=1024 EPOLLONESHOT=1073741824 EPOLLOUT=4 EPOLLPRI=2 " +
  "EPOLLRDBAND=128 EPOLLRDNORM=64 EPOLLWRBAND=512 EPOLLWRNORM=256 PIPE_BUF=4096 POLLERR=8 POLLHUP=16 POLLIN=1 " +
  "POLLMSG=1024 POLLNVAL=32 POLLOUT=4 POLLPRI=2 POLLRDBAND=128 POLLRDNORM=64 POLLWRBAND=512 POLLWRNORM=256";

/** The integer constants of the module. */
export function fdConstants(): [string, number][] {
  return PACKED.split(" ").map((pair) => {
    const [name, n] = pair.split("=");
    return [name, Number(n)];
  });
}

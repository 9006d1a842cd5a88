// SPDX-License-Identifier: MIT
/** The algorithm of main.py in plain JavaScript. */
function fib(n) {
  return n < 2 ? n : fib(n - 1) + fib(n - 2);
}

console.log(fib(Number(Deno.args[0])));

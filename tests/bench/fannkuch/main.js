// SPDX-License-Identifier: MIT
/** The algorithm of main.py in plain JavaScript. */
function fannkuch(n) {
  const order = Array.from({ length: n }, (_, i) => i);
  const counts = order.map((i) => i + 1);
  let most = 0, checksum = 0, sign = 1;
  for (;;) {
    let first = order[0];
    if (first !== 0) {
      const flipped = order.slice();
      let flips = 0;
      while (first !== 0) {
        for (let i = 0, j = first; i < j; i++, j--) {
          const kept = flipped[i];
          flipped[i] = flipped[j];
          flipped[j] = kept;
        }
        flips++;
        first = flipped[0];
      }
      if (flips > most) most = flips;
      checksum += sign * flips;
    }
    // Next permutation: alternate a swap of the first two with a rotation.
    if (sign > 0) {
      [order[0], order[1]] = [order[1], order[0]];
      sign = -1;
    } else {
      [order[1], order[2]] = [order[2], order[1]];
      sign = 1;
      for (let i = 2;;) {
        if (--counts[i] > 0) break;
        counts[i] = i + 1;
        i++;
        if (i === n) return [checksum, most];
        const moved = order[0];
        for (let j = 0; j < i; j++) order[j] = order[j + 1];
        order[i] = moved;
      }
    }
  }
}

let found;
for (let again = 0; again < 4; again++) found = fannkuch(Number(Deno.args[0]));
for (const number of found) console.log(number);

// SPDX-License-Identifier: MIT
/**
 * The one error for damaged or unusable images, `.pyc` files and code objects.
 *
 * It is thrown for bad input only, never for a bug of ours, so whoever catches it may show `message` to the user as it
 * stands. Not an `Error`: making one costs microseconds for a stack trace that nobody wants to see.
 */

/** What is wrong with an image, a `.pyc` file or a code object. */
export class ImageError {
  /** As errors have it, for whoever prints any of them. */
  readonly name = "ImageError";
  /**
   * @param message What is wrong, ready for the user, without the place.
   * @param offset Byte offset in the file, where one is known.
   */
  constructor(readonly message: string, readonly offset?: number) {}

  /** The message with the place: `Bad image: name index out of range (at offset 0x1f3)`. */
  toString(): string {
    return this.offset === undefined ? this.message : `${this.message} (at offset 0x${this.offset.toString(16)})`;
  }
}

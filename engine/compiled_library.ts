// SPDX-License-Identifier: MIT
/**
 * Our own library, compiled: a folder beside the bundle with an image for each module, and a list of their names
 * (`tools/bundle.ts` makes it). One image for all modules would be smaller, but opening it reads its index and where its
 * strings and constants begin, which for 300 modules takes longer than most of them take to load.
 */
import type { Host } from "../vm/host.ts";
import { type Image, openImage } from "../vm/bytecode/image.ts";

/** The file in the folder with the dotted names of all modules, one on each line. */
export const MODULE_LIST = "modules";

/** The file of a module's image. */
export const imageFile = (module: string): string => `${module}.vmiot`;

/** The compiled modules of our library. Reads nothing before it is asked. */
export class CompiledLibrary {
  #names: Set<string> | undefined;
  #time = 0;
  readonly #images = new Map<string, Image>();

  /** @param folder Path of the folder. */
  constructor(readonly host: Host, readonly folder: string) {}

  /** When the sources were read from which it was made, seconds since the epoch. */
  get time(): number {
    this.#names ??= this.#readNames();
    return this.#time;
  }

  /** The image with the module of that dotted name alone, or `undefined`. */
  image(name: string): Image | undefined {
    this.#names ??= this.#readNames();
    if (!this.#names.has(name)) return undefined;
    let image = this.#images.get(name);
    if (image === undefined) {
      // It was made together with the program that reads it: nothing to check.
      image = openImage(this.host.readFile(`${this.folder}/${imageFile(name)}`), { checkHash: false, verify: false });
      this.#images.set(name, image);
    }
    return image;
  }

  #readNames(): Set<string> {
    const list = `${this.folder}/${MODULE_LIST}`;
    this.#time = this.host.stat(list).mtime;
    return new Set(new TextDecoder().decode(this.host.readFile(list)).split("\n"));
  }
}

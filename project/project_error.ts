// SPDX-License-Identifier: MIT
/**
 * The error for everything a user can do wrong in a project: manifest, sub-projects, sources that are not there.
 * Not an `Error`: it is shown to the user, and nobody reads a JavaScript stack.
 */

/** What is wrong with a project, ready to be shown. */
export class ProjectError {
  /**
   * @param message What is wrong, without the place.
   * @param file Where: path of the manifest or source.
   * @param line 1-based, where known.
   * @param kind `usage`: what was named is not there; `source`: a manifest or source is wrong; `environment`: the system
   * refuses.
   */
  constructor(
    readonly message: string,
    readonly file?: string,
    readonly line?: number,
    readonly kind: "usage" | "source" | "environment" = "source",
  ) {}

  /** `vmiot.yaml:3: unknown key 'nmae'`. */
  toString(): string {
    const place = this.file === undefined ? "" : this.line === undefined ? this.file : `${this.file}:${this.line}`;
    return place === "" ? this.message : `${place}: ${this.message}`;
  }
}

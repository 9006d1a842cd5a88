// SPDX-License-Identifier: MIT
/** `_md5`, `_sha`, `_sha256`, `_sha512`: the digests behind `hashlib`. The algorithms are `vm/base/digests.ts`. */
import { PyObject } from "../base/value.ts";
import { Digest, type DigestName } from "../base/digests.ts";
import type { PyType } from "../core/type.ts";
import { opt } from "../native/args.ts";
import { constant, def, defineModule, method, newType, type Row } from "../native/define.ts";
import { bytes } from "../objects/buffer_protocol.ts";
import "../objects/object_type.ts";

/** A digest object; each algorithm has a type of its own. */
abstract class PyDigest extends PyObject {
  constructor(public digest: Digest) {
    super();
  }
}

const m = method<PyDigest>();

interface Kind {
  type: PyType;
  make(digest: Digest): PyDigest;
}

function kind(module: string, typeName: string, pythonName: string): Kind {
  class Own extends PyDigest {}
  const type = newType<PyDigest>(typeName, Own, { module, subclassable: false }, {
    doc: `${pythonName} digest in the making.`,
    methods: {
      copy: m([], "An independent copy.", (_vm, d) => new Own(d.digest.copy())),
      digest: m([], "The digest, as bytes.", (_vm, d) => d.digest.digest()),
      hexdigest: m([], "The digest, as hexadecimal digits.", (_vm, d) => d.digest.hex()),
      update: m([bytes("data")], { doc: "Adds data.", arity: "parse" }, (_vm, d, data) => {
        d.digest.update(data);
        return null;
      }),
    },
    getset: {
      block_size: { doc: "Bytes of a block.", get: (_vm, d) => d.digest.blockSize },
      digest_size: { doc: "Bytes of the digest.", get: (_vm, d) => d.digest.size },
      digestsize: { doc: "Bytes of the digest.", get: (_vm, d) => d.digest.size },
      name: { doc: "Name of the algorithm.", get: () => pythonName },
    },
  });
  return { type, make: (digest) => new Own(digest) };
}

/** The function that starts a digest. */
function starter(name: DigestName, k: Kind, keywords: boolean): Row {
  return def(
    [opt(bytes("string"), "")],
    { doc: "Starts a digest, with data if given.", arity: keywords ? "keywords" : "parse", cname: "new" },
    (_vm, data) => {
      const digest = new Digest(name);
      digest.update(data);
      return k.make(digest);
    },
  );
}

const md5 = kind("_md5", "md5", "MD5");

export const md5Module = defineModule("_md5", "MD5 digests.", {
  MD5Type: md5.type,
  digest_size: constant(16),
  new: starter("md5", md5, false),
});

export const shaModule = defineModule("_sha", "SHA-1 digests.", {
  blocksize: constant(1),
  digest_size: constant(20),
  digestsize: constant(20),
  new: starter("sha1", kind("_sha", "sha", "SHA1"), true),
});

export const sha256Module = defineModule("_sha256", "SHA-224 and SHA-256 digests.", {
  sha224: starter("sha224", kind("_sha256", "sha224", "SHA224"), true),
  sha256: starter("sha256", kind("_sha256", "sha256", "SHA256"), true),
});

export const sha512Module = defineModule("_sha512", "SHA-384 and SHA-512 digests.", {
  sha384: starter("sha384", kind("_sha512", "sha384", "SHA384"), true),
  sha512: starter("sha512", kind("_sha512", "sha512", "SHA512"), true),
});

// SPDX-License-Identifier: MIT
/** Kinds of objects in a picture (`kinds.ts`): what stands in tables of the VM or the process. */
import { PyObject } from "../../vm/base/value.ts";
import { Image, openImage } from "../../vm/bytecode/image.ts";
import { PyDict } from "../../vm/core/dict.ts";
import { WaitList } from "../../vm/core/wait_list.ts";
import { compile, CompiledPattern } from "../../vm/modules/re/pattern.ts";
import { knownNamespace, PyLocal, restoreNamespace } from "../../vm/modules/thread_local.ts";
import { PySocket } from "../../net/py_socket_object.ts";
import { closer, own, PyFile } from "../../vm/objects/file.ts";
import { dirtyStreams, FileOutput, flushOutput } from "../../vm/objects/file_output.ts";
import { atLoss, closing } from "../../vm/objects/lost_files.ts";
import { PyWeakref, restoreWeakref } from "../../vm/objects/weakref.ts";
import { type Kind, Unable } from "./kind.ts";

export const fileKind: Kind = {
  jsClass: PyFile,
  own: ["ending", "watched"],
  body: (w, f: PyFile) => w.value(f.out.close !== undefined && f.fd >= 0),
  fill: (r, f: PyFile) => {
    const isOwner = r.body.value() as boolean;
    f.ending = null;
    f.watched = false;
    r.later("end", () => {
      const { out } = f;
      if (isOwner) own(r.vm, f, closer(r.vm));
      if (out.size > 0) dirtyStreams(r.vm).set(out, () => flushOutput(r.vm, out));
    });
  },
};

export const outputKind: Kind = {
  jsClass: FileOutput,
  own: ["close"],
  make: () => new FileOutput(-1, 0),
};

const WEAKREF_FIELDS = ["callback", "hash", "watched", "trusted", "survived"] as const;

export const weakrefKind: Kind = {
  jsClass: PyWeakref,
  own: ["callback", "hash", "watched", "trusted", "survived"],
  needs: (ref: PyWeakref) => {
    if (ref.target === undefined) throw new Unable("a weak reference to what is gone");
    return [ref.target];
  },
  head: (w, ref: PyWeakref) => w.head.object(w.id(ref.target!)),
  make: (r, prototype) => new ((prototype as PyObject).type.jsClass)(r.head.value(), undefined),
  body: (w, ref: PyWeakref) => {
    for (const field of WEAKREF_FIELDS) w.value(ref[field]);
  },
  fill: (r, ref: PyWeakref) => {
    for (const field of WEAKREF_FIELDS) (ref as unknown as Record<string, unknown>)[field] = r.body.value();
    r.later("end", () => restoreWeakref(r.vm, ref));
  },
};

export const waitListKind: Kind = {
  jsClass: WaitList,
  own: "all",
  make: () => new WaitList(),
  body: (w, list: WaitList) => w.value(list.subject),
  fill: (r, list: WaitList) => {
    // Nobody waits: other threads are not there any more.
    (list as { subject: unknown }).subject = r.body.value();
  },
};

export const localKind: Kind = {
  jsClass: PyLocal,
  own: ["namespaces"],
  make: (_r, prototype) => new ((prototype as PyObject).type.jsClass)(),
  body: (w, o: PyLocal) => w.value(knownNamespace(w.vm, o)),
  fill: (r, o: PyLocal) => {
    const namespace = r.body.value() as PyDict | undefined;
    if (namespace !== undefined) restoreNamespace(r.vm, o, namespace);
  },
};

export const socketKind: Kind = {
  jsClass: PySocket,
  own: ["ending", "endings", "reading", "readers", "exposed"],
  make: (_r, prototype) => new ((prototype as PyObject).type.jsClass)(),
  body: (w, s: PySocket) => w.value(s.ending !== null),
  fill: (r, s: PySocket) => {
    const isOwner = r.body.value() as boolean;
    // Who uses it is not counted anew: the collector knows.
    s.exposed = true;
    if (isOwner) r.later("end", () => s.ending = atLoss(r.vm, s, closing(s.fd)));
  },
};

/** Its file may be another by now, or none. It was looked at when it was opened. */
export const imageKind: Kind = {
  jsClass: Image,
  own: "all",
  head: (w, image: Image) => {
    w.head.count(image.source.size);
    w.head.bytes(image.source.read(0, image.source.size));
  },
  make: (r) => openImage(r.head.bytes(r.head.count()), { checkHash: false, padded: true }),
};

export const patternKind: Kind = {
  jsClass: CompiledPattern,
  own: "all",
  head: (w, p: CompiledPattern) => {
    if (p.pattern === null) throw new Unable("a pattern made of parts");
    w.head.text(p.pattern);
    w.head.count(p.flags);
    w.head.plain(p.isUnicode);
  },
  make: (r) => compile(r.head.value(), r.head.count(), r.head.value()),
};

/** Made by the constructor, which takes nothing, for the sake of private methods; then the properties are set. */
export const constructed = (jsClass: Kind["jsClass"]): Kind => ({
  jsClass,
  make: (_r, prototype) => new ((prototype as PyObject).type.jsClass)(),
});

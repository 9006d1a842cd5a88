// SPDX-License-Identifier: MIT
/** `_io`: the streams of PEP 3116, each in its file in `io/`. The public module `io` is made of them in Python. */
import { obj, opt } from "../native/args.ts";
import { constant, def, defineModule } from "../native/define.ts";
import {
  BlockingIOErrorType,
  bufferedIOBaseType,
  DEFAULT_BUFFER_SIZE,
  ioBaseType,
  rawIOBaseType,
  textIOBaseType,
  unsupportedType,
} from "./io/base.ts";
import { randomType, readerType, writerType } from "./io/buffered.ts";
import { pairType } from "./io/rw_pair.ts";
import { bytesIOType } from "./io/bytes_io.ts";
import { fileIOType } from "./io/file_io.ts";
import { newlineDecoderType } from "./io/newlines.ts";
import { openStream } from "./io/open.ts";
import { stringIOType } from "./io/string_io.ts";
import { textIOType } from "./io/text_io.ts";

export const ioModule = defineModule("_io", "Streams of bytes and text; use them through `io`.", {
  DEFAULT_BUFFER_SIZE: constant(DEFAULT_BUFFER_SIZE, "Usual size of buffers."),
  BlockingIOError: BlockingIOErrorType,
  UnsupportedOperation: constant((vm) => unsupportedType(vm)),
  _IOBase: ioBaseType,
  _RawIOBase: rawIOBaseType,
  _BufferedIOBase: bufferedIOBaseType,
  _TextIOBase: textIOBaseType,
  FileIO: fileIOType,
  BytesIO: bytesIOType,
  StringIO: stringIOType,
  BufferedReader: readerType,
  BufferedWriter: writerType,
  BufferedRandom: randomType,
  BufferedRWPair: pairType,
  TextIOWrapper: textIOType,
  IncrementalNewlineDecoder: newlineDecoderType,
  open: def(
    [
      obj("file"),
      opt(obj("mode")),
      opt(obj("buffering")),
      opt(obj("encoding")),
      opt(obj("errors")),
      opt(obj("newline")),
      opt(obj("closefd")),
    ],
    { doc: "Opens a file (a path or a descriptor) as a stream.", arity: "keywords" },
    (vm, file, mode, buffering, encoding, errors, newline, closefd) =>
      openStream(vm, { file, mode, buffering, encoding, errors, newline, closefd }),
  ),
});

# SPDX-License-Identifier: MIT
"""Makes the classes and the getregentry() of a codec module out of its two functions. Every module of the package has
the same five classes; here they are written once."""
import codecs


def _method(function, name):
    # A function of a codec as a method of its class. Those of the module codecs are native, and bind to nothing.
    if not isinstance(function, type(_method)):
        return function

    def method(self, input, errors='strict'):
        return function(input, errors)
    method.__name__ = name
    return method


def define(namespace, name, encode, decode, encoder=codecs.IncrementalEncoder, decoder=codecs.IncrementalDecoder,
           writer=codecs.StreamWriter, reader=codecs.StreamReader, is_text=True):
    """Puts Codec, IncrementalEncoder, IncrementalDecoder, StreamWriter, StreamReader and getregentry into `namespace`
    (the globals of the module). `encode` and `decode` return (result, length used). The classes may be given bases
    of their own, for codecs with a state; a BufferedIncrementalDecoder calls decode(data, errors, final)."""
    class Codec(codecs.Codec):
        pass

    Codec.encode, Codec.decode = _method(encode, 'encode'), _method(decode, 'decode')

    class IncrementalEncoder(encoder):
        pass

    if encoder is codecs.IncrementalEncoder:
        IncrementalEncoder.encode = lambda self, input, final=False: encode(input, self.errors)[0]

    class IncrementalDecoder(decoder):
        pass

    if decoder is codecs.IncrementalDecoder:
        IncrementalDecoder.decode = lambda self, input, final=False: decode(input, self.errors)[0]
    elif decoder is codecs.BufferedIncrementalDecoder:
        IncrementalDecoder._buffer_decode = staticmethod(decode)

    class StreamWriter(writer, Codec):
        pass

    class StreamReader(reader, Codec):
        pass

    # The plain bases inherit the methods of codecs.Codec, which raise.
    if writer is codecs.StreamWriter:
        StreamWriter.encode, StreamWriter.decode = Codec.__dict__['encode'], Codec.__dict__['decode']
    if reader is codecs.StreamReader:
        StreamReader.encode, StreamReader.decode = Codec.__dict__['encode'], Codec.__dict__['decode']

    def getregentry():
        return codecs.CodecInfo(encode, decode, StreamReader, StreamWriter, IncrementalEncoder, IncrementalDecoder,
                                name, is_text)

    for made in Codec, IncrementalEncoder, IncrementalDecoder, StreamWriter, StreamReader, getregentry:
        made.__module__ = namespace['__name__']
        namespace[made.__name__] = made


def define_charmap(namespace, name, decoding_table):
    """A codec for a code page: `decoding_table` has the character of each byte, U+FFFE where there is none."""
    encoding_table = codecs.charmap_build(decoding_table)
    namespace['encoding_table'] = encoding_table

    def encode(input, errors='strict'):
        return codecs.charmap_encode(input, errors, encoding_table)

    def decode(input, errors='strict'):
        return codecs.charmap_decode(input, errors, decoding_table)

    define(namespace, name, encode, decode)


def define_multibyte(namespace, name):
    """A codec of several bytes for each character, by its name."""
    from _multibytecodec import (MultibyteIncrementalDecoder, MultibyteIncrementalEncoder, MultibyteStreamReader,
                                 MultibyteStreamWriter, getcodec)
    namespace['codec'] = codec = getcodec(name)

    class Encoder(MultibyteIncrementalEncoder, codecs.IncrementalEncoder):
        pass

    class Decoder(MultibyteIncrementalDecoder, codecs.IncrementalDecoder):
        pass

    class Writer(MultibyteStreamWriter, codecs.StreamWriter):
        pass

    class Reader(MultibyteStreamReader, codecs.StreamReader):
        pass

    Encoder.codec = Decoder.codec = Writer.codec = Reader.codec = codec
    define(namespace, name, codec.encode, codec.decode, Encoder, Decoder, Writer, Reader)


def define_binary(namespace, name, encode_text, decode_text, encoder=codecs.IncrementalEncoder,
                  decoder=codecs.IncrementalDecoder):
    """A codec from bytes to bytes, such as hex, out of two functions of one argument. There are no error handlers
    but 'strict'."""
    def encode(input, errors='strict'):
        assert errors == 'strict'
        return encode_text(input), len(input)

    def decode(input, errors='strict'):
        assert errors == 'strict'
        return decode_text(input), len(input)

    define(namespace, name, encode, decode, encoder, decoder, is_text=False)


def partial_reader(decode):
    """A StreamReader for a decoder that leaves incomplete ends: it must not be told that its input is all."""
    class Reader(codecs.StreamReader):
        pass

    Reader.decode = staticmethod(decode)
    return Reader


def define_marked(namespace, name, encode, decode_partial, decode_ex, encoders, decoders, missing):
    """A codec whose texts start with a byte order mark. `encoders` and `decoders` are those without mark, for the low
    byte first and for the high byte first; `decode_ex` also returns the order it found (-1 low byte first, 1 high
    byte first, 0 no mark); `missing` is the error where a mark must be."""
    import sys
    native = sys.byteorder != 'little'

    def decode(input, errors='strict'):
        return decode_partial(input, errors, True)

    class Encoder(codecs.IncrementalEncoder):
        def __init__(self, errors='strict'):
            codecs.IncrementalEncoder.__init__(self, errors)
            self.encoder = None

        def encode(self, input, final=False):
            if self.encoder is not None:
                return self.encoder(input, self.errors)[0]
            self.encoder = encoders[native]
            return encode(input, self.errors)[0]

        def reset(self):
            codecs.IncrementalEncoder.reset(self)
            self.encoder = None

        def getstate(self):
            # 2: nothing was written yet.
            return 0 if self.encoder else 2

        def setstate(self, state):
            self.encoder = None if state else encoders[native]

    class Decoder(codecs.BufferedIncrementalDecoder):
        def __init__(self, errors='strict'):
            codecs.BufferedIncrementalDecoder.__init__(self, errors)
            self.decoder = None

        def _buffer_decode(self, input, errors, final):
            if self.decoder is not None:
                return self.decoder(input, self.errors, final)
            text, used, order = decode_ex(input, errors, 0, final)
            if order:
                self.decoder = decoders[order > 0]
            elif used >= 2:
                raise UnicodeError(missing)
            return text, used

        def reset(self):
            codecs.BufferedIncrementalDecoder.reset(self)
            self.decoder = None

        def getstate(self):
            # 0: the machine's order, 1: the other one, 2: not known yet.
            waiting = codecs.BufferedIncrementalDecoder.getstate(self)[0]
            return waiting, 2 if self.decoder is None else int(self.decoder is not decoders[native])

        def setstate(self, state):
            codecs.BufferedIncrementalDecoder.setstate(self, state)
            self.decoder = None if state[1] == 2 else decoders[native if state[1] == 0 else not native]

    class Writer(codecs.StreamWriter):
        def __init__(self, stream, errors='strict'):
            codecs.StreamWriter.__init__(self, stream, errors)
            self.encoder = None

        def reset(self):
            codecs.StreamWriter.reset(self)
            self.encoder = None

        def encode(self, input, errors='strict'):
            if self.encoder is not None:
                return self.encoder(input, errors)
            self.encoder = encoders[native]
            return encode(input, errors)

    class Reader(codecs.StreamReader):
        # Once the order is known, the attribute `decode` hides this method.
        def reset(self):
            codecs.StreamReader.reset(self)
            self.__dict__.pop('decode', None)

        def decode(self, input, errors='strict'):
            text, used, order = decode_ex(input, errors, 0, False)
            if order:
                self.decode = decoders[order > 0]
            elif used >= 2:
                raise UnicodeError(missing)
            return text, used

    namespace['encode'] = encode
    namespace['decode'] = decode
    define(namespace, name, encode, decode, Encoder, Decoder, Writer, Reader)


class PackingEncoder(codecs.IncrementalEncoder):
    """Packs a text that comes in pieces. Classes say in `start` how to make an object with compress() and flush()."""

    def __init__(self, errors='strict'):
        assert errors == 'strict'
        codecs.IncrementalEncoder.__init__(self, errors)
        self.reset()

    def encode(self, input, final=False):
        data = self._packer.compress(input)
        return data + self._packer.flush() if final else data

    def reset(self):
        self._packer = self.start()


class PackingDecoder(codecs.IncrementalDecoder):
    """The other way. Classes say in `start` how to make the unpacker, and how to use it in decode()."""

    def __init__(self, errors='strict'):
        assert errors == 'strict'
        codecs.IncrementalDecoder.__init__(self, errors)
        self.reset()

    def reset(self):
        self._unpacker = self.start()

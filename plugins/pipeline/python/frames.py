"""The protocol of the workers: frames over standard input and output, each a header in JSON and raw numbers.

A frame is the length of its header (4 bytes, little-endian), the header (UTF-8), and the numbers of the arrays that the header
lists as `[name, shape]` under `arrays`: float64, little-endian, row-major, one array after the other. In Python an array is its
shape and its bytes, so that a worker can talk where not even numpy is installed.
"""

import json
import math
import struct

LENGTH = struct.Struct("<I")


def read_frame(stream):
    """The next header, and its arrays by name; None at the end of the stream."""
    prefix = stream.read(LENGTH.size)
    if len(prefix) < LENGTH.size:
        return None
    header = json.loads(stream.read(*LENGTH.unpack(prefix)))
    return header, {name: (shape, stream.read(8 * math.prod(shape))) for name, shape in header.pop("arrays")}


def write_frame(stream, header, arrays):
    """Writes one frame and flushes."""
    described = [[name, list(shape)] for name, (shape, _) in arrays.items()]
    text = json.dumps({**header, "arrays": described}, allow_nan=False).encode()
    stream.write(LENGTH.pack(len(text)) + text)
    for _, numbers in arrays.values():
        stream.write(numbers)
    stream.flush()

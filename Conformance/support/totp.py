"""Time-based one-time passwords, RFC 6238: SHA-1, 30 seconds, six digits."""

import base64
import hashlib
import hmac
import struct
import time

PERIOD = 30


def code(seed, step):
    key = base64.b32decode(seed)
    digest = hmac.new(key, struct.pack(">Q", step), hashlib.sha1).digest()
    offset = digest[-1] & 15
    number = struct.unpack(">I", digest[offset:offset + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"


def current_step():
    """The step of now; waits out the end of one, so that what is computed with it is still good when it arrives."""
    left = PERIOD - time.time() % PERIOD
    if left < 3:
        time.sleep(left + 0.1)
    return int(time.time() // PERIOD)


class Device:
    """A virtual device in the hand of its user; gives every code once, as a second factor must."""

    def __init__(self, seed):
        self.seed = seed.decode() if isinstance(seed, bytes) else seed
        self.next_step = 0

    def next_code(self):
        """The oldest code that is still accepted and was not given: of the last step, this one, or the next."""
        self.next_step = max(self.next_step, current_step() - 1)
        given = code(self.seed, self.next_step)
        self.next_step += 1
        return given

    def wrong_code(self):
        near = {code(self.seed, current_step() + step) for step in range(-3, 4)}
        return next(text for text in (f"{number:06d}" for number in range(10)) if text not in near)

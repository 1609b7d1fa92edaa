# A stream whose `close` raises when it dies.
import io
import sys


def hook(args):
    print(args.exc_type.__name__, args.exc_value, args.err_msg.split(' at ')[0], args.object)
    print(args.exc_traceback.tb_frame.f_code.co_name, args.exc_traceback.tb_next)


sys.unraisablehook = hook


class Text(io.StringIO):
    def close(self):
        raise ValueError('in close')


class Bytes(io.BytesIO):
    def close(self):
        raise KeyboardInterrupt('in close')


class Raw(io.RawIOBase):
    def close(self):
        raise OSError('in close')


class Odd(io.StringIO):
    @property
    def closed(self):
        raise ValueError('in closed')

    def close(self):
        print('never')


for c in (Text, Bytes, Raw, Odd):
    print(c.__name__)
    c()

# When the views of what __buffer__ has given are gone, it is given back, once; errors there are reported only.
import sys


class Lender:
    def __init__(self, data):
        self.data = bytearray(data)

    def __buffer__(self, flags):
        print("lent", flags)
        return memoryview(self.data)

    def __release_buffer__(self, view):
        print("back", view.tobytes(), type(view).__name__)


def parts():
    lender = Lender(b"abcdef")
    whole = memoryview(lender)
    part = whole[2:4]
    whole.release()
    print("whole released")
    print(part.tobytes(), part[0])
    del part
    print("part gone")


parts()
lender = Lender(b"xyz")
with memoryview(lender) as view:
    try:
        lender.data.append(1)
    except BufferError as e:
        print("BufferError", e)
    view[0] = 65
lender.data.append(66)
print(lender.data)


class Fails(Lender):
    def __release_buffer__(self, view):
        raise ValueError("not back")


def hook(unraisable):
    print("hook", unraisable.exc_type.__name__, unraisable.exc_value, unraisable.err_msg)


sys.unraisablehook = hook
print(bytes(Fails(b"12")))
view = memoryview(Fails(b"34"))
del view
print(b"-".join([Lender(b"p")]), b"abc".find(Lender(b"c")))
print(b"abc".replace(b"b", Lender(b"BB")), bytearray(b"a") + Lender(b"z"), b"%b" % Lender(b"v"))
for use in (lambda: bytes(Bad()), lambda: b"" + Bad(), lambda: memoryview(Bad())):
    class Bad:
        def __buffer__(self, flags):
            return b"no view"
    try:
        print(use())
    except Exception as e:
        print(type(e).__name__, e)


class Plain:
    def __buffer__(self, flags):
        return memoryview(b"plain")


class Over(bytes):
    def __buffer__(self, flags):
        print("over", flags)
        return super().__buffer__(flags)


print(bytes(Plain()), bytes(memoryview(Plain())[1:3]), memoryview(Over(b"own")).tolist())
array = bytearray(b"1234")
view = array.__buffer__(0)
other = bytearray(b"5678")
for wrong in (view, memoryview(other), None):
    try:
        print(other.__release_buffer__(wrong))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)

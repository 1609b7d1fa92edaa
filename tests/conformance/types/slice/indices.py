# slice.indices against a slow model, for many starts, stops, steps and lengths.
def model(start, stop, step, n):
    step = 1 if step is None else step
    lower, upper = (0, n) if step > 0 else (-1, n - 1)
    def fix(value, default):
        if value is None:
            return default
        value = value + n if value < 0 else value
        return max(lower, min(upper, value))
    return fix(start, lower if step > 0 else upper), fix(stop, upper if step > 0 else lower), step

choices = [None, 0, 1, 2, 4, 5, 100, -1, -2, -5, -100, 2**63, -2**63, 2**64, -2**64]
count = 0
for n in (0, 1, 4, 5):
    for start in choices:
        for stop in choices:
            for step in (None, 1, 2, 3, -1, -2, 2**64, -2**64):
                got = slice(start, stop, step).indices(n)
                assert got == model(start, stop, step, n), (start, stop, step, n, got)
                expected = [i for i in range(*got)]
                assert list(range(n))[slice(start, stop, step)] == expected
                assert tuple(range(n))[start:stop:step] == tuple(expected)
                assert list(range(n)[start:stop:step]) == expected
                assert bytes(range(n))[start:stop:step] == bytes(expected)
                assert bytearray(range(n))[start:stop:step] == bytes(expected)
                assert "".join(map(chr, range(97, 97 + n)))[start:stop:step] == "".join(chr(97 + i) for i in expected)
                if -2**63 < (step or 1) < 2**63:
                    assert memoryview(bytes(range(n)))[start:stop:step].tolist() == expected
                count += 1
print(count)

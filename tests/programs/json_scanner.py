# JSON text to values: places of errors, hooks, numbers, strings, names.
import json
from json import JSONDecodeError, JSONDecoder, loads
from json.scanner import make_scanner


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except JSONDecodeError as e:
        print("JSONDecodeError", e.msg, e.pos, e.lineno, e.colno)
    except StopIteration as e:
        print("StopIteration", e.value)
    except Exception as e:
        print(type(e).__name__, e)


for text in (
    "null", " true ", "false", "0", "-0", "12", "-7", "1.5", "-0.25", "1e3", "1E-2", "2.5e+3", "1e400", "-1e400",
    "123456789012345678901234567890", "0.1e1", "[]", "[ ]", "{}", "{ }", "[1,2]", '[1 , "a", null]', '{"a":1}',
    '{"a" : {"b": [1, {"c": []}]} , "d":2}', '""', '"a\\n\\u00e9\\"\\/"', '"\\ud83d\\ude00"', '"\\ud83d"', '"é"', '"日本"',
    '{"é": "日"}', "NaN", "Infinity", "-Infinity", "[1]  \n", '{"a":1,"a":2}', '"\\u00e9\\uD83Dx"', "\t[\r\n1\t]",
    '["é", 1.5, -3, true]',
):
    t(loads, text)
for text in (
    "", " ", "nul", "tru", "x", "-", "01", "1.", ".5", "1.e3", "1e", "1e+", "+1", "--1", "[", "[1", "[1,", "[1,]", "[1 2]",
    "[,]", "{", '{"a', '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', "{1:2}", "{,}", '{"a" 1}', '{"a":,}', '{"a":1 "b":2}',
    "{'a': 1}", '"a', '"a\\', '"a\\x"', '"\\u12"', '"\\u12G4"', '"a\nb"', '"\x00"', "[1]]", "1 2", "[nul]", '{"a":nul}', "é",
    '["é", x]', "Nan", "-Inf", "[1\n,\n\n,2]", '{"a":1,\n"b"}', "１",
):
    t(loads, text)
t(loads, '"a\nb\t"', strict=False)
t(loads, '[1, 2.5, NaN, -Infinity]', parse_int=str, parse_float=lambda s: ("f", s), parse_constant=lambda s: ("c", s))
t(loads, '{"a": {"b": 1}, "c": []}', object_hook=lambda d: sorted(d.items()))
t(loads, '{"a": {"b": 1}, "c": [{}]}', object_pairs_hook=lambda p: ("pairs", p))
t(loads, '{"a": {}}', object_hook=len, object_pairs_hook=tuple)
t(loads, "1" * 5000)


def fails(x):
    raise ZeroDivisionError(x)


t(loads, "[1]", parse_int=fails)
t(loads, "[NaN]", parse_constant=fails)
t(loads, '[{"a":1}]', object_hook=fails)
t(loads, b'{"bytes": "\xc3\xa9"}')
t(loads, 5)
keys = loads('[{"name": 1, "id": 2}, {"name": 3, "id": 4}]')
print([list(d)[0] for d in keys], list(keys[0])[0] is list(keys[1])[0])
keys = loads('[{"name": "é", "n\\u0061": 2}, {"name": 3, "n\\u0061": 4}]')
print([list(a) for a in keys], [a is b for a, b in zip(*keys)])
d = JSONDecoder()
t(d.raw_decode, '[1] rest')
t(d.raw_decode, 'xx [1] rest', 3)
t(d.raw_decode, '[1]', 5)
scan = d.scan_once
t(scan, "[1, 2] x", 0)
t(scan, "", 0)
t(scan, "abc", 1)
t(scan, "[1", -1)
t(scan, 5, 0)
t(scan, "1")
t(scan, idx=0, string="2")
print(scan.strict, scan.object_hook, scan.parse_int, scan.parse_float, type(scan).__name__)
t(make_scanner, 5)
t(make_scanner)
deep = "[" * 200 + "]" * 200
print(str(loads(deep)) == deep)
total = 0
for i in range(400):
    total += sum(loads(f'{{"a": {i}, "b": [{i}, 2.5], "c": "x\\n"}}')["b"])
print(total)

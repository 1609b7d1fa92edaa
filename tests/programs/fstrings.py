# f-strings: format specifications, conversions, nested fields, the = form, quoting.

x, y, name, pi = 42, -7, "Ann", 3.14159265
print(f"{x}", f"{x!r}", f"{name!r}", f"{name!s}", f"{'é'!a}", f"{x + y}", f"{{}}", f"{{{x}}}", f"{x}{y}{name}", f"")
print(f"{x:5}|{x:<5}|{x:>5}|{x:^5}|{x:*^7}|{x:05}|{x:+}|{x: }|{y:+}|{y: }|{x:=+6}|{y:=6}|{y:06}|")
print(f"{x:b} {x:o} {x:x} {x:X} {x:#b} {x:#o} {x:#x} {x:#X} {x:#010x} {x:08b} {x:c} {x:d} {x:n} {y:b} {y:#x} {x:_b} {65535:_x}")
print(f"{1234567:,} {1234567:_} {-1234567:,} {1234567.891:,.2f} {12:,} {x:e} {x:.2f} {x:%} {x:g} {1234567:012,} {1234567:15,d}|")
print(f"{pi:.2f} {pi:8.3f}| {pi:<8.3f}| {pi:^+9.2f}| {pi:08.2f} {pi:e} {pi:.3e} {pi:g} {pi:.3g} {pi:.0f} {pi:%} {pi:.1%} {pi} {pi:10}|{pi:.10}|")
print(f"{name:5}|{name:>5}|{name:^5}|{name:-<5}|{name:.2}|{name:6.1}|{name:s}|{name!r:>8}|{'日本':>5}|{'':3}|")
width, prec, fill, align = 10, 3, "*", "^"
print(f"{pi:{width}.{prec}f}|{pi:{width}}|{name:{fill}{align}{width}}|{x:{'0'}{width}}|{x:{width}{'x'}}|{pi:.{prec + 1}f}|{x:{fill}>{width // 2}}")
print(f"{x=} {x = } {name=} {name=!s} {pi=:.2f} {x + 1=} {x=!r:>6} {[1, 2]=} {name.upper()=}")
print(f"{'nested ' + f'{x} and {f"{y}"}'}", f"{"same quotes"}", f'{"a" "b"}', f"{d["k"]}" if (d := {"k": 1}) else "")
print(f"""{
    x
    + 1
}""", f"{(lambda a: a * 2)(x)}", f"{x if x > 5 else y}", f"{[i for i in range(3)]}", f"{ {'a': 1}['a'] }", f"{(1, 2)}", f"{None} {True}")
print(f"{x!r:^{width}}|", f"{'a':{'>'}{4}}|", rf"\n{x}\t", f"\n{x}\\".strip(), f"{x:}" + "!", "a" f"{x}" "b{x}")
print(f"{True} {True:d} {True:5} {True!s:>6} {None!s:>6} {10 ** 30:,} {10 ** 20:e} {-0.0:.1f} {float('nan'):6}| {float('inf'):+}")


out = []
for i in range(600):
    v = i if i < 200 else i / 4 if i < 400 else str(i)
    out.append(f"{v:>8}" if i % 3 else f"{v!s:<6}|")
print(len("".join(out)), out[0], out[199], out[200], out[350], out[599])

for f in (lambda: f"{x:q}", lambda: f"{name:d}", lambda: f"{pi:d}", lambda: f"{[1]:5}", lambda: f"{None:5}", lambda: f"{x:,s}",
          lambda: f"{name:+}", lambda: f"{name:=5}", lambda: f"{x:.2d}", lambda: f"{x:5{'!'}}", lambda: f"{undefined}", lambda: f"{name:,}", lambda: f"{-1:c}"):
    try:
        print(f())
    except (ValueError, TypeError, NameError, OverflowError) as e:
        print(type(e).__name__, e)

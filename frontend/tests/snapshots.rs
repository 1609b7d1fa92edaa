//! Disassembly of small programs, compared with `tests/snapshots/*.txt`.
//!
//! With `SIDEWINDER_BLESS=1` in the environment the files are written instead.

mod common;

use std::path::Path;

use sidewinder_frontend::dis::disassemble;

fn check(name: &str, source: &str) {
    let code = common::compiled(source);
    let text = format!("{}\n----\n{}", source.trim(), disassemble(&code));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots").join(format!("{name}.txt"));
    if std::env::var_os("SIDEWINDER_BLESS").is_some() {
        std::fs::write(&path, text).expect("the snapshot can be written");
        return;
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(text == expected, "{name} differs from its snapshot; now:\n{text}\nbefore:\n{expected}");
}

macro_rules! snapshots {
    ($($name:ident: $source:expr;)*) => {
        $(#[test] fn $name() { check(stringify!($name), $source); })*
    };
}

snapshots! {
    arithmetic: "def f(x, y):\n    z = x + y*2\n    z -= 1\n    return -z ** 2";
    constant_folding: "x = 2**10 + 7//-2, -0.0, 'a' 'b' * 3\ny = 1 << 500\nz = 1 / 0";
    constants_stay_distinct: "f(0, 0.0, -0.0, False, 1, 1.0, True)";
    constant_conditions: "while True:\n    f()\n    if 0:\n        g()\n    if __debug__: break";
    walrus_after_operand: "def f():\n    x = 1\n    return x + (x := 5)";
    walrus_after_argument: "def f(x):\n    return g(x, x := 1, x)";
    walrus_in_subscript_store: "def f(x, i):\n    x[i] = (i := 2)";
    walrus_in_chain: "def f(a):\n    return a < (a := 3) < (a := 10)";
    walrus_in_display: "def f(x):\n    return [x, (x := 2)], {x: (x := 3)}";
    walrus_in_augmented: "def f(x):\n    x += (x := 5)\n    return x";
    walrus_in_condition: "def f(x):\n    return x if (x := g()) else x";
    walrus_in_f_string: "def f(x):\n    return f'{x}{(x := 5)}{x:{(x := 8)}}'";
    swap: "def f(a, b):\n    a, b = b, a + b\n    a, b = b, a\n    return a";
    while_loop: "def f(n):\n    i = 0\n    while i < n:\n        i += 1\n        if i == 5: break\n        if i > 3: continue\n        g(i)\n    else:\n        h()";
    for_loop: "def f(xs):\n    for i, x in enumerate(xs):\n        if x: continue\n        if i: break\n    else:\n        return 1\n    return x";
    conditions: "def f(a, b, c):\n    if a and (b or not c) and 1 < a < b: return 1\n    if a is None or b is not None: return 2\n    if a in (1, 2) or a not in [b]: return 3";
    boolean_values: "def f(a, b):\n    x = a or g() or b\n    x = g() and b\n    return not a, a and b";
    self_reference: "def f(x):\n    x = [x, g()]\n    x = x if g() else [x]\n    return x";
    calls: "def f(o, *a, **k):\n    o.m(1, *a, **k)\n    o.m(1, k=2)\n    g(*a)\n    return o.m(o.n)(a)";
    attributes_and_items: "def f(o, i):\n    o.x += 1\n    o[i] += o.x\n    o[0] = o['k'][1:2]\n    del o.x, o[i]";
    unbound_local: "def f(c):\n    if c: x = 1\n    g(x)\n    del x\n    return x";
    unbound_in_handler: "def f():\n    try:\n        x = g()\n    except E:\n        pass\n    return x";
    closures: "def f(a):\n    b = a\n    def g():\n        nonlocal b\n        b += a\n        return b\n    return g, lambda: b";
    defaults: "def f(a, b=g(), /, c=3, *d, e, h=4, **k):\n    'Doc.'\n";
    class_definition: "@deco\nclass C(B, k=1):\n    'Doc.'\n    __x = 1\n    def m(self):\n        return super().m(self.__x)\n    y = [z for z in __x]";
    comprehensions: "def f(xs):\n    a = [x for x in xs if x]\n    b = {x: y for x, y in xs for x in y}\n    return [lambda: x for x in xs], sum(x for x in a)";
    module_comprehension: "xs = [x for x in range(3)]";
    try_except_finally: "def f():\n    for i in g():\n        try:\n            return i\n        except (A, B) as e:\n            continue\n        except C:\n            raise\n        finally:\n            h()";
    with_items: "def f():\n    with a() as x, b():\n        return x";
    generator: "def f(xs):\n    x = yield 1\n    y = yield from xs\n    return x, y";
    f_strings: "def f(x, w):\n    return f'a{x!r:>{w}}b{x=}{{}}' 'c'";
    imports: "import a.b, c.d as e\nfrom . import x as y, z\nfrom m import *";
    match_statement: "def f(v):\n    match v:\n        case 0 | None: return 1\n        case [x, *rest] if rest: return x\n        case {'k': y, **z}: return y, z\n        case C(a, b=2): return a\n        case _: return 2";
    unpacking: "def f(v):\n    a, (b, *c), d = v\n    x, y = v\n    [p, *_] = v";
    except_star: "try: f()\nexcept* A as e: g()\nexcept* B: raise";
    coroutine: "async def f(x):\n    async with x as y:\n        return await y";
    async_loops: "async def f(x):\n    async for y in x: yield y\n    g = [z async for z in x]";
    annotations: "def f(a: A, *b: *B) -> C: pass\nx: X = 1\nclass D:\n    if 1: y: Y";
    string_annotations: "from __future__ import annotations\ndef f(a: A  |None): pass\nclass D:\n    y: (Y)";
    type_parameters: "def f[T: A, *U, **P](x: T = 1): pass\nclass C[T = int](B): pass\ntype X[T] = list[T]";
    templates: "t = t'a{x!r:>{w}}b{y=}'";
    starred_displays: "def f(a, b):\n    return [*a, b], (1, *a), {*a, b}, {**a, 'k': b}";
    assert_and_raise: "def f(x):\n    assert x > 0, 'no'\n    raise E(x) from x";
}

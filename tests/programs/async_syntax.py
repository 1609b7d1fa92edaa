# Where `await` and the asynchronous statements may stand.
sources = [
    "await x",
    "def f(): await x",
    "lambda: await x",
    "async def f(): lambda: await x",
    "class A: await x",
    "async def f():\n  class A: await x",
    "async for x in y: pass",
    "def f():\n  async for x in y: pass",
    "async with x: pass",
    "def f():\n  async with x: pass",
    "[x async for x in y]",
    "def f(): return [x async for x in y]",
    "def f(): return {x: 1 async for x in y}",
    "def f(): return [await x for x in y]",
    "def f(): return (x async for x in y)",
    "def f(): return (await x for x in y)",
    "(x async for x in y)",
    "async def f(): return [x async for x in y]",
    "async def f(): return [[x async for x in y] for z in w]",
    "async def f(): yield 1; return 2",
    "async def f(): yield 1; return",
    "async def f(): yield from x",
    "async def f(): return 1",
    "async def f(): return await x ** -await y",
    "async def f(): await = 1",
    "async = 1",
    "async lambda: 1",
    "async def f(x=await y): pass",
    "async def f():\n  def g(x=await y): pass",
    "async def f():\n  @(await x)\n  def g(): pass",
    "async def f(): await",
    "async def f(): return f'{await x}'",
    "async def f():\n  async with a as b, c as d: pass",
    "async def f():\n  def g(): return [x async for x in y]",
]
for source in sources:
    try:
        compile(source, "s", "exec")
    except SyntaxError as e:
        print(e.msg, (e.lineno, e.offset, e.end_lineno, e.end_offset))
    else:
        print("fine")

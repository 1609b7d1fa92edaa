# else and finally with break, continue and return.


def run(text):
    try:
        exec(text, dict(globals()))
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    except Exception as e:
        print(type(e).__name__, e)


run('''\
for i in range(3):
    try:
        if i == 1: continue
    except ValueError: pass
    else: print("else", i)
    finally: print("fin", i)
''')
run('''\
def f():
    while True:
        try:
            pass
        except ValueError: pass
        else:
            return "from else"
        finally:
            print("fin")
print(f())
''')
run('''\
def f():
    for i in range(3):
        try:
            raise ValueError(i)
        except ValueError as e:
            if i < 2: continue
            return e
        finally:
            print("fin", i)
print(repr(f()))
''')
run('''\
try:
    try:
        1 / 0
    finally:
        print("inner")
finally:
    print("outer")
''')
run('''\
try:
    pass
except undefined:
    print("never looked at")
else:
    raise KeyError("from else")
finally:
    print("fin")
''')
run('''\
try:
    raise ValueError("a")
except (KeyError, undefined):
    pass
''')
run('''\
try:
    raise ValueError("a")
except KeyError: pass
except ValueError as e: raise
finally: print("fin")
''')
run('''\
def f():
    try:
        return "t"
    except: pass
    else: return "e"
    finally: pass
print(f())
''')
run('''\
def f():
    try: yield 1
    except GeneratorExit: print("exit"); raise
    finally: print("fin")
g = f(); next(g); g.close(); print("closed")
''')
run('''\
x = 0
try:
    x = 1
    raise ValueError
except ValueError:
    x += 10
else:
    x += 100
finally:
    x += 1000
print(x)
''')

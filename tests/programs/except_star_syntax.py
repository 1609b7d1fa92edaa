# What the compiler refuses in and around `except*`.
sources = [
    "while 1:\n    try: pass\n    except* ValueError:\n        break\n",
    "try: pass\nexcept* ValueError:\n    break\n",
    "while 1:\n    try: pass\n    except* ValueError:\n        if x:\n            continue\n",
    "def f():\n    try: pass\n    except* ValueError:\n        return\n",
    "def f():\n    try: pass\n    except* ValueError:\n        for i in x: continue\n        def g(): return 1\n        return 2\n",
    "try: pass\nexcept*:\n    pass\n",
    "try: pass\nexcept* ValueError:\n    pass\nexcept TypeError:\n    pass\n",
    "try: pass\nexcept ValueError:\n    pass\nexcept* TypeError:\n    pass\n",
    "try: pass\nexcept* A, B as c:\n    pass\n",
    "try: pass\nexcept* A, B:\n    pass\n",
    "try: pass\nexcept* A as b.c:\n    pass\n",
]
for source in sources:
    try:
        compile(source, "s", "exec")
    except SyntaxError as e:
        print(e.msg, (e.lineno, e.offset, e.end_lineno, e.end_offset))
    else:
        print("fine")

# pprint.
import pprint

pprint.pprint({"key": list(range(30)), "other": {"nested": "x" * 50, "more": ("y" * 40,)}}, width=60)
pprint.pprint([1, 2], indent=4)
print(pprint.pformat({"b": 1, "a": [2]}), pprint.isreadable([1]), pprint.saferepr({2: 3}))

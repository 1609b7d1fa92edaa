# Specs and loaders of modules that the interpreter has imported.
import json, math, sys, collections
print(math.__spec__.name, math.__spec__.origin, json.__spec__.name, json.__spec__.parent, json.__package__, json.__spec__.submodule_search_locations is not None)
print(type(math.__spec__), math.__loader__, type(json.__loader__), math.__spec__)
print(math, sys, __import__('builtins'))
import importlib.util
print(importlib.util.find_spec('json').name, importlib.util.find_spec('json.decoder').name, importlib.util.find_spec('nope'))
print(importlib.util.find_spec('math').loader, json.__spec__.has_location, json.__spec__.cached is not None)
import json.decoder as jd
print(jd.__spec__.parent, jd.__spec__.submodule_search_locations, jd.__loader__.is_package('json.decoder'), jd.__spec__.loader is jd.__loader__)
print(json.__loader__.get_source('json')[:3] if hasattr(json.__loader__,'get_source') else 0)
import types
lazy=importlib.util.module_from_spec(importlib.util.find_spec('json'))
print(lazy.__name__, lazy.__spec__.name)
print(importlib.reload(json) is json)

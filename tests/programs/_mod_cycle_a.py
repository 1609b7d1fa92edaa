name = "a"
import _mod_cycle_b

seen = _mod_cycle_b.saw


def partner():
    return _mod_cycle_b.name

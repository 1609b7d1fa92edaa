import _mod_cycle_a

saw = (_mod_cycle_a.name, hasattr(_mod_cycle_a, "partner"))
name = "b"

"""Warnings for modules that must not import `warnings` at once."""


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    import warnings

    warnings.warn(message, category, stacklevel + 1, source, skip_file_prefixes=skip_file_prefixes)

# Runs programs for the fuzzer: each comes on standard input as its length, the most CPU seconds it may take, a newline
# and its text; the answer is the exit status (or minus the signal, for one that is killed), the lengths of its standard output and error, a newline
# and both. A child process per program keeps them apart without the start-up of an interpreter.
import os, resource, sys, tempfile, types


def run(source):
    """Executes a program as `__main__`. Does not return."""
    status = 1
    try:
        module = types.ModuleType("__main__")
        module.__dict__["__builtins__"] = __builtins__
        sys.modules["__main__"] = module
        exec(compile(source, "program.py", "exec"), module.__dict__)
        status = 0
    except SystemExit as e:
        status = e.code if isinstance(e.code, int) else 0 if e.code is None else 1
    except BaseException:
        sys.excepthook(*sys.exc_info())
    try:
        sys.stdout.flush()
    finally:
        os._exit(status & 0xFF)


def main():
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    while line := requests.readline():
        length, seconds = map(int, line.split())
        source = requests.read(length)
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            child = os.fork()
            if child == 0:
                resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
                resource.setrlimit(resource.RLIMIT_AS, (1 << 32, 1 << 32))
                resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
                os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
                os.dup2(out.fileno(), 1)
                os.dup2(err.fileno(), 2)
                run(source)
            status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            texts = []
            for file in out, err:
                file.seek(0)
                texts.append(file.read())
        answers.write(b"%d %d %d\n" % (status, *map(len, texts)))
        answers.writelines(texts)
        answers.flush()


main()

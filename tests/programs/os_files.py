# Files and folders: what of `os` asks the system about them, or changes them.
import os
import stat
import tempfile


def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except (OSError, TypeError, ValueError, NotImplementedError) as e:
        return type(e).__name__, str(e).replace(str(globals().get("top")), "TOP")


class Named:
    def __init__(self, path):
        self.path = path

    def __fspath__(self):
        return self.path


os.umask(0o022)
top = tempfile.mkdtemp()
os.chdir(top)
os.mkdir("d")
os.makedirs("d/e/f")
os.makedirs("d/e/f", exist_ok=True)
print(attempt(os.mkdir, "d"), attempt(os.mkdir, "no/d"), attempt(os.mkdir, Named("d")))
for name in "b", "a", "d/x":
    with open(name, "w") as f:
        f.write(name)
os.symlink("a", "link")
os.link("a", "hard")
os.symlink("nowhere", "broken")
print(os.readlink("link"), os.readlink(b"link"), attempt(os.readlink, "a"))
print(sorted(os.listdir()), sorted(os.listdir(b"d")), sorted(os.listdir(Named("d"))))
print(attempt(os.listdir, "no"), attempt(os.listdir, "a"))

# What is known of a file.
s = os.stat("a")
print(s.st_size, s.st_nlink, s[6], stat.S_ISREG(s.st_mode), len(s), s == tuple(s))
print(os.lstat("link").st_size, os.stat("link").st_size, stat.S_ISLNK(os.lstat("link").st_mode))
print(os.stat("link", follow_symlinks=False) == os.lstat("link"), os.path.samefile("a", "hard"))
print(type(s).__name__, type(s).__module__, s.n_fields, s.n_sequence_fields, s.n_unnamed_fields, type(s).__match_args__)
print(repr(os.stat_result(range(10))))
print(os.stat_result(range(19)).st_rdev, os.stat_result(range(10)).st_rdev, os.stat_result(range(10)).st_mtime)
for args in ((1, 2),), (range(30),), (3,):
    print(attempt(os.stat_result, *args))
print(attempt(os.stat, "no"), attempt(os.stat, 1.5), attempt(os.stat, "a\0b"), attempt(os.stat, None))
print(attempt(os.stat, Named(5)))
print(os.access("a", os.R_OK), os.access("a", os.X_OK, follow_symlinks=False), os.access("no", os.F_OK))

# Times, rights, owners.
os.utime("a", (10, 20.5))
print(os.stat("a").st_mtime, os.stat("a").st_atime, os.stat("a").st_mtime_ns)
os.utime("a", ns=(1_000_000_007, 5))
print(os.stat("a").st_atime_ns, os.stat("a").st_mtime_ns)
os.utime("a")
print(os.stat("a").st_mtime > 1e9)
print(attempt(os.utime, "a", (1, 2), ns=(1, 2)), attempt(os.utime, "a", 5), attempt(os.utime, "no"))
os.chmod("a", 0o640)
print(stat.filemode(os.stat("a").st_mode))
os.chown("a", -1, -1)
os.chown("a", os.getuid(), os.getgid(), follow_symlinks=False)

# Relative to a folder's descriptor.
fd = os.open("d", os.O_RDONLY)
print(os.stat("x", dir_fd=fd).st_size, sorted(os.listdir(fd)))
os.mkdir("new", dir_fd=fd)
os.rename("x", "y", src_dir_fd=fd, dst_dir_fd=fd)
os.symlink("y", "z", dir_fd=fd)
print(sorted(os.listdir("d")), os.readlink("z", dir_fd=fd), os.access("y", os.F_OK, dir_fd=fd))
print(attempt(os.stat, fd, dir_fd=fd))
os.rmdir("new", dir_fd=fd)
os.unlink("z", dir_fd=fd)
here = os.open("y", os.O_RDONLY, dir_fd=fd)
print(os.read(here, 10))
os.close(here)
print([(root == ".", sorted(folders), sorted(files)) for root, folders, files, _ in os.fwalk(".", dir_fd=fd)])
os.close(fd)

# Walks.
with os.scandir() as entries:
    for e in sorted(entries, key=lambda e: e.name):
        print(e, e.path, e.is_dir(), e.is_file(), e.is_symlink(), e.is_file(follow_symlinks=False), e.inode() > 0)
print([e.stat().st_size for e in sorted(os.scandir("."), key=lambda e: e.name) if e.is_file()])
print(sorted(e.path for e in os.scandir(b"d")), sorted(os.fspath(e) for e in os.scandir("d/")))
print(attempt(os.scandir, "no"), attempt(os.DirEntry))
for root, folders, files in os.walk("."):
    folders.sort()
    print(root, folders, sorted(files))
print([r for r, _, _ in os.walk("d", topdown=False)][-1])

# And away.
os.replace("b", "a")
os.rename("d/y", "moved")
print(attempt(os.rename, "no", "where"), attempt(os.rmdir, "d"), attempt(os.remove, "d"), attempt(os.unlink, "no"))
os.removedirs("d/e/f")
os.mkfifo("fifo")
print(stat.S_ISFIFO(os.stat("fifo").st_mode), stat.filemode(os.stat("fifo").st_mode))
os.mkdir("d")
os.renames("moved", "d/deep/er")
print(os.listdir("d"), os.path.exists("d/deep/er"))
for name in os.listdir():
    if os.path.isdir(name):
        os.remove("d/deep/er")
        os.removedirs("d/deep")
    else:
        os.remove(name)
print(os.listdir())
os.chdir("/")
os.rmdir(top)
print(os.path.exists(top), os.getcwd(), os.getcwdb())
print(os.pathconf("/", "PC_NAME_MAX"), os.pathconf("/", "PC_PATH_MAX"), attempt(os.pathconf, "/", "PC_NO"))
v = os.statvfs("/")
print(v.f_bsize > 0, len(v), v.f_namemax)

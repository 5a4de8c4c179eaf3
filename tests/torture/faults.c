/* Faults of the disk, made to order: loaded with LD_PRELOAD into a child of the tests, never into the tests themselves.
 *
 * Every call that touches a file under NGUON_FAULT_FOLDER is counted. At call number NGUON_FAULT_AT of the class
 * NGUON_FAULT_OF (all, changes, room, writes, syncs) comes what NGUON_FAULT says:
 *
 *   kill, kill_after   the process ends by SIGKILL before the call, or after it
 *   kill_torn          half of what is to be written is, then SIGKILL
 *   stop               the process stops before the call until it gets SIGCONT
 *   eio, fsync_fail    this one call fails with EIO
 *   gone               this call and all after it fail with EIO: the stick is pulled out
 *   enospc             this call and all after it that need room fail with ENOSPC
 *   short              half of what is to be written is, and the call says so
 *
 * Or, with NGUON_FAULT_ERRNO: every call fails with that number whose name begins with NGUON_FAULT_CALL ("open for writing" is
 * one) and whose path ends with NGUON_FAULT_END; either left out means any.
 *
 * NGUON_FAULT_COUNT names a file that is told "fired <call> <path>" when it comes, and "total <class>=<calls> …" at the
 * end. A program that makes its system calls without the C library is not seen.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

/* What a call is. Each class holds the ones that its fault can happen to. */
enum { ALL = 1, CHANGES = 2, ROOM = 4, WRITES = 8, SYNCS = 16 };
static const struct { const char *name; int bit; } CLASSES[] = {
    {"all", ALL}, {"changes", CHANGES}, {"room", ROOM}, {"writes", WRITES}, {"syncs", SYNCS}};
enum { CLASS_COUNT = sizeof CLASSES / sizeof CLASSES[0] };

/* What is to be done at a call. */
enum verdict { GO_ON, FAIL, HALF, HALF_THEN_DIE, DIE_AFTER };

static char folder[PATH_MAX];
static size_t folder_length;
static const char *fault = "none", *count_path;
static int of = ALL;
static long at;
static atomic_long counted[CLASS_COUNT];
static atomic_int failing;
static int number_wanted;
static const char *call_wanted = "", *end_wanted = "";
static unsigned char inside[65536];

__attribute__((constructor)) static void begin(void) {
    const char *text = getenv("NGUON_FAULT_FOLDER");
    if (text && strlen(text) < sizeof folder) {
        strcpy(folder, text);
        folder_length = strlen(folder);
    }
    if ((text = getenv("NGUON_FAULT"))) fault = text;
    if ((text = getenv("NGUON_FAULT_AT"))) at = atol(text);
    if ((text = getenv("NGUON_FAULT_OF")))
        for (int each = 0; each < CLASS_COUNT; each++)
            if (!strcmp(text, CLASSES[each].name)) of = CLASSES[each].bit;
    if ((text = getenv("NGUON_FAULT_ERRNO"))) number_wanted = atoi(text);
    if ((text = getenv("NGUON_FAULT_CALL"))) call_wanted = text;
    if ((text = getenv("NGUON_FAULT_END"))) end_wanted = text;
    count_path = getenv("NGUON_FAULT_COUNT");
    /* Tests that are broken off leave no stopped child behind. */
    prctl(PR_SET_PDEATHSIG, SIGKILL);
}

/* By the system's own calls: what is told here is not counted. */
static void tell(const char *text) {
    if (!count_path) return;
    int to = (int)syscall(SYS_openat, AT_FDCWD, count_path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (to < 0) return;
    syscall(SYS_write, to, text, strlen(text));
    syscall(SYS_close, to);
}

__attribute__((destructor)) static void end(void) {
    char line[256] = "total";
    for (int each = 0; each < CLASS_COUNT; each++) {
        size_t used = strlen(line);
        snprintf(line + used, sizeof line - used, " %s=%ld", CLASSES[each].name, atomic_load(&counted[each]));
    }
    strcat(line, "\n");
    tell(line);
}

static int is_inside(const char *path) {
    return folder_length && !strncmp(path, folder, folder_length) && (path[folder_length] == '/' || !path[folder_length]);
}

/* A path as the folder is written: whole. */
static int path_is_inside(int at_folder, const char *path) {
    char whole[2 * PATH_MAX];
    if (!path || !folder_length) return 0;
    if (path[0] == '/') return is_inside(path);
    if (at_folder == AT_FDCWD) {
        if (!getcwd(whole, PATH_MAX)) return 0;
    } else {
        char link[64];
        snprintf(link, sizeof link, "/proc/self/fd/%d", at_folder);
        ssize_t length = syscall(SYS_readlink, link, whole, PATH_MAX - 1);
        if (length < 0) return 0;
        whole[length] = 0;
    }
    size_t used = strlen(whole);
    snprintf(whole + used, sizeof whole - used, "/%s", path);
    return is_inside(whole);
}

static int fd_is_inside(int fd) { return fd >= 0 && fd < (int)sizeof inside && inside[fd]; }

static void now_open(int fd) {
    char link[64], path[PATH_MAX];
    if (fd < 0 || fd >= (int)sizeof inside) return;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = syscall(SYS_readlink, link, path, sizeof path - 1);
    if (length < 0) length = 0;
    path[length] = 0;
    inside[fd] = (unsigned char)is_inside(path);
}

static void die(void) {
    syscall(SYS_kill, getpid(), SIGKILL);
    for (;;) pause();
}

/* Whether a call is one of those that fail with a number of their own. */
static int is_wanted(const char *call, const char *path) {
    size_t path_length = path ? strlen(path) : 0, end_length = strlen(end_wanted);
    return number_wanted && !strncmp(call, call_wanted, strlen(call_wanted)) && path_length >= end_length &&
           !strcmp(path + path_length - end_length, end_wanted);
}

/* Counts a call and says what is to come of it. */
static enum verdict verdict(const char *call, const char *path, int fd, int classes) {
    long number = 0;
    classes |= ALL;
    for (int each = 0; each < CLASS_COUNT; each++)
        if (classes & CLASSES[each].bit) {
            long so_far = atomic_fetch_add(&counted[each], 1) + 1;
            if (CLASSES[each].bit == of) number = so_far;
        }
    if (atomic_load(&failing) && (!strcmp(fault, "gone") || (classes & ROOM))) {
        errno = !strcmp(fault, "gone") ? EIO : ENOSPC;
        return FAIL;
    }
    if (!number_wanted && (!at || number != at)) return GO_ON;

    char link[64], named[PATH_MAX] = "", line[PATH_MAX + 128];
    if (!path && fd >= 0) {
        snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
        ssize_t length = syscall(SYS_readlink, link, named, sizeof named - 1);
        named[length < 0 ? 0 : length] = 0;
        path = named;
    }
    if (number_wanted && !is_wanted(call, path ? path : "")) return GO_ON;
    snprintf(line, sizeof line, "fired %s %s\n", call, path ? path : "");
    tell(line);
    if (number_wanted) {
        errno = number_wanted;
        return FAIL;
    }
    if (!strcmp(fault, "kill")) die();
    if (!strcmp(fault, "kill_after")) return DIE_AFTER;
    if (!strcmp(fault, "kill_torn")) {
        if (!(classes & WRITES)) die();
        return HALF_THEN_DIE;
    }
    if (!strcmp(fault, "stop")) {
        syscall(SYS_kill, getpid(), SIGSTOP);
        return GO_ON;
    }
    if (!strcmp(fault, "short")) return HALF;
    if (!strcmp(fault, "enospc") || !strcmp(fault, "gone")) atomic_store(&failing, 1);
    errno = !strcmp(fault, "enospc") ? ENOSPC : EIO;
    return !strcmp(fault, "none") ? GO_ON : FAIL;
}

/* The C library's own function of a name. */
#define NEXT(result, name, ...)                                                                                        \
    static result (*next)(__VA_ARGS__);                                                                                \
    if (!next) *(void **)&next = dlsym(RTLD_NEXT, #name)

/* A call that fails or goes on, and never half. */
#define PLAIN(call, path, fd, classes, act)                                                                            \
    do {                                                                                                               \
        enum verdict said = verdict(call, path, fd, classes);                                                          \
        if (said == FAIL) return -1;                                                                                   \
        __typeof__(act) result = act;                                                                                  \
        if (said == DIE_AFTER || said == HALF_THEN_DIE) die();                                                         \
        return result;                                                                                                 \
    } while (0)

/* ---------- opening and closing ---------- */

static const char *name_of_open(int flags) { return (flags & O_ACCMODE) == O_RDONLY ? "open" : "open for writing"; }

static int classes_of_open(int at_folder, const char *path, int flags) {
    if (flags & O_TRUNC) return CHANGES;
    /* A file that is there needs no room to be opened. */
    return (flags & O_CREAT) && syscall(SYS_faccessat, at_folder, path, F_OK) ? CHANGES | ROOM : 0;
}

#define OPEN(at_folder, path, flags, act)                                                                              \
    do {                                                                                                               \
        enum verdict said = GO_ON;                                                                                     \
        if (path_is_inside(at_folder, path)) said = verdict(name_of_open(flags), path, -1, classes_of_open(at_folder, path, flags));  \
        if (said == FAIL) return -1;                                                                                   \
        int fd = act;                                                                                                  \
        now_open(fd);                                                                                                  \
        if (said == DIE_AFTER || said == HALF_THEN_DIE) die();                                                         \
        return fd;                                                                                                     \
    } while (0)

#define MODE(flags)                                                                                                    \
    mode_t mode = 0;                                                                                                   \
    if ((flags) & (O_CREAT | __O_TMPFILE)) {                                                                           \
        va_list more;                                                                                                  \
        va_start(more, flags);                                                                                         \
        mode = va_arg(more, mode_t);                                                                                   \
        va_end(more);                                                                                                  \
    }

int open(const char *path, int flags, ...) {
    NEXT(int, open, const char *, int, ...);
    MODE(flags)
    OPEN(AT_FDCWD, path, flags, next(path, flags, mode));
}
int open64(const char *path, int flags, ...) {
    NEXT(int, open64, const char *, int, ...);
    MODE(flags)
    OPEN(AT_FDCWD, path, flags, next(path, flags, mode));
}
int openat(int at_folder, const char *path, int flags, ...) {
    NEXT(int, openat, int, const char *, int, ...);
    MODE(flags)
    OPEN(at_folder, path, flags, next(at_folder, path, flags, mode));
}
int openat64(int at_folder, const char *path, int flags, ...) {
    NEXT(int, openat64, int, const char *, int, ...);
    MODE(flags)
    OPEN(at_folder, path, flags, next(at_folder, path, flags, mode));
}
int creat(const char *path, mode_t mode) {
    NEXT(int, creat, const char *, mode_t);
    OPEN(AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, next(path, mode));
}
int creat64(const char *path, mode_t mode) {
    NEXT(int, creat64, const char *, mode_t);
    OPEN(AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, next(path, mode));
}
int close(int fd) {
    NEXT(int, close, int);
    if (!fd_is_inside(fd)) return next(fd);
    enum verdict said = verdict("close", NULL, fd, 0);
    int failed = errno;
    inside[fd] = 0;
    /* A close that fails has closed. */
    int result = next(fd);
    if (said == DIE_AFTER || said == HALF_THEN_DIE) die();
    if (said != FAIL) return result;
    errno = failed;
    return -1;
}

/* ---------- reading ---------- */

#define READ(call, fd, act)                                                                                            \
    if (!fd_is_inside(fd)) return act;                                                                                 \
    PLAIN(call, NULL, fd, 0, act)

ssize_t read(int fd, void *into, size_t length) {
    NEXT(ssize_t, read, int, void *, size_t);
    READ("read", fd, next(fd, into, length));
}
ssize_t readv(int fd, const struct iovec *into, int parts) {
    NEXT(ssize_t, readv, int, const struct iovec *, int);
    READ("readv", fd, next(fd, into, parts));
}
ssize_t pread(int fd, void *into, size_t length, off_t place) {
    NEXT(ssize_t, pread, int, void *, size_t, off_t);
    READ("pread", fd, next(fd, into, length, place));
}
ssize_t pread64(int fd, void *into, size_t length, off64_t place) {
    NEXT(ssize_t, pread64, int, void *, size_t, off64_t);
    READ("pread", fd, next(fd, into, length, place));
}

/* ---------- writing ---------- */

/* `act` writes `length` bytes. */
#define WRITE(call, fd, length, act)                                                                                   \
    do {                                                                                                               \
        if (!fd_is_inside(fd)) return act;                                                                             \
        enum verdict said = verdict(call, NULL, fd, CHANGES | ROOM | WRITES);                                          \
        if (said == FAIL) return -1;                                                                                   \
        if ((said == HALF || said == HALF_THEN_DIE) && length > 1) length /= 2;                                        \
        ssize_t result = act;                                                                                          \
        if (said == DIE_AFTER || said == HALF_THEN_DIE) die();                                                         \
        return result;                                                                                                 \
    } while (0)

ssize_t write(int fd, const void *from, size_t length) {
    NEXT(ssize_t, write, int, const void *, size_t);
    WRITE("write", fd, length, next(fd, from, length));
}
ssize_t pwrite(int fd, const void *from, size_t length, off_t place) {
    NEXT(ssize_t, pwrite, int, const void *, size_t, off_t);
    WRITE("pwrite", fd, length, next(fd, from, length, place));
}
ssize_t pwrite64(int fd, const void *from, size_t length, off64_t place) {
    NEXT(ssize_t, pwrite64, int, const void *, size_t, off64_t);
    WRITE("pwrite", fd, length, next(fd, from, length, place));
}
ssize_t writev(int fd, const struct iovec *from, int parts) {
    NEXT(ssize_t, writev, int, const struct iovec *, int);
    if (!fd_is_inside(fd)) return next(fd, from, parts);
    enum verdict said = verdict("writev", NULL, fd, CHANGES | ROOM | WRITES);
    if (said == FAIL) return -1;
    if (said != HALF && said != HALF_THEN_DIE) {
        ssize_t result = next(fd, from, parts);
        if (said == DIE_AFTER) die();
        return result;
    }
    struct iovec half = from[0];
    if (half.iov_len > 1) half.iov_len /= 2;
    ssize_t result = next(fd, &half, 1);
    if (said == HALF_THEN_DIE) die();
    return result;
}
ssize_t copy_file_range(int from, off64_t *from_place, int to, off64_t *to_place, size_t length, unsigned flags) {
    NEXT(ssize_t, copy_file_range, int, off64_t *, int, off64_t *, size_t, unsigned);
    WRITE("copy_file_range", to, length, next(from, from_place, to, to_place, length, flags));
}
ssize_t sendfile(int to, int from, off_t *place, size_t length) {
    NEXT(ssize_t, sendfile, int, int, off_t *, size_t);
    WRITE("sendfile", to, length, next(to, from, place, length));
}
ssize_t sendfile64(int to, int from, off64_t *place, size_t length) {
    NEXT(ssize_t, sendfile64, int, int, off64_t *, size_t);
    WRITE("sendfile", to, length, next(to, from, place, length));
}
int ftruncate(int fd, off_t length) {
    NEXT(int, ftruncate, int, off_t);
    if (!fd_is_inside(fd)) return next(fd, length);
    PLAIN("ftruncate", NULL, fd, CHANGES, next(fd, length));
}
int ftruncate64(int fd, off64_t length) {
    NEXT(int, ftruncate64, int, off64_t);
    if (!fd_is_inside(fd)) return next(fd, length);
    PLAIN("ftruncate", NULL, fd, CHANGES, next(fd, length));
}
int fallocate(int fd, int mode, off_t place, off_t length) {
    NEXT(int, fallocate, int, int, off_t, off_t);
    if (!fd_is_inside(fd)) return next(fd, mode, place, length);
    PLAIN("fallocate", NULL, fd, CHANGES | ROOM, next(fd, mode, place, length));
}
int fallocate64(int fd, int mode, off64_t place, off64_t length) {
    NEXT(int, fallocate64, int, int, off64_t, off64_t);
    if (!fd_is_inside(fd)) return next(fd, mode, place, length);
    PLAIN("fallocate", NULL, fd, CHANGES | ROOM, next(fd, mode, place, length));
}
/* These two give the error itself. */
int posix_fallocate(int fd, off_t place, off_t length) {
    NEXT(int, posix_fallocate, int, off_t, off_t);
    if (!fd_is_inside(fd)) return next(fd, place, length);
    enum verdict said = verdict("fallocate", NULL, fd, CHANGES | ROOM);
    return said == FAIL ? errno : next(fd, place, length);
}
int posix_fallocate64(int fd, off64_t place, off64_t length) {
    NEXT(int, posix_fallocate64, int, off64_t, off64_t);
    if (!fd_is_inside(fd)) return next(fd, place, length);
    enum verdict said = verdict("fallocate", NULL, fd, CHANGES | ROOM);
    return said == FAIL ? errno : next(fd, place, length);
}
int fsync(int fd) {
    NEXT(int, fsync, int);
    if (!fd_is_inside(fd)) return next(fd);
    PLAIN("fsync", NULL, fd, CHANGES | SYNCS, next(fd));
}
int fdatasync(int fd) {
    NEXT(int, fdatasync, int);
    if (!fd_is_inside(fd)) return next(fd);
    PLAIN("fdatasync", NULL, fd, CHANGES | SYNCS, next(fd));
}

/* ---------- names ---------- */

#define NAMED(call, is_in, path, classes, act)                                                                         \
    if (!(is_in)) return act;                                                                                          \
    PLAIN(call, path, -1, classes, act)

int rename(const char *from, const char *to) {
    NEXT(int, rename, const char *, const char *);
    NAMED("rename", path_is_inside(AT_FDCWD, to), to, CHANGES, next(from, to));
}
int renameat(int from_folder, const char *from, int to_folder, const char *to) {
    NEXT(int, renameat, int, const char *, int, const char *);
    NAMED("rename", path_is_inside(to_folder, to), to, CHANGES, next(from_folder, from, to_folder, to));
}
int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags) {
    NEXT(int, renameat2, int, const char *, int, const char *, unsigned);
    NAMED("rename", path_is_inside(to_folder, to), to, CHANGES, next(from_folder, from, to_folder, to, flags));
}
int unlink(const char *path) {
    NEXT(int, unlink, const char *);
    NAMED("unlink", path_is_inside(AT_FDCWD, path), path, CHANGES, next(path));
}
int unlinkat(int at_folder, const char *path, int flags) {
    NEXT(int, unlinkat, int, const char *, int);
    NAMED("unlink", path_is_inside(at_folder, path), path, CHANGES, next(at_folder, path, flags));
}
int link(const char *from, const char *to) {
    NEXT(int, link, const char *, const char *);
    NAMED("link", path_is_inside(AT_FDCWD, to), to, CHANGES | ROOM, next(from, to));
}
int linkat(int from_folder, const char *from, int to_folder, const char *to, int flags) {
    NEXT(int, linkat, int, const char *, int, const char *, int);
    NAMED("link", path_is_inside(to_folder, to), to, CHANGES | ROOM, next(from_folder, from, to_folder, to, flags));
}
int mkdir(const char *path, mode_t mode) {
    NEXT(int, mkdir, const char *, mode_t);
    NAMED("mkdir", path_is_inside(AT_FDCWD, path), path, CHANGES | ROOM, next(path, mode));
}

/* Loaded before libc: writes down every change to files under DISK_ROOT into DISK_JOURNAL, and lets
 * writes fail after a number of bytes. Read by tests/support/disk/journal.py. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST_FILES 4096

static char root[PATH_MAX];
static size_t root_length;
static int journal = -1;
static char tracked[MOST_FILES];
static long left = -1; /* bytes that may still be written; -1: any number */
static int failure = ENOSPC;
static int started;

static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off64_t);
static int (*real_open)(const char *, int, ...);
static int (*real_close)(int);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_ftruncate)(int, off64_t);
static int (*real_rename)(const char *, const char *);
static int (*real_unlink)(const char *);

static void start(void)
{
    if (started)
        return;
    started = 1;
    real_write = dlsym(RTLD_NEXT, "write");
    real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
    real_open = dlsym(RTLD_NEXT, "open64");
    real_close = dlsym(RTLD_NEXT, "close");
    real_fsync = dlsym(RTLD_NEXT, "fsync");
    real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
    real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
    real_rename = dlsym(RTLD_NEXT, "rename");
    real_unlink = dlsym(RTLD_NEXT, "unlink");
    const char *where = getenv("DISK_ROOT"), *file = getenv("DISK_JOURNAL");
    if (where && strlen(where) < sizeof root) {
        strcpy(root, where);
        root_length = strlen(root);
    }
    if (file)
        journal = real_open(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int ours(const char *path)
{
    return root_length && path && !strncmp(path, root, root_length) && path[root_length] == '/';
}

/* One record: kind, inode, number, length of text, length of data, then both. */
static void note(char kind, uint64_t inode, uint64_t number, const char *text, const void *data,
                 size_t size)
{
    if (journal < 0)
        return;
    struct __attribute__((packed)) {
        char kind;
        uint64_t inode, number;
        uint32_t text, data;
    } head = {kind, inode, number, (uint32_t)strlen(text), (uint32_t)size};
    struct iovec parts[3] = {{&head, sizeof head}, {(void *)text, head.text}, {(void *)data, size}};
    int kept = errno;
    if (writev(journal, parts, 3) < 0)
        abort();
    errno = kept;
}

static uint64_t inode_of(int fd)
{
    struct stat found;
    return fstat(fd, &found) ? 0 : (uint64_t)found.st_ino;
}

static int is_tracked(int fd)
{
    return fd >= 0 && fd < MOST_FILES && tracked[fd];
}

static int opened(const char *path, int flags, mode_t mode)
{
    start();
    int created = 0;
    if (ours(path) && (flags & O_CREAT))
        created = access(path, F_OK) != 0;
    int fd = real_open(path, flags, mode);
    if (fd >= 0 && fd < MOST_FILES) {
        tracked[fd] = ours(path) || (root_length && path && !strcmp(path, root));
        if (tracked[fd]) {
            note(created ? 'C' : 'O', inode_of(fd), 0, path, NULL, 0);
            if (flags & O_TRUNC)
                note('T', inode_of(fd), 0, "", NULL, 0);
        }
    }
    return fd;
}

#define OPENER(name)                                   \
    int name(const char *path, int flags, ...)         \
    {                                                  \
        va_list rest;                                  \
        va_start(rest, flags);                         \
        mode_t mode = va_arg(rest, mode_t);            \
        va_end(rest);                                  \
        return opened(path, flags, mode);              \
    }
OPENER(open)
OPENER(open64)

int close(int fd)
{
    start();
    if (is_tracked(fd))
        tracked[fd] = 0;
    return real_close(fd);
}

/* How many of so many bytes may be written; 0 with errno set when none. */
static size_t allowed(size_t wanted)
{
    if (left < 0)
        return wanted;
    if (left == 0) {
        errno = failure;
        return 0;
    }
    size_t may = wanted < (size_t)left ? wanted : (size_t)left;
    left -= (long)may;
    return may;
}

static ssize_t put(int fd, const void *data, size_t size, off64_t at)
{
    size_t may = allowed(size);
    if (!may && size)
        return -1;
    ssize_t done = real_pwrite(fd, data, may, at);
    if (done > 0)
        note('W', inode_of(fd), (uint64_t)at, "", data, (size_t)done);
    return done;
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t at)
{
    start();
    return is_tracked(fd) ? put(fd, data, size, at) : real_pwrite(fd, data, size, at);
}

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at)
{
    return pwrite(fd, data, size, at);
}

ssize_t write(int fd, const void *data, size_t size)
{
    start();
    if (!is_tracked(fd))
        return real_write(fd, data, size);
    struct stat found;
    off64_t at = lseek64(fd, 0, SEEK_CUR);
    if (fcntl(fd, F_GETFL) & O_APPEND)
        at = fstat(fd, &found) ? at : found.st_size;
    ssize_t done = put(fd, data, size, at);
    if (done > 0)
        lseek64(fd, at + done, SEEK_SET);
    return done;
}

static int cut(int fd, off64_t size)
{
    start();
    struct stat found;
    int grows = !fstat(fd, &found) && size > found.st_size;
    if (is_tracked(fd) && left == 0 && (grows || failure != ENOSPC)) {
        errno = failure;
        return -1;
    }
    int done = real_ftruncate(fd, size);
    if (!done && is_tracked(fd))
        note('T', inode_of(fd), (uint64_t)size, "", NULL, 0);
    return done;
}

int ftruncate(int fd, off_t size) { return cut(fd, size); }
int ftruncate64(int fd, off64_t size) { return cut(fd, size); }

static int flush(int fd, int (*real)(int))
{
    if (is_tracked(fd) && left == 0 && failure == EIO) {
        errno = EIO;
        return -1;
    }
    int done = real(fd);
    if (!done && is_tracked(fd))
        note('S', inode_of(fd), 0, "", NULL, 0);
    return done;
}

int fsync(int fd) { start(); return flush(fd, real_fsync); }
int fdatasync(int fd) { start(); return flush(fd, real_fdatasync); }

int rename(const char *from, const char *to)
{
    start();
    int done = real_rename(from, to);
    if (!done && ours(to))
        note('R', 0, 0, from, to, strlen(to));
    return done;
}

int unlink(const char *path)
{
    start();
    int done = real_unlink(path);
    if (!done && ours(path))
        note('U', 0, 0, path, NULL, 0);
    return done;
}

static int (*real_statvfs)(const char *, struct statvfs *);

int statvfs64(const char *path, struct statvfs64 *found)
{
    start();
    if (!real_statvfs)
        real_statvfs = dlsym(RTLD_NEXT, "statvfs64");
    int done = real_statvfs(path, (struct statvfs *)found);
    if (!done && left == 0 && failure == ENOSPC && (ours(path) || !strcmp(path, root)))
        found->f_bavail = found->f_bfree = 0;
    return done;
}

int statvfs(const char *path, struct statvfs *found)
{
    return statvfs64(path, (struct statvfs64 *)found);
}

/* For the process under test: this has been reported as saved. */
void disk_mark(const char *text) { start(); note('M', 0, 0, text, NULL, 0); }

/* For the process under test: after so many more bytes every write fails with this error. */
void disk_limit(long bytes, int error) { start(); left = bytes; failure = error; }

/* Lets the n-th call of one file function under one folder fail: loaded before libc, armed by the process under test. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#define SHORT (-1) /* instead of an error: only half of it is written */

static char armed[32], under[4096];
static int nth, with, lasting, seen;

/* Let call number `n` fail with `error`, and all later ones if `forever`; 0 lets none fail and counts. */
void fault_arm(const char *call, const char *folder, int n, int error, int forever)
{
    snprintf(armed, sizeof armed, "%s", call);
    snprintf(under, sizeof under, "%s", folder);
    nth = n, with = error, lasting = forever, seen = 0;
}

int fault_seen(void) { return seen; }

static int fails(const char *call, const char *path)
{
    if (!under[0] || strcmp(call, armed) || strncmp(path, under, strlen(under)))
        return 0;
    seen++;
    if (!nth || (lasting ? seen < nth : seen != nth))
        return 0;
    errno = with;
    return 1;
}

static int fails_on(const char *call, int fd)
{
    char link[64], path[4096];
    if (strcmp(call, armed))
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    path[length < 0 ? 0 : length] = 0;
    return fails(call, path);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

int open64(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = va_arg(rest, mode_t);
    va_end(rest);
    return fails("open64", path) ? -1 : REAL(open64)(path, flags, mode);
}

ssize_t pread64(int fd, void *data, size_t count, off64_t at)
{
    return fails_on("pread64", fd) ? -1 : REAL(pread64)(fd, data, count, at);
}

ssize_t pwrite64(int fd, const void *data, size_t count, off64_t at)
{
    if (!fails_on("pwrite64", fd))
        return REAL(pwrite64)(fd, data, count, at);
    return with == SHORT ? REAL(pwrite64)(fd, data, (count + 1) / 2, at) : -1;
}

ssize_t write(int fd, const void *data, size_t count)
{
    if (!fails_on("write", fd))
        return REAL(write)(fd, data, count);
    return with == SHORT ? REAL(write)(fd, data, (count + 1) / 2) : -1;
}

int fsync(int fd) { return fails_on("fsync", fd) ? -1 : REAL(fsync)(fd); }
int fdatasync(int fd) { return fails_on("fdatasync", fd) ? -1 : REAL(fdatasync)(fd); }
int ftruncate64(int fd, off64_t size) { return fails_on("ftruncate64", fd) ? -1 : REAL(ftruncate64)(fd, size); }
int unlink(const char *path) { return fails("unlink", path) ? -1 : REAL(unlink)(path); }
int rename(const char *old, const char *new) { return fails("rename", new) ? -1 : REAL(rename)(old, new); }

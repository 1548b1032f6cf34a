/* Loaded before libc's own: writes down every write, cut, flush and removal of files in the folder KINDSELF_WATCHED, and what is
   said on standard output, in order, into
   KINDSELF_RECORD, where that is set. One record: a letter, the file's name ended by a zero,
   offset and length as 8 bytes each, then the bytes. Linux only; the writer has one thread. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int record = -1;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static void note(char what, const char *name, off_t at, size_t length, const void *bytes) {
  if (record < 0) {
    const char *path = getenv("KINDSELF_RECORD");
    if (!path) return;
    record = REAL(open)(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  }
  long long numbers[2] = {at, (long long)length};
  __typeof__(&write) real = REAL(write);
  real(record, &what, 1);
  real(record, name, strlen(name) + 1);
  real(record, numbers, sizeof numbers);
  if (bytes && length) real(record, bytes, length);
}

/* The file's name in the watched folder, or NULL. SQLite's shared memory is made anew at each opening. */
static const char *watched(int fd) {
  static char target[PATH_MAX];
  char link[64];
  const char *folder = getenv("KINDSELF_WATCHED");
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, target, sizeof target - 1);
  if (!folder || length <= 0) return NULL;
  target[length] = 0;
  size_t n = strlen(folder);
  if (strncmp(target, folder, n) || target[n] != '/' || strstr(target, "-shm")) return NULL;
  return target + n + 1;
}

/* A small disk: after KINDSELF_ROOM bytes there is no room, until the file "ballast" is gone. */
static int is_full(const char *name, size_t length) {
  static long long written = 0;
  const char *room = getenv("KINDSELF_ROOM");
  char ballast[PATH_MAX];
  if (!room || !name) return 0;
  written += (long long)length;
  snprintf(ballast, sizeof ballast, "%s/ballast", getenv("KINDSELF_WATCHED"));
  if (written <= atoll(room) || access(ballast, F_OK)) return 0;
  errno = ENOSPC;
  return 1;
}

ssize_t write(int fd, const void *bytes, size_t length) {
  const char *name = fd == 1 ? "" : watched(fd);
  if (fd != 1 && is_full(name, length)) return -1;
  ssize_t done = REAL(write)(fd, bytes, length);
  if (done > 0 && fd == 1) note('s', "", 0, (size_t)done, bytes);
  else if (done > 0 && name) note('w', name, lseek(fd, 0, SEEK_CUR) - done, (size_t)done, bytes);
  return done;
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off_t at) {
  const char *name = watched(fd);
  if (is_full(name, length)) return -1;
  ssize_t done = REAL(pwrite64)(fd, bytes, length, at);
  if (done > 0 && name) note('w', name, at, (size_t)done, bytes);
  return done;
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) { return pwrite64(fd, bytes, length, at); }

int ftruncate64(int fd, off_t length) {
  int done = REAL(ftruncate64)(fd, length);
  const char *name = watched(fd);
  if (!done && name) note('t', name, length, 0, NULL);
  return done;
}

int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }

int unlink(const char *path) {
  int done = REAL(unlink)(path);
  const char *folder = getenv("KINDSELF_WATCHED");
  size_t n = folder ? strlen(folder) : 0;
  if (!done && folder && !strncmp(path, folder, n) && path[n] == '/') note('u', path + n + 1, 0, 0, NULL);
  return done;
}

static int flushed(int fd, int done) {
  const char *name = watched(fd);
  if (!done && name) note('f', name, 0, 0, NULL);
  return done;
}

int fsync(int fd) { return flushed(fd, REAL(fsync)(fd)); }

int fdatasync(int fd) { return flushed(fd, REAL(fdatasync)(fd)); }

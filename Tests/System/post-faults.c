/* A preload library for 85-post.py: counts the calls that change what frist-post leaves behind, and at the Nth one ends the
 * process or lets the call fail. The program has one thread, and what it starts does not inherit the library.
 *
 *   POST_UNDER=DIR[:DIR]  calls on these directories and what is below; starting a process and waiting for it count always
 *   POST_AT=N             0: only count
 *   POST_DO=before|after  end the process, as SIGKILL does, before or after the call
 *           half          write half of it, then end the process (other calls: as before)
 *           NUMBER        let it fail once with this errno
 *   POST_LOG=FILE         a line a call: its name
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static long count;

static const char *value(const char *name) {
  const char *text = getenv(name);
  return text ? text : "";
}

static void end(void) {
  syscall(SYS_kill, syscall(SYS_getpid), SIGKILL);
  for (;;) pause();
}

static int is_below(int directory, const char *name) {
  char link[64], path[2 * PATH_MAX], base[PATH_MAX];
  if (name && name[0] == '/') {
    snprintf(path, sizeof path, "%s", name);
  } else {
    if (directory == AT_FDCWD) snprintf(link, sizeof link, "/proc/self/cwd");
    else snprintf(link, sizeof link, "/proc/self/fd/%d", directory);
    ssize_t length = readlink(link, base, sizeof base - 1);
    if (length < 0) return 0;
    base[length] = 0;
    snprintf(path, sizeof path, "%s/%s", base, name ? name : "");
  }
  char all[PATH_MAX], *rest = all;
  snprintf(all, sizeof all, "%s", value("POST_UNDER"));
  for (char *one; (one = strsep(&rest, ":"));)
    if (*one && !strncmp(path, one, strlen(one))) return 1;
  return 0;
}

enum { GO, HALF, AFTER, FAIL };

/* What is to become of this call; FAIL with errno set. */
static int meet(const char *call, int counts) {
  if (!counts) return GO;
  count++;
  const char *log = value("POST_LOG");
  if (*log) {
    char line[64];
    int length = snprintf(line, sizeof line, "%s\n", call);
    int file = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    syscall(SYS_write, file, line, length);
    syscall(SYS_close, file);
  }
  if (count != atol(value("POST_AT"))) return GO;
  const char *act = value("POST_DO");
  if (!strcmp(act, "before") || (!strcmp(act, "half") && strcmp(call, "write"))) end();
  if (!strcmp(act, "half")) return HALF;
  if (!strcmp(act, "after")) return AFTER;
  errno = atoi(act);
  return FAIL;
}

#define AROUND(name, counts, expression)       \
  int saved = errno, fate = meet(name, counts); \
  if (fate == FAIL) return -1;                  \
  errno = saved;                                \
  long result = (expression);                   \
  if (fate == AFTER) end();                     \
  return result;

ssize_t write(int file, const void *bytes, size_t size) {
  int fate = meet("write", file > 2 && is_below(file, NULL));
  if (fate == FAIL) return -1;
  ssize_t done = syscall(SYS_write, file, bytes, fate == HALF ? size / 2 : size);
  if (fate == HALF || fate == AFTER) end();
  return done;
}
int fsync(int file) { AROUND("fsync", is_below(file, NULL), syscall(SYS_fsync, file)) }
int ftruncate(int file, off_t size) { AROUND("ftruncate", is_below(file, NULL), syscall(SYS_ftruncate, file, size)) }
int ftruncate64(int file, off_t size) { AROUND("ftruncate", is_below(file, NULL), syscall(SYS_ftruncate, file, size)) }
int renameat(int a, const char *x, int b, const char *y) { AROUND("rename", is_below(b, y), syscall(SYS_renameat, a, x, b, y)) }
int link(const char *x, const char *y) { AROUND("link", is_below(AT_FDCWD, y), syscall(SYS_linkat, AT_FDCWD, x, AT_FDCWD, y, 0)) }
int unlink(const char *x) { AROUND("unlink", is_below(AT_FDCWD, x), syscall(SYS_unlinkat, AT_FDCWD, x, 0)) }
int unlinkat(int a, const char *x, int flags) { AROUND("unlink", is_below(a, x), syscall(SYS_unlinkat, a, x, flags)) }
int mkdirat(int a, const char *x, mode_t mode) { AROUND("mkdir", is_below(a, x), syscall(SYS_mkdirat, a, x, mode)) }

static int opened(int a, const char *x, int flags, mode_t mode) {
  AROUND(flags & O_CREAT ? "create" : "open", is_below(a, x), syscall(SYS_openat, a, x, flags, mode))
}
#define MODE                                   \
  mode_t mode = 0;                             \
  if (flags & O_CREAT) {                       \
    va_list list;                              \
    va_start(list, flags);                     \
    mode = va_arg(list, mode_t);               \
    va_end(list);                              \
  }
int open(const char *x, int flags, ...) { MODE return opened(AT_FDCWD, x, flags, mode); }
int open64(const char *x, int flags, ...) { MODE return opened(AT_FDCWD, x, flags, mode); }
int openat(int a, const char *x, int flags, ...) { MODE return opened(a, x, flags, mode); }
int openat64(int a, const char *x, int flags, ...) { MODE return opened(a, x, flags, mode); }

static long wait_for(pid_t pid, int *status, int options) { return syscall(SYS_wait4, pid, status, options, NULL); }
pid_t waitpid(pid_t pid, int *status, int options) { AROUND("wait", 1, wait_for(pid, status, options)) }

int posix_spawn(pid_t *restrict pid, const char *restrict path, const posix_spawn_file_actions_t *actions,
                const posix_spawnattr_t *restrict attributes, char *const argv[restrict], char *const envp[restrict]) {
  static int (*real)();
  if (!real) {
    extern void *dlsym(void *, const char *);
    real = (int (*)())dlsym((void *)-1L, "posix_spawn");
  }
  int fate = meet("spawn", 1);
  if (fate == FAIL) return errno;
  int result = real(pid, path, actions, attributes, argv, envp);
  if (fate == AFTER) end();
  return result;
}

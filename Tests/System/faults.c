/* A preload library for frist_faults.py and 87-post-crash.py: counts the calls by which a program changes
 * what it leaves behind, over all its threads, and at the Nth one ends the process or lets the call fail. What frist-post starts does
 * not inherit it.
 *
 *   FAULTS_UNDER=DIR[:DIR]  calls on these directories and what is below; starting a process and waiting for it count always
 *   FAULTS_CALLS=NAME[,NAME] only these count: write pwrite fsync fdatasync ftruncate rename link unlink mkdir chmod create open
 *                           (without O_CREAT) spawn wait
 *   FAULTS_GATE=FILE        only as long as there is this file
 *   FAULTS_AT=N             0: only count
 *   FAULTS_DO=before|after  end the process, as SIGKILL does, before or after the call
 *             half          write half of it, then end the process (other calls: as before)
 *             NUMBER        let it fail once with this errno; NUMBER+: from then on
 *   FAULTS_LOG=FILE         a line a call: its name and the path
 *   FAULTS_READER=DIR       a reader that moves each message there as soon as it is in `new`
 *   FAULTS_PLAIN=1          a file system that knows no rename but the plain one
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static atomic_long count;

static const char *value(const char *name) {
  const char *text = getenv(name);
  return text ? text : "";
}

static void end(void) {
  syscall(SYS_kill, syscall(SYS_getpid), SIGKILL);
  for (;;) pause();
}

/* The path that a name in a directory means; empty where that cannot be told. */
static void resolve(int directory, const char *name, char path[2 * PATH_MAX]) {
  char link[64], base[PATH_MAX];
  if (name && name[0] == '/') {
    snprintf(path, 2 * PATH_MAX, "%s", name);
    return;
  }
  if (directory == AT_FDCWD) snprintf(link, sizeof link, "/proc/self/cwd");
  else snprintf(link, sizeof link, "/proc/self/fd/%d", directory);
  ssize_t length = readlink(link, base, sizeof base - 1);
  if (length < 0) length = 0;
  base[length] = 0;
  snprintf(path, 2 * PATH_MAX, name ? "%s/%s" : "%s", base, name);
}

/* Whether one of some texts, parted by a character, is there: as a whole, or as what another begins with. */
static int has(const char *list, const char *separator, const char *text, int as_a_beginning) {
  char all[PATH_MAX], *rest = all;
  snprintf(all, sizeof all, "%s", list);
  for (char *one; (one = strsep(&rest, separator));)
    if (*one && (as_a_beginning ? !strncmp(text, one, strlen(one)) : !strcmp(text, one))) return 1;
  return 0;
}

enum { GO, HALF, AFTER, FAIL };

/* What is to become of this call; FAIL with errno set. */
static int meet(const char *call, int directory, const char *name) {
  const char *calls = value("FAULTS_CALLS"), *gate = value("FAULTS_GATE"), *log = value("FAULTS_LOG");
  if (*calls && !has(calls, ",", call, 0)) return GO;
  char path[2 * PATH_MAX] = "";
  int is_process = !strcmp(call, "spawn") || !strcmp(call, "wait");
  if (!is_process) {
    resolve(directory, name, path);
    if (!has(value("FAULTS_UNDER"), ":", path, 1)) return GO;
  }
  if (*gate && syscall(SYS_faccessat, AT_FDCWD, gate, F_OK) != 0) return GO;
  long number = atomic_fetch_add(&count, 1) + 1;
  if (*log) {
    char line[2 * PATH_MAX + 64];
    int length = snprintf(line, sizeof line, "%s %s\n", call, path);
    int file = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    syscall(SYS_write, file, line, length);
    syscall(SYS_close, file);
  }
  long at = atol(value("FAULTS_AT"));
  const char *act = value("FAULTS_DO");
  if (at == 0 || number < at || (number > at && !strchr(act, '+'))) return GO;
  int is_write = !strcmp(call, "write") || !strcmp(call, "pwrite");
  if (!strcmp(act, "before") || (!strcmp(act, "half") && !is_write)) end();
  if (!strcmp(act, "half")) return HALF;
  if (!strcmp(act, "after")) return AFTER;
  errno = atoi(act);
  return FAIL;
}

/* errno is as the call itself leaves it. */
#define AROUND(name, directory, path, expression)        \
  int saved = errno, fate = meet(name, directory, path); \
  if (fate == FAIL) return -1;                           \
  errno = saved;                                         \
  long result = (expression);                            \
  if (fate == AFTER) end();                              \
  return result;

static ssize_t written(const char *call, int file, const void *bytes, size_t size, off_t place) {
  int saved = errno, fate = file > 2 ? meet(call, file, NULL) : GO;
  if (fate == FAIL) return -1;
  errno = saved;
  if (fate == HALF) size /= 2;
  ssize_t done = place < 0 ? syscall(SYS_write, file, bytes, size) : syscall(SYS_pwrite64, file, bytes, size, place);
  if (fate == HALF || fate == AFTER) end();
  return done;
}
ssize_t write(int file, const void *bytes, size_t size) { return written("write", file, bytes, size, -1); }
ssize_t pwrite(int file, const void *bytes, size_t size, off_t place) { return written("pwrite", file, bytes, size, place); }
ssize_t pwrite64(int file, const void *bytes, size_t size, off_t place) { return written("pwrite", file, bytes, size, place); }
int fsync(int file) { AROUND("fsync", file, NULL, syscall(SYS_fsync, file)) }
int fdatasync(int file) { AROUND("fdatasync", file, NULL, syscall(SYS_fdatasync, file)) }
int ftruncate(int file, off_t size) { AROUND("ftruncate", file, NULL, syscall(SYS_ftruncate, file, size)) }
int ftruncate64(int file, off_t size) { AROUND("ftruncate", file, NULL, syscall(SYS_ftruncate, file, size)) }
int fchmod(int file, mode_t mode) { AROUND("chmod", file, NULL, syscall(SYS_fchmod, file, mode)) }

/* Renames, and lets the reader at what has arrived. */
static long moved(int a, const char *x, int b, const char *y, unsigned flags) {
  long result = syscall(SYS_renameat2, a, x, b, y, flags);
  char path[2 * PATH_MAX], to[2 * PATH_MAX];
  resolve(b, NULL, path);
  size_t length = strlen(path);
  if (result == 0 && *value("FAULTS_READER") && length > 4 && !strcmp(path + length - 4, "/new")) {
    snprintf(to, sizeof to, "%s/%d-%ld-%s", value("FAULTS_READER"), (int)syscall(SYS_getpid), (long)count, y);
    syscall(SYS_renameat2, b, y, AT_FDCWD, to, 0);
  }
  return result;
}
int renameat(int a, const char *x, int b, const char *y) { AROUND("rename", b, y, moved(a, x, b, y, 0)) }
int renameat2(int a, const char *x, int b, const char *y, unsigned flags) {
  if (flags && *value("FAULTS_PLAIN")) {
    errno = EINVAL;
    return -1;
  }
  AROUND("rename", b, y, moved(a, x, b, y, flags))
}
int link(const char *x, const char *y) { AROUND("link", AT_FDCWD, y, syscall(SYS_linkat, AT_FDCWD, x, AT_FDCWD, y, 0)) }
int linkat(int a, const char *x, int b, const char *y, int flags) { AROUND("link", b, y, syscall(SYS_linkat, a, x, b, y, flags)) }
int unlink(const char *x) { AROUND("unlink", AT_FDCWD, x, syscall(SYS_unlinkat, AT_FDCWD, x, 0)) }
int unlinkat(int a, const char *x, int flags) { AROUND("unlink", a, x, syscall(SYS_unlinkat, a, x, flags)) }
int mkdir(const char *x, mode_t mode) { AROUND("mkdir", AT_FDCWD, x, syscall(SYS_mkdirat, AT_FDCWD, x, mode)) }
int mkdirat(int a, const char *x, mode_t mode) { AROUND("mkdir", a, x, syscall(SYS_mkdirat, a, x, mode)) }

static int opened(int a, const char *x, int flags, mode_t mode) {
  AROUND(flags & O_CREAT ? "create" : "open", a, x, syscall(SYS_openat, a, x, flags, mode))
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
pid_t waitpid(pid_t pid, int *status, int options) { AROUND("wait", AT_FDCWD, NULL, wait_for(pid, status, options)) }

int posix_spawn(pid_t *restrict pid, const char *restrict path, const posix_spawn_file_actions_t *actions,
                const posix_spawnattr_t *restrict attributes, char *const argv[restrict], char *const envp[restrict]) {
  static int (*real)();
  if (!real) real = (int (*)())dlsym(RTLD_NEXT, "posix_spawn");
  int fate = meet("spawn", AT_FDCWD, NULL);
  if (fate == FAIL) return errno;
  int result = real(pid, path, actions, attributes, argv, envp);
  if (fate == AFTER) end();
  return result;
}

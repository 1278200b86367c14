// What Swift needs of libsystemd, and of the C library what the Glibc module lacks.
#include <malloc.h>
#include <sys/pidfd.h>
#include <sys/timerfd.h>
#include <systemd/sd-daemon.h>
#include <systemd/sd-journal.h>

// In stdio.h, where _GNU_SOURCE is defined before anything of the C library is seen.
int renameat2(int, const char *, int, const char *, unsigned int);
#define FRIST_RENAME_NOREPLACE 1u

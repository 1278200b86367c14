// What Swift needs of libsystemd, and of the C library what the Glibc module lacks.
#include <sys/pidfd.h>
#include <sys/timerfd.h>
#include <systemd/sd-daemon.h>
#include <systemd/sd-journal.h>

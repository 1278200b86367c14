/* A preloaded library that gives one process a wall clock of its own: so far from the machine's that it is a working hour
 * of a working day there, and, where asked for, one that is never quite that of its alarms.
 *
 *   SHIM_SHIFT=SECONDS    the wall clock shows so much more
 *   SHIM_EARLY_MS=N       and N milliseconds less than the clock by which alarms go off
 *   SHIM_JITTER_MS=N      and at each look another moment of N milliseconds to either side
 */
#define _GNU_SOURCE
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

static long from_environment(const char *name) {
  const char *text = getenv(name);
  return text ? atol(text) : 0;
}

int clock_gettime(clockid_t clock, struct timespec *now) {
  int result = syscall(SYS_clock_gettime, clock, now);
  if (result != 0 || clock != CLOCK_REALTIME) return result;
  long jitter = from_environment("SHIM_JITTER_MS");
  long milliseconds = -from_environment("SHIM_EARLY_MS") + (jitter ? random() % (2 * jitter + 1) - jitter : 0);
  long nanoseconds = now->tv_nsec + milliseconds * 1000000;
  now->tv_sec += from_environment("SHIM_SHIFT");
  while (nanoseconds < 0) nanoseconds += 1000000000, now->tv_sec--;
  while (nanoseconds >= 1000000000) nanoseconds -= 1000000000, now->tv_sec++;
  now->tv_nsec = nanoseconds;
  return 0;
}

/* As the kernel has it: up to a tick behind the clock by which alarms go off. */
time_t time(time_t *place) {
  struct timespec now;
  syscall(SYS_clock_gettime, CLOCK_REALTIME_COARSE, &now);
  now.tv_sec += from_environment("SHIM_SHIFT");
  if (place) *place = now.tv_sec;
  return now.tv_sec;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
  struct timespec precise;
  (void)zone;
  clock_gettime(CLOCK_REALTIME, &precise);
  now->tv_sec = precise.tv_sec;
  now->tv_usec = precise.tv_nsec / 1000;
  return 0;
}

/* Alarms go off by the machine's own clock: only the shift is taken out of them. */
int timerfd_settime(int timer, int flags, const struct itimerspec *wanted, struct itimerspec *old) {
  struct itimerspec real = *wanted;
  if ((flags & TFD_TIMER_ABSTIME) && real.it_value.tv_sec > 1000000000) {
    real.it_value.tv_sec -= from_environment("SHIM_SHIFT");
    if (real.it_value.tv_sec < 1) real.it_value.tv_sec = 1;
  }
  return syscall(SYS_timerfd_settime, timer, flags, &real, old);
}

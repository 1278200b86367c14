#include "arguments.h"

#include <stddef.h>

static int count = 0;
static char *const *vector = NULL;

// glibc calls constructors with what it calls main with.
__attribute__((constructor)) static void take_arguments(int argc, char **argv) {
  count = argc;
  vector = argv;
}

int frist_argument_count(void) { return count; }
char *const *frist_argument_vector(void) { return vector; }

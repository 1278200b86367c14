#ifndef FRIST_ARGUMENTS_H
#define FRIST_ARGUMENTS_H

// The command line as the kernel gave it to this process; 0 and NULL where the C library does not hand it on.
//
// Swift looks for it beside the environment, and finds nothing when something preloaded has changed that before.
int frist_argument_count(void);
char *const *frist_argument_vector(void);

#endif

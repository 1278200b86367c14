// The dotlocks of mailboxes, by the one library that Debian's mail programs share (lockfile_create(3)).
#include <lockfile.h>

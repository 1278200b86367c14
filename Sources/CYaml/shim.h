// libyaml's parser, as the system has it.
#include <yaml.h>

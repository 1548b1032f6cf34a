#pragma once

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#ifdef __linux__
/// There in a build that counts lines (--enable-code-coverage), null in every other: Swift has no word for that. It would be
/// called at the end, too.
extern int __llvm_profile_write_file(void) __attribute__((weak));

static inline void end_now(int status, void *last) {
  ((void (*)(void))last)();
  fflush(NULL);
  if (__llvm_profile_write_file) __llvm_profile_write_file();
  _exit(status);
}
#endif

/// From now on the process ends without cleaning up behind its threads: `last` is called, what was printed and which lines
/// were run is written, and nothing else that waited for the end before this call is done. The exit status stays what it is.
static inline void end_without_cleanup(void (*last)(void)) {
#ifdef __linux__
  on_exit(end_now, (void *)last);
#else
  // Only glibc tells the status. Elsewhere it is the system's test runner that ends the process.
  (void)last;
#endif
}

// The streams of stdio.h are variables of C; each is set once, before this program begins.
@preconcurrency import Glibc

/// Standard output, as `print` uses it.
public enum StandardOutput {
  /// Lets the program end with 1 where something it printed could not be written, as on a disk that is full.
  public static func failWhereLost() {
    atexit {
      if fflush(stdout) == 0, ferror(stdout) == 0 { return }
      StandardError.write("standard output: \(String(cString: strerror(errno)))")
      _exit(1)
    }
  }
}

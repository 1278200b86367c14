import Glibc

/// Standard error, a line at a time.
public enum StandardError {
  public static func write(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { Glibc.write(2, $0.baseAddress, $0.count) }
      // Nobody is left to tell when standard error itself fails.
      if count <= 0, errno != EINTR { return }
      written += max(count, 0)
    }
  }
}

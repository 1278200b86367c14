import Glibc

/// The three descriptors that every program is promised, and may have been started without (`>&-`).
public enum StandardStreams {
  /// Takes the place of each that is closed, so that no file opened later gets its number and is written to by what was
  /// meant for a terminal. Each is opened the wrong way round: whoever writes to it is told so.
  public static func occupy() {
    for descriptor in Int32(0)...2 where fcntl(descriptor, F_GETFD) < 0 {
      // The lowest number that is free is this one.
      _ = open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
    }
  }
}

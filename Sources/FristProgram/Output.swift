import Glibc

/// Standard output: gathered, written in big pieces, and never failing unseen (`fristctl list > /dev/full`).
public final class Output {
  private var bytes: [UInt8] = []

  public init() {}

  public func line(_ text: String) throws(Failure) { try line(text.utf8) }

  public func line(_ text: some Sequence<UInt8>) throws(Failure) {
    bytes.append(contentsOf: text)
    bytes.append(UInt8(ascii: "\n"))
    if bytes.count > 65_536 { try flush() }
  }

  /// To be called at the end; what is not flushed is not written.
  public func flush() throws(Failure) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { Glibc.write(1, $0.baseAddress! + written, $0.count - written) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .output(String(cString: strerror(errno))) }
      written += count
    }
    bytes.removeAll(keepingCapacity: true)
  }

  /// Writes lines and is done.
  public static func write(_ lines: [String]) throws(Failure) {
    let output = Output()
    for line in lines { try output.line(line) }
    try output.flush()
  }

  public static func write(_ line: String) throws(Failure) { try write([line]) }
}

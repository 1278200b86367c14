import CSystemd
import FristDelivery
import FristProgram
import Glibc

/// A process that was started, the leader of its own group.
struct Child {
  enum End: Hashable {
    case exit(Int32)
    case signal(Int32)
  }

  let pid: pid_t
  /// The end to read of what it writes; does not block.
  let output: Descriptor

  /// Waits for its end, reading what it writes.
  ///
  /// - Returns: The last of what it wrote.
  /// - Throws: With ETIMEDOUT where it has not ended after so many milliseconds.
  func wait(milliseconds: Int) throws(SystemError) -> [UInt8] {
    let process = Descriptor(try system("pidfd_open", "process \(pid)") { pidfd_open(pid, 0) }, path: "process \(pid)")
    let deadline = Self.uptimeMilliseconds + milliseconds
    var written: [UInt8] = []
    var isOpen = true
    while true {
      let left = deadline - Self.uptimeMilliseconds
      guard left > 0 else { throw SystemError(call: "wait", path: process.path, errno: ETIMEDOUT) }
      // A negative number is passed over.
      var waited = [
        pollfd(fd: process.number, events: Int16(POLLIN), revents: 0),
        pollfd(fd: isOpen ? output.number : -1, events: Int16(POLLIN), revents: 0),
      ]
      let timeout = Int32(clamping: left)
      try system("poll", process.path) { poll(&waited, 2, timeout) }
      if waited[1].revents != 0 { isOpen = read(into: &written) }
      if waited[0].revents != 0 {
        if isOpen { _ = read(into: &written) }
        return written
      }
    }
  }

  /// Ends it and all that it started and that has not left its group.
  func kill(graceMilliseconds: Int) {
    Glibc.kill(-pid, SIGTERM)
    do throws(SystemError) {
      _ = try wait(milliseconds: graceMilliseconds)
    } catch {
      // It is killed in either case.
    }
    Glibc.kill(-pid, SIGKILL)
    do throws(SystemError) {
      _ = try end()
    } catch {
      // How it ended is not asked for.
    }
  }

  /// How it ended; waits for it. To be asked once.
  ///
  /// - Throws: Where the system does not say. Then nobody knows, and nothing may be taken for a yes.
  func end() throws(SystemError) -> End {
    var status: Int32 = 0
    try system("waitpid", "process \(pid)") { waitpid(pid, &status, 0) }
    // WIFEXITED and its kin are macros that Swift does not see.
    let signal = status & 0x7F
    return signal == 0 ? .exit(status >> 8 & 0xFF) : .signal(signal)
  }

  /// Reads what is there, and keeps the last of it.
  ///
  /// - Returns: Whether there may be more.
  private func read(into written: inout [UInt8]) -> Bool {
    var piece = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = piece.withUnsafeMutableBytes { Glibc.read(output.number, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EAGAIN { return true }
      // What cannot be read is not worth more than what it would have said.
      guard count > 0 else { return false }
      written = Array((written + piece[..<count]).suffix(4096))
    }
  }

  private static var uptimeMilliseconds: Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return now.tv_sec * 1000 + now.tv_nsec / 1_000_000
  }
}

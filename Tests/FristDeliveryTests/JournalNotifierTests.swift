import Glibc
import Testing

@testable import FristDelivery

/// A socket as the service manager's, named in `NOTIFY_SOCKET` while it lives.
private final class ManagerSocket {
  private let descriptor: Int32
  private let directory: String

  init() throws {
    var template = Array("/tmp/frist-notify-XXXXXX\0".utf8CString)
    directory = String(cString: try #require(mkdtemp(&template)))
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let path = "\(directory)/notify"
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    try #require(result == 0)
    setenv("NOTIFY_SOCKET", path, 1)
  }

  deinit {
    unsetenv("NOTIFY_SOCKET")
    close(descriptor)
    unlink("\(directory)/notify")
    rmdir(directory)
  }

  /// The next datagram; nil where none comes.
  ///
  /// - Parameter seconds: How long it is waited for, whatever else the machine does; 0 where none is to come.
  func next(within seconds: Int32 = 20) -> String? {
    Notifier.system.flush()
    var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    poll(&wanted, 1, seconds * 1000)
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = recv(descriptor, &bytes, bytes.count, 0)
    return count < 0 ? nil : String(decoding: bytes.prefix(count), as: UTF8.self)
  }
}

/// One after the other: they change the environment.
@Suite("The notifier", .serialized) struct JournalNotifierTests {
  @Test("says each thing in one datagram") func datagrams() throws {
    let manager = try ManagerSocket()
    let notifier = Notifier.system
    notifier.ready(status: "next look 2019-07-01T07:30")
    #expect(manager.next() == "READY=1\nSTATUS=next look 2019-07-01T07:30")
    notifier.status("holding mail")
    #expect(manager.next() == "STATUS=holding mail")
    notifier.reloading(monotonicMicroseconds: 4_711_000_001)
    #expect(manager.next() == "RELOADING=1\nMONOTONIC_USEC=4711000001")
    notifier.watchdog()
    #expect(manager.next() == "WATCHDOG=1")
    notifier.extendTimeout(microseconds: 30_000_000)
    #expect(manager.next() == "EXTEND_TIMEOUT_USEC=30000000")
    notifier.stopping()
    #expect(manager.next() == "STOPPING=1")
    #expect(manager.next(within: 0) == nil)
  }

  @Test("keeps a status on one line, so that it assigns nothing else") func hostileStatus() throws {
    let manager = try ManagerSocket()
    Notifier.system.status("a\nMAINPID=1")
    #expect(manager.next() == "STATUS=a\u{FFFD}MAINPID=1")
  }

  @Test("says nothing when silent, nor without a socket") func silence() throws {
    Notifier.system.ready(status: "nobody listens")
    Notifier.system.flush()
    let manager = try ManagerSocket()
    Notifier.silent.ready(status: "x")
    Notifier.silent.watchdog()
    #expect(manager.next(within: 0) == nil)
  }

  @Test("knows the watchdog's interval where this process is meant") func watchdog() {
    defer {
      unsetenv("WATCHDOG_USEC")
      unsetenv("WATCHDOG_PID")
    }
    #expect(Notifier.system.watchdogInterval == nil)
    setenv("WATCHDOG_USEC", "180000000", 1)
    #expect(Notifier.system.watchdogInterval == .seconds(180))
    #expect(Notifier.silent.watchdogInterval == nil)
    setenv("WATCHDOG_PID", "1", 1)
    #expect(Notifier.system.watchdogInterval == nil)
  }
}

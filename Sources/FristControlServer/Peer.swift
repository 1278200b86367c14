import FristControl
import FristProgram
import Glibc

/// Who is at the other end, by the kernel's word at the time of connect(2); never by the message's.
public struct Peer: Hashable, Sendable {
  public let uid: UInt32
  /// The primary group.
  public let gid: UInt32
  /// 0 where the process is not visible from our pid namespace. A hint for the journal: pids are used again.
  public let pid: Int32
  /// The supplementary groups, in the kernel's order.
  public let groups: [UInt32]

  public init(uid: UInt32, gid: UInt32, pid: Int32, groups: [UInt32]) {
    self.uid = uid
    self.gid = gid
    self.pid = pid
    self.groups = groups
  }

  public func isMember(of group: UInt32) -> Bool {
    gid == group || groups.contains(group)
  }
}

extension Peer {
  /// Asks the kernel about a connected AF_UNIX socket: SO_PEERCRED and SO_PEERGROUPS, socket(7) and unix(7).
  init(ofSocket descriptor: Int32) throws(SystemError) {
    // struct ucred, which Glibc shows only with _GNU_SOURCE.
    var credentials: (pid: Int32, uid: UInt32, gid: UInt32) = (0, .max, .max)
    var length = socklen_t(MemoryLayout.size(ofValue: credentials))
    let expected = length
    guard getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &credentials, &length) == 0, length == expected else {
      throw SystemError(call: "getsockopt SO_PEERCRED", path: "", errno: errno)
    }
    self.init(
      uid: credentials.uid, gid: credentials.gid, pid: credentials.pid,
      groups: try Peer.groups(ofSocket: descriptor))
  }

  private static func groups(ofSocket descriptor: Int32) throws(SystemError) -> [UInt32] {
    var groups = [UInt32](repeating: .max, count: 32)
    while true {
      var length = socklen_t(groups.count * MemoryLayout<UInt32>.stride)
      // The length that comes back is what counts: slots the kernel did not fill would read as gid 0, which is root.
      if getsockopt(descriptor, SOL_SOCKET, soPeerGroups, &groups, &length) == 0 {
        return Array(groups.prefix(Int(length) / MemoryLayout<UInt32>.stride))
      }
      // ERANGE leaves the length that is needed.
      guard errno == ERANGE, Int(length) > groups.count * MemoryLayout<UInt32>.stride else {
        throw SystemError(call: "getsockopt SO_PEERGROUPS", path: "", errno: errno)
      }
      groups = [UInt32](repeating: .max, count: Int(length) / MemoryLayout<UInt32>.stride)
    }
  }

  /// asm-generic/socket.h; the same on every machine Debian 12 and 13 run on but for SPARC and PA-RISC.
  private static let soPeerGroups: Int32 = 59
}

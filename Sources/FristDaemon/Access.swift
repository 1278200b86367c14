import FristControlServer
import Glibc

/// Who may ask and who may change (DESIGN.md 8): by the kernel's word on the peer, never the message's.
struct Access: Sendable {
  static let readers = ["frist", "frist-admin"]
  static let changers = ["frist-admin"]

  private let ownUID: UInt32
  private let readingGroups: [UInt32]
  private let changingGroups: [UInt32]

  /// Looks the groups up once; a group that the system lacks lets nobody in.
  init() {
    func ids(_ names: [String]) -> [UInt32] { names.compactMap { getgrnam($0)?.pointee.gr_gid } }
    ownUID = getuid()
    readingGroups = ids(Self.readers)
    changingGroups = ids(Self.changers)
  }

  func mayRead(_ peer: Peer) -> Bool { isOwner(peer) || readingGroups.contains(where: peer.isMember) }
  func mayChange(_ peer: Peer) -> Bool { isOwner(peer) || changingGroups.contains(where: peer.isMember) }

  private func isOwner(_ peer: Peer) -> Bool { peer.uid == 0 || peer.uid == ownUID }
}

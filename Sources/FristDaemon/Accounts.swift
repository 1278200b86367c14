import FristCore
import Glibc

/// Who did something, as people know them.
enum Accounts {
  /// A login name, `uid 1000` where the system has none for it any more; `file`, `clock` or `mail`.
  static func name(of actor: Actor) -> String {
    switch actor {
    case .uid(let uid): name(of: uid) ?? "uid \(uid)"
    case .planFile: "file"
    case .clock: "clock"
    case .mail: "mail"
    }
  }

  private static func name(of uid: UInt32) -> String? {
    getpwuid(uid).flatMap { $0.pointee.pw_name }.map { String(cString: $0) }
  }
}

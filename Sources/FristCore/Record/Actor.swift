/// Who did something, by the kernel's word or the file's.
public enum Actor: Hashable, Sendable {
  case uid(UInt32)
  case planFile
  case clock
  /// A role's answer by mail; for later.
  case mail(RecipientID, messageID: String)
}

/// `uid 1000`, `file`, `clock`, `mail nes-nav <id@host>`: as the ledger has it.
extension Actor: LosslessStringConvertible {
  public init?(_ text: String) {
    let parts = text.split(separator: " ", maxSplits: 2)
    switch (parts.first, parts.count) {
    case ("file", 1): self = .planFile
    case ("clock", 1): self = .clock
    case ("uid", 2):
      guard let uid = UInt32(parts[1]) else { return nil }
      self = .uid(uid)
    case ("mail", 3): self = .mail(String(parts[1]), messageID: String(parts[2]))
    default: return nil
    }
  }

  public var description: String {
    switch self {
    case .uid(let uid): "uid \(uid)"
    case .planFile: "file"
    case .clock: "clock"
    case .mail(let role, let messageID): "mail \(role) \(messageID)"
    }
  }
}

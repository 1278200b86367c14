import Glibc

/// The mail spool: a Maildir for each mailbox, and a staging directory beside them (DESIGN.md 6 and 7).
///
/// A message is written and fsynced in `.stage/`, then renamed into `MAILBOX/new/`; whoever is killed in between finds
/// it in one of the two places. Directories are 2750, files 0640; no component below the spool is opened through a link.
///
/// The spool is opened when it is first needed, and again after somebody removed it or a part of it.
public final class Spool {
  public let path: String
  private var open: OpenSpool?

  /// - Parameter path: Made where it is missing; its parent must exist.
  public init(at path: String) { self.path = path }

  /// Writes a message into the staging directory; durable when `syncStage` has returned after it.
  ///
  /// - Parameter id: A file name without `/` that does not begin with a full stop.
  public func stage(_ id: String, _ content: [UInt8]) throws(SystemError) {
    try using { (spool) throws(SystemError) in
      // What an earlier attempt left may be half a file, or one whose fsync failed: written anew.
      try spool.stage.remove(id)
      let file = try spool.stage.create(id)
      try file.write(content)
      try file.sync()
    }
  }

  /// What tells the staging directory from any other, also one under the same path.
  public func stageIdentity() throws(SystemError) -> String {
    try using { (spool) throws(SystemError) in try spool.stage.identity() }
  }

  /// Makes the staging directory's entries durable: those that came and those that went.
  public func syncStage() throws(SystemError) {
    try using { (spool) throws(SystemError) in try spool.stage.sync() }
  }

  /// Whether the staging directory has the message.
  public func isStaged(_ id: String) throws(SystemError) -> Bool {
    try using { (spool) throws(SystemError) in try spool.stage.contains(id) }
  }

  /// Takes back a message that will not be delivered.
  public func discard(_ id: String) throws(SystemError) {
    try using { (spool) throws(SystemError) in try spool.stage.remove(id) }
  }

  /// Renames a staged message into a mailbox; durable when `sync` of that mailbox has returned after it.
  ///
  /// - Parameter mailbox: A single path component.
  public func deliver(_ id: String, to mailbox: String) throws(SystemError) {
    try using { (spool) throws(SystemError) in try spool.stage.move(id, to: spool.mailbox(mailbox)) }
  }

  /// Makes what was delivered into a mailbox durable.
  public func sync(_ mailbox: String) throws(SystemError) {
    try using { (spool) throws(SystemError) in try spool.mailbox(mailbox).sync() }
  }

  /// Does something with the open spool, once more where a part of it was removed since it was opened.
  private func using<T>(_ body: (OpenSpool) throws(SystemError) -> T) throws(SystemError) -> T {
    let wasOpen = open != nil
    do throws(SystemError) {
      return try body(opened())
    } catch {
      open = nil
      guard wasOpen, error.errno == ENOENT else { throw error }
      return try body(opened())
    }
  }

  private func opened() throws(SystemError) -> OpenSpool {
    if let open { return open }
    let spool = try OpenSpool(at: path)
    open = spool
    return spool
  }
}

/// The directories of a spool, held open.
private final class OpenSpool {
  let root: Directory
  let stage: Directory
  /// The `new` directories of mailboxes that are there and durable.
  private var mailboxes: [String: Directory] = [:]

  init(at path: String) throws(SystemError) {
    // Without the setgid bit, which mkdir takes from the parent alone: under RestrictSUIDSGID= of the unit a mode that has
    // it is refused, also where the directory is there.
    if mkdir(path, 0o750) != 0, errno != EEXIST { throw SystemError(call: "mkdir", path: path, errno: errno) }
    root = try Directory(at: path)
    stage = try root.directory(".stage")
  }

  /// The `new` directory of a mailbox, made with `tmp` and `cur` where it is missing.
  func mailbox(_ name: String) throws(SystemError) -> Directory {
    if let known = mailboxes[name] { return known }
    let mailbox = try root.directory(name)
    _ = try mailbox.directory("tmp")
    _ = try mailbox.directory("cur")
    let new = try mailbox.directory("new")
    mailboxes[name] = new
    return new
  }
}

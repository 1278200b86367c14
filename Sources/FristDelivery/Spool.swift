import Glibc

/// The mail spool: a Maildir for each mailbox, and a staging directory beside them (DESIGN.md 6 and 7).
///
/// A message is written and fsynced in `.stage/`, then renamed into `MAILBOX/new/`; whoever is killed in between finds
/// it in one of the two places. Directories are 2750, files 0640; no component is opened through a link.
public final class Spool {
  private let root: Descriptor
  private let stage: Descriptor
  /// Mailboxes whose directories are there and durable.
  private var mailboxes: [String: Descriptor] = [:]

  /// Opens a spool, and makes its directory and the staging directory where they are missing.
  public init(at path: String) throws(SystemError) {
    if mkdir(path, 0o2750) != 0, errno != EEXIST { throw SystemError(call: "mkdir", path: path, errno: errno) }
    root = try Self.openDirectory(path, below: AT_FDCWD, named: path)
    stage = try Self.makeDirectory(".stage", in: root)
  }

  /// Writes a message into the staging directory; durable when `syncStage` has returned after it.
  ///
  /// - Parameter id: A file name without `/` that does not begin with a full stop.
  public func stage(_ id: String, _ content: [UInt8]) throws(SystemError) {
    let path = stage.path + "/" + id
    let directory = stage.number
    // What an earlier attempt left may be half a file, or one whose fsync failed: written anew.
    if unlinkat(directory, id, 0) != 0, errno != ENOENT {
      throw SystemError(call: "unlink", path: path, errno: errno)
    }
    let number = try system("open", path) {
      openat(directory, id, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o640)
    }
    let file = Descriptor(number, path: path)
    var written = 0
    while written < content.count {
      let rest = content[written...]
      var failure: SystemError?
      let count = rest.withUnsafeBytes { Glibc.write(number, $0.baseAddress, $0.count) }
      if count < 0, errno != EINTR { failure = SystemError(call: "write", path: path, errno: errno) }
      if let failure { throw failure }
      written += max(count, 0)
    }
    try file.sync()
  }

  /// Makes the staging directory's entries durable: those that came and those that went.
  public func syncStage() throws(SystemError) { try stage.sync() }

  /// Whether the staging directory has the message.
  public func isStaged(_ id: String) throws(SystemError) -> Bool {
    if faccessat(stage.number, id, F_OK, AT_SYMLINK_NOFOLLOW) == 0 { return true }
    if errno == ENOENT { return false }
    throw SystemError(call: "access", path: stage.path + "/" + id, errno: errno)
  }

  /// Takes back a message that will not be delivered.
  public func discard(_ id: String) throws(SystemError) {
    if unlinkat(stage.number, id, 0) != 0, errno != ENOENT {
      throw SystemError(call: "unlink", path: stage.path + "/" + id, errno: errno)
    }
  }

  /// Renames a staged message into a mailbox; durable when `sync` of that mailbox has returned after it.
  ///
  /// - Parameter mailbox: A single path component.
  public func deliver(_ id: String, to mailbox: String) throws(SystemError) {
    let source = stage.number
    let known = mailboxes[mailbox]
    do {
      let target = try self.mailbox(mailbox)
      try system("rename", target.path + "/" + id) { renameat(source, id, target.number, id) }
    } catch let error where error.errno == ENOENT && known != nil {
      // Somebody removed the mailbox since it was opened: made anew.
      mailboxes[mailbox] = nil
      let target = try self.mailbox(mailbox)
      try system("rename", target.path + "/" + id) { renameat(source, id, target.number, id) }
    }
  }

  /// Makes what was delivered into a mailbox durable.
  public func sync(_ mailbox: String) throws(SystemError) { try self.mailbox(mailbox).sync() }

  /// The `new` directory of a mailbox, made with `tmp` and `cur` where it is missing.
  private func mailbox(_ name: String) throws(SystemError) -> Descriptor {
    if let known = mailboxes[name] { return known }
    let directory = try Self.makeDirectory(name, in: root)
    _ = try Self.makeDirectory("tmp", in: directory)
    _ = try Self.makeDirectory("cur", in: directory)
    let new = try Self.makeDirectory("new", in: directory)
    mailboxes[name] = new
    return new
  }

  private static func openDirectory(
    _ name: String, below directory: Int32, named path: String
  ) throws(SystemError) -> Descriptor {
    let number = try system("open", path) {
      openat(directory, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
    }
    return Descriptor(number, path: path)
  }

  /// A directory with mode 2750, durable with its entry.
  private static func makeDirectory(_ name: String, in parent: Descriptor) throws(SystemError) -> Descriptor {
    let path = parent.path + "/" + name
    let isNew = mkdirat(parent.number, name, 0o750) == 0
    if !isNew, errno != EEXIST { throw SystemError(call: "mkdir", path: path, errno: errno) }
    let directory = try openDirectory(name, below: parent.number, named: path)
    // Also where it is not new: whoever made it may have been killed before it was finished and durable.
    let number = directory.number
    var status = stat()
    try system("stat", path) { fstat(number, &status) }
    if status.st_mode & 0o7777 == 0o750 { try system("chmod", path) { fchmod(number, 0o2750) } }
    try directory.sync()
    try parent.sync()
    return directory
  }
}

import FristProgram
import Glibc

/// The mail spool: a Maildir for each mailbox, and a staging directory beside them (DESIGN.md 6 and 7).
///
/// A message is written and fsynced in `.stage/`, then renamed into `MAILBOX/new/`; whoever is killed in between finds
/// it in one of the two places. Directories are 2750, files 0640; no component below the spool is opened through a link.
///
/// The stage has a name of its own as long as something is in it: an empty file `.stage/.name-NAME`, drawn at random. That
/// is what tells it from every other, not its path, device or inode: those come again. It is locked as long as the spool
/// is open: two that write to one spool would take each other's mail for their own.
///
/// The spool is opened when it is first needed, and again after somebody removed it or a part of it.
public final class Spool {
  public let path: String
  private var open: OpenSpool?

  /// - Parameter path: Made where it is missing; its parent must exist.
  public init(at path: String) { self.path = path }

  /// Makes sure, before a round of work, that the open spool is the one that is there: another may have been mounted, and
  /// a mailbox been moved away.
  public func refresh() {
    if let open, !open.isInPlace { self.open = nil }
    open?.forgetMailboxes()
  }

  // MARK: The stage

  /// Whether the stage is the one of that name.
  public func hasStage(_ name: String) throws(SystemError) -> Bool {
    try using { (spool) throws(SystemError) in try spool.stage.contains(Self.file(ofStage: name)) }
  }

  /// Gives the stage a name; durable when `syncStage` has returned after it.
  public func nameStage(_ name: String) throws(SystemError) {
    try using { (spool) throws(SystemError) in
      for old in try spool.stage.allNames() where old.hasPrefix(Self.namePrefix) { try spool.stage.remove(old) }
      _ = try spool.stage.create(Self.file(ofStage: name))
    }
  }

  /// Takes the name from a stage that nothing is in.
  public func forgetStage(_ name: String) throws(SystemError) {
    try using { (spool) throws(SystemError) in try spool.stage.remove(Self.file(ofStage: name)) }
  }

  private static let namePrefix = ".name-"
  private static func file(ofStage name: String) -> String { namePrefix + name }

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

  // MARK: Mailboxes

  /// Renames a staged message into a mailbox, never over one that is there; durable when `sync` of that mailbox has
  /// returned after it.
  ///
  /// - Parameter mailbox: A single path component.
  /// - Throws: EEXIST where another message has that name; one of the same bytes is this one.
  public func deliver(_ id: String, to mailbox: String) throws(SystemError) {
    try using { (spool) throws(SystemError) in
      let new = try spool.mailbox(mailbox)
      do throws(SystemError) {
        try spool.stage.place(id, in: new)
      } catch {
        guard error.errno == EEXIST, try new.readable(id).read() == spool.stage.readable(id).read() else { throw error }
        try spool.stage.remove(id)
      }
    }
  }

  /// Makes what was delivered into a mailbox durable.
  public func sync(_ mailbox: String) throws(SystemError) {
    try using { (spool) throws(SystemError) in try spool.mailbox(mailbox).sync() }
  }

  /// Takes a delivered message back into the stage.
  ///
  /// - Returns: False where somebody has read it, or moved it, since.
  public func takeBack(_ id: String, from mailbox: String) throws(SystemError) -> Bool {
    try using { (spool) throws(SystemError) in
      do throws(SystemError) {
        try spool.mailbox(mailbox).place(id, in: spool.stage)
        return true
      } catch {
        guard error.errno == ENOENT else { throw error }
        return false
      }
    }
  }

  /// Whether a mailbox has a message, unread or read.
  public func hasArrived(_ id: String, in mailbox: String) throws(SystemError) -> Bool {
    try using { (spool) throws(SystemError) in
      if try spool.mailbox(mailbox).contains(id) { return true }
      // A reader adds flags to the name: `ID:2,S`.
      return try spool.root.directory(mailbox).directory("cur").names().contains { $0 == id || $0.hasPrefix(id + ":") }
    }
  }

  // MARK: The mark

  /// What the spool has seen; nil where nobody has written that down, or half of it.
  public func mark() throws(SystemError) -> SpoolMark? {
    try using { (spool) throws(SystemError) in spool.mark }
  }

  /// Writes down what the spool will have seen; durable when it returns.
  public func write(_ mark: SpoolMark) throws(SystemError) {
    try using { (spool) throws(SystemError) in try spool.write(mark) }
  }

  /// Does something with the open spool, once more where a part of it was removed since it was opened.
  private func using<T>(_ body: (OpenSpool) throws(SystemError) -> T) throws(SystemError) -> T {
    let wasOpen = open != nil
    do throws(SystemError) {
      return try body(opened())
    } catch {
      if error.errno == EEXIST { throw error }
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
  let root: OpenDirectory
  let stage: OpenDirectory
  private let markFile: Descriptor
  private(set) var mark: SpoolMark?
  /// Mailboxes that are there and durable.
  private var made: Set<String> = []
  /// The `new` directories of some of them.
  private var mailboxes: [String: OpenDirectory] = [:]
  /// So many are kept open: half of the descriptors that a process started by hand may have.
  private static let mailboxLimit = 512

  init(at path: String) throws(SystemError) {
    // Without the setgid bit, which mkdir takes from the parent alone: under RestrictSUIDSGID= of the unit a mode that has
    // it is refused, also where the directory is there.
    if mkdir(path, 0o750) != 0, errno != EEXIST { throw SystemError(call: "mkdir", path: path, errno: errno) }
    root = try OpenDirectory(at: path)
    stage = try root.directory(".stage")
    try stage.lock()
    markFile = try root.writable(".mark")
    mark = SpoolMark(try markFile.read())
  }

  /// Whether the stage that is locked is the one that is there.
  var isInPlace: Bool { stage.isInPlace() }

  /// The `new` directory of a mailbox, made with `tmp` and `cur` where it is missing.
  func mailbox(_ name: String) throws(SystemError) -> OpenDirectory {
    if let known = mailboxes[name] { return known }
    let new = try made.contains(name) ? root.existing(name).existing("new") : make(name)
    made.insert(name)
    if mailboxes.count == Self.mailboxLimit { mailboxes = [:] }
    mailboxes[name] = new
    return new
  }

  /// Looks for each by its name when it is needed next.
  func forgetMailboxes() { mailboxes = [:] }

  private func make(_ name: String) throws(SystemError) -> OpenDirectory {
    let mailbox = try root.directory(name)
    _ = try mailbox.unlistedDirectory("tmp")
    _ = try mailbox.unlistedDirectory("cur")
    let new = try mailbox.unlistedDirectory("new")
    try mailbox.sync()
    return new
  }

  func write(_ mark: SpoolMark) throws(SystemError) {
    if mark == self.mark { return }
    // In one write, and in its place: a line is all there is.
    try system("lseek", markFile.path) { lseek(markFile.number, 0, SEEK_SET) == 0 ? 0 : -1 }
    try markFile.write(mark.bytes)
    try markFile.sync()
    if self.mark == nil { try root.sync() }
    self.mark = mark
  }
}

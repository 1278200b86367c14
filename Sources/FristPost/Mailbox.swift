import CLockfile
import FristDelivery
import FristProgram
import Glibc

/// The mbox file of a local account, as Debian's mail programs share it: `/var/mail/USER`, locked by fcntl and then by a
/// dotlock (Debian policy 11.6).
///
/// An existing file alone: regular, with one name, of the account's own. It is checked on the open descriptor, so that
/// nobody can put another in its place meanwhile.
struct Mailbox {
  private let name: String
  private let owner: uid_t
  private let directory: OpenDirectory
  /// Without the account, which may be a person's name: the journal has the role.
  private var path: String { directory.path + "/…" }
  private var dotlock: String { directory.path + "/" + name + ".lock" }

  /// - Parameters:
  ///   - user: The file's name is the account's by getpwnam(3), whatever it was asked for by.
  ///   - directory: `/var/mail`.
  init(of user: String, in directory: String) throws(HandOverError) {
    errno = 0
    guard let account = getpwnam(user) else {
      // ENOENT and its kin are other ways to say that nobody is found (getpwnam(3)).
      let isUnknown = [0, ENOENT, ESRCH, EBADF, EPERM].contains(errno)
      throw isUnknown ? .noSuchAccount : .system(SystemError(call: "getpwnam", path: "the account", errno: errno))
    }
    name = String(cString: account.pointee.pw_name)
    owner = account.pointee.pw_uid
    do throws(SystemError) {
      self.directory = try OpenDirectory(at: directory)
    } catch {
      throw .system(error)
    }
  }

  /// Appends a message, whole and durable, or leaves the file as it was.
  ///
  /// - Parameter lockSeconds: How long to wait for another's lock.
  func append(_ message: MboxMessage, lockSeconds: Int) throws(HandOverError) {
    let file = try open()
    try lock(file, seconds: lockSeconds)
    // The fcntl lock goes when the file is closed. A dotlock that somebody took away in the meantime is not ours to miss.
    defer { lockfile_remove(dotlock) }
    do throws(SystemError) {
      try appendLocked(message, to: file)
    } catch {
      throw .system(error)
    }
  }

  private func open() throws(HandOverError) -> Descriptor {
    let (number, name) = (directory.number, self.name)
    let file: Descriptor
    do throws(SystemError) {
      file = Descriptor(
        try system("open", path) { openat(number, name, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC) }, path: path)
    } catch {
      switch error.errno {
      case ENOENT: throw .mailbox(path, .missing)
      case ELOOP: throw .mailbox(path, .link)
      case EISDIR, ENXIO: throw .mailbox(path, .notRegular)
      default: throw .system(error)
      }
    }
    let found = try status(of: file)
    if found.st_mode & S_IFMT != S_IFREG { throw .mailbox(path, .notRegular) }
    if found.st_nlink != 1 { throw .mailbox(path, .severalNames) }
    if found.st_uid != owner { throw .mailbox(path, .foreign) }
    return file
  }

  private func status(of file: Descriptor) throws(HandOverError) -> stat {
    var found = stat()
    do throws(SystemError) {
      try system("stat", path) { fstat(file.number, &found) }
    } catch {
      throw .system(error)
    }
    return found
  }

  // MARK: Locks

  /// Takes both locks, or none. Between two attempts neither is held: a reader that takes them in the other order would
  /// wait for us as we for it.
  private func lock(_ file: Descriptor, seconds: Int) throws(HandOverError) {
    let attemptsPerSecond = 4
    for attempt in 0...(seconds * attemptsPerSecond) {
      if attempt > 0 { usleep(useconds_t(1_000_000 / attemptsPerSecond)) }
      guard try setLock(F_WRLCK, on: file) else { continue }
      // One attempt; the process id in it lets everybody see a lock whose holder was killed.
      let result = lockfile_create(dotlock, 0, L_PID)
      if result == L_SUCCESS { return try requireSame(file) }
      _ = try setLock(F_UNLCK, on: file)
      guard result == L_MAXTRYS else { throw .dotlock(path, result) }
    }
    throw .locked(path, seconds: seconds)
  }

  /// - Returns: false where somebody else has it.
  private func setLock(_ type: Int32, on file: Descriptor) throws(HandOverError) -> Bool {
    var lock = flock()
    lock.l_type = Int16(type)
    lock.l_whence = Int16(SEEK_SET)
    do throws(SystemError) {
      try system("lock", path) { fcntl(file.number, F_SETLK, &lock) }
      return true
    } catch {
      if error.errno == EAGAIN || error.errno == EACCES { return false }
      throw .system(error)
    }
  }

  /// A reader may have put a new file in the place of the one that is open.
  private func requireSame(_ file: Descriptor) throws(HandOverError) {
    var there = stat()
    let opened = try status(of: file)
    let isThere = fstatat(directory.number, name, &there, AT_SYMLINK_NOFOLLOW) == 0
    if isThere, there.st_dev == opened.st_dev, there.st_ino == opened.st_ino { return }
    lockfile_remove(dotlock)
    throw .mailbox(path, .replaced)
  }

  // MARK: Content

  private func appendLocked(_ message: MboxMessage, to file: Descriptor) throws(SystemError) {
    var size = lseek(file.number, 0, SEEK_END)
    guard size >= 0 else { throw SystemError(call: "lseek", path: path, errno: errno) }
    let tail = try read(file, from: max(0, size - off_t(message.bytes.count) - 1), to: size)
    if let count = message.count(atEndOf: tail, isWhole: tail.count == Int(size)) {
      // Of a try that was ended: either all of it is there, though perhaps not durable, or the half of it goes.
      if count == message.bytes.count { return try file.sync() }
      size -= off_t(count)
      try truncate(file, to: size)
    }
    let separator = MboxMessage.separator(after: try read(file, from: max(0, size - 2), to: size))
    do throws(SystemError) {
      // One call: somebody who ends this process gets all of it or nothing, as far as the kernel goes.
      try file.write(separator + message.bytes)
      try file.sync()
    } catch {
      try truncate(file, to: size)
      try file.sync()
      throw error
    }
  }

  private func read(_ file: Descriptor, from: off_t, to: off_t) throws(SystemError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: Int(to - from))
    let count = bytes.count
    let done = try system("read", path) { Int32(clamping: pread(file.number, &bytes, count, from)) }
    // Somebody who does not look at locks made it shorter.
    guard done == count else { throw SystemError(call: "read", path: path, errno: EAGAIN) }
    return bytes
  }

  private func truncate(_ file: Descriptor, to size: off_t) throws(SystemError) {
    try system("truncate", path) { ftruncate(file.number, size) }
    guard lseek(file.number, size, SEEK_SET) >= 0 else { throw SystemError(call: "lseek", path: path, errno: errno) }
  }
}

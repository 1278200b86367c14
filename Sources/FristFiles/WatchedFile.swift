import FristCore
import Glibc

/// What tells that a file was changed: one stat, nothing is opened.
struct Fingerprint: Hashable, Sendable {
  private let device: UInt
  private let inode: UInt
  private let size: Int
  private let modifiedNanoseconds: Int
  /// Also seen when a copy kept the old modification time.
  private let changedNanoseconds: Int

  init(_ status: stat) {
    device = UInt(status.st_dev)
    inode = UInt(status.st_ino)
    size = Int(status.st_size)
    modifiedNanoseconds = status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
    changedNanoseconds = status.st_ctim.tv_sec * 1_000_000_000 + status.st_ctim.tv_nsec
  }

  /// Whether so little time had passed since it was written that another writing could leave the same fingerprint: the
  /// kernel stamps files with a clock that stands still for some milliseconds.
  ///
  /// - Parameter nanoseconds: The wall clock when it was read, since 1970.
  func isFresh(at nanoseconds: Int) -> Bool {
    (changedNanoseconds...changedNanoseconds + 50_000_000).contains(nanoseconds)
  }
}

/// One file that is looked at again and again, and read where it looks otherwise.
struct WatchedFile: Sendable {
  enum Content: Hashable, Sendable {
    case bytes([UInt8])
    case failed(Complaint)
  }

  let path: String
  /// As it was last read; nil before the first look.
  private(set) var content: Content?
  /// How it looked when it was read; nil where it is to be read at the next look, whatever it looks like.
  private(set) var seen: Look?

  enum Look: Hashable, Sendable {
    case there(Fingerprint)
    /// `stat` fails with this error number.
    case failing(Int32)
  }

  init(path: String) {
    self.path = path
  }

  /// Its bytes under its name; nil where it cannot be read.
  var source: SourceText? {
    if case .bytes(let bytes)? = content { SourceText(path: path, bytes: bytes) } else { nil }
  }

  /// Why it cannot be read.
  var complaint: Complaint? {
    if case .failed(let complaint)? = content { complaint } else { nil }
  }

  /// Looks at the file and reads it if it was changed.
  ///
  /// - Parameter force: Whether to read it in any case.
  /// - Returns: Whether its content is another than at the last look.
  mutating func look(force: Bool = false) -> Bool {
    let now = Self.look(at: path)
    if !force, let seen, seen == now, content != nil { return false }
    let before = content
    let (read, look) = Self.read(path)
    (content, seen) = (read, look)
    return read != before
  }

  private static func look(at path: String) -> Look {
    switch FileSystem.status(of: path) {
    case .success(let status): .there(Fingerprint(status))
    case .failure(let error): .failing(error.errno)
    }
  }

  /// Reads a file until it looks the same before and after, three times at most.
  ///
  /// - Returns: Also how it looked; nil where the next look is to read it again: it could not be read for a moment, it
  ///   was written all the while, or just before.
  private static func read(_ path: String) -> (Content, Look?) {
    for _ in 0..<3 {
      do throws(FileSystem.ReadError) {
        let (bytes, before, after) = try FileSystem.read(path)
        let look = Fingerprint(after)
        guard Fingerprint(before) == look else { continue }
        return (.bytes(bytes), look.isFresh(at: FileSystem.nanosecondsNow()) ? nil : .there(look))
      } catch {
        return (.failed(error.complaint), error.isForAMoment ? nil : Self.look(at: path))
      }
    }
    return (.failed(.changing), nil)
  }
}

import FristCore
import Glibc

/// What tells that a file was changed: one stat a file, nothing is opened.
///
/// Take it before reading: what changes while the files are read then differs at the next look.
public struct Fingerprint: Hashable, Sendable {
  struct File: Hashable, Sendable {
    let path: String
    /// Nil where there is no such file.
    let status: Status?
  }

  struct Status: Hashable, Sendable {
    let device: UInt
    let inode: UInt
    let size: Int
    let modifiedNanoseconds: Int
    /// Also seen when a copy kept the old modification time.
    let changedNanoseconds: Int
  }

  let files: [File]

  /// Of frist.yaml, the directory and every plan's file.
  ///
  /// - Parameter settings: Those in force: they say where directory and plans are.
  public static func of(config path: String, settings: Settings) -> Fingerprint {
    // A plan directory that cannot be read has no names: it differs from the time when it could.
    let names = (try? FileSystem.names(in: settings.plans)) ?? []
    let plans = names.filter { $0.hasSuffix(".yaml") }.map { FileSet.join(settings.plans, $0) }
    return Fingerprint(
      files: ([path, settings.directory, settings.plans] + plans).map { path in
        // Of the plan directory only that it is there: editors' own files change its time.
        File(path: path, status: FileSystem.status(of: path).map { Status($0, whole: path != settings.plans) })
      })
  }
}

extension Fingerprint.Status {
  fileprivate init(_ status: stat, whole: Bool) {
    device = UInt(status.st_dev)
    inode = UInt(status.st_ino)
    size = whole ? Int(status.st_size) : 0
    modifiedNanoseconds = whole ? status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec : 0
    changedNanoseconds = whole ? status.st_ctim.tv_sec * 1_000_000_000 + status.st_ctim.tv_nsec : 0
  }
}

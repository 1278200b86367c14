import FristControl
import FristProgram
import Glibc

/// A folder of static pages that other programs read while it is written (DESIGN.md 10).
///
/// Each file is replaced atomically, and only where it changed. Files that it wrote before and that are no pages any
/// more are removed, by a list of its own; others are never touched.
struct PageFolder {
  /// What became of the files.
  struct Change: Encodable, Hashable {
    var written = 0
    var unchanged = 0
    var removed = 0

    var sentence: String { "\(counted(written, "file")) written, \(unchanged) unchanged, \(removed) removed" }
  }

  /// Which files are its own, a path a line.
  static let list = ".frist-pages"

  private let path: String

  init(_ path: String) { self.path = path.hasSuffix("/") ? String(path.dropLast()) : path }

  /// - Throws: `Failure` for a path that leads out of the folder, and what the system refuses.
  func write(_ pages: [Control.Pages.Page]) throws(Failure) -> Change {
    for page in pages where !Self.isInside(page.path) {
      throw Failure(.failed, "\(page.path.harmless): no page may lie outside of the folder")
    }
    try makeDirectory("")
    let own = Set(try read(Self.list)?.split(separator: "\n").map(String.init).filter(Self.isInside) ?? [])
    // Named before they are there: whatever ends the program, no page is without an owner.
    try replace(Self.list, own.union(pages.map(\.path)))
    var change = Change()
    for page in pages {
      if try read(page.path) == page.content {
        change.unchanged += 1
        continue
      }
      try replace(page.path, page.content)
      change.written += 1
    }
    for old in own.subtracting(pages.map(\.path)).sorted() {
      if unlink("\(path)/\(old)") == 0 { change.removed += 1 } else if errno != ENOENT { throw failure(old) }
    }
    try replace(Self.list, Set(pages.map(\.path)))
    return change
  }

  private static func isInside(_ path: String) -> Bool {
    path != list && !path.isEmpty
      && path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { !["", ".", ".."].contains($0) }
      && !path.utf8.contains { $0 < 0x20 }
  }

  private func replace(_ name: String, _ paths: Set<String>) throws(Failure) {
    let text = paths.sorted().map { "\($0)\n" }.joined()
    if try read(name) != text { try replace(name, text) }
  }

  /// Writes beside the file and takes its place: a reader sees the old one or the new one.
  private func replace(_ name: String, _ content: String) throws(Failure) {
    let parts = name.split(separator: "/")
    for end in parts.indices.dropFirst() { try makeDirectory(parts[..<end].joined(separator: "/")) }
    let (file, beside) = ("\(path)/\(name)", "\(path)/\(name).frist-new")
    // Its own leftover of a run that was ended, or a link that somebody put there: neither is followed.
    unlink(beside)
    let descriptor = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure(name) }
    defer { close(descriptor) }
    let bytes = Array(content.utf8)
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress! + written, $0.count - written) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw abandoned(beside, name) }
      written += count
    }
    guard fsync(descriptor) == 0, rename(beside, file) == 0 else { throw abandoned(beside, name) }
  }

  /// The text of a file; nil where there is none, or none that we wrote.
  private func read(_ name: String) throws(Failure) -> String? {
    let descriptor = open("\(path)/\(name)", O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ELOOP { return nil }
      throw failure(name)
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(descriptor, &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure(name) }
      if count == 0 { return String(validating: bytes, as: UTF8.self) }
      bytes += piece[..<count]
    }
  }

  private func makeDirectory(_ name: String) throws(Failure) {
    let directory = name.isEmpty ? path : "\(path)/\(name)"
    if mkdir(directory, 0o755) != 0, errno != EEXIST { throw failure(name) }
  }

  private func abandoned(_ beside: String, _ name: String) -> Failure {
    let failure = failure(name)
    unlink(beside)
    return failure
  }

  private func failure(_ name: String) -> Failure {
    Failure(.failed, "\(path)\(name.isEmpty ? "" : "/\(name)"): \(String(cString: strerror(errno)))")
  }
}

import FristControl
import FristProgram
import Foundation

/// A folder of static pages, which others may have files in too.
///
/// What it wrote stands in a list of its own, so that a page that is gone can be told from a file that never was its.
/// A file is written beside its place and renamed into it, so that a reader sees the old page or the new one. One writer
/// at a time.
struct PageFolder {
  struct Change: Encodable, Equatable {
    var written = 0
    var unchanged = 0
    var removed = 0

    var sentence: String { "\(written) pages written, \(unchanged) unchanged, \(removed) removed\n" }
  }

  static let listName = ".frist-pages"
  private let path: String

  init(_ path: String) { self.path = path }

  func write(_ pages: [Control.Pages.Page]) throws(Failure) -> Change {
    for page in pages where !Self.isSafe(page.path) {
      throw Failure(.failed, "\(page.path): not a path below \(path); nothing is written")
    }
    let names = Set(pages.map(\.path))
    let former = try self.former()
    var change = Change()
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      // Named before they are written: after a crash the list may name too much, never too little.
      let foreign = names.filter { !former.contains($0) && FileManager.default.fileExists(atPath: place($0)) }
      if let name = foreign.min() {
        throw Failure(.failed, "\(place(name)): is there and was not published by frist; nothing is written")
      }
      try put(list(former.union(names)), at: Self.listName)
      for page in pages {
        let bytes = Data(page.content.utf8)
        if FileManager.default.contents(atPath: place(page.path)) == bytes {
          change.unchanged += 1
        } else {
          try put(bytes, at: page.path)
          change.written += 1
        }
      }
      for name in former.subtracting(names) where FileManager.default.fileExists(atPath: place(name)) {
        try FileManager.default.removeItem(atPath: place(name))
        change.removed += 1
      }
      try put(list(names), at: Self.listName)
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(.failed, "\(path): \(error)")
    }
    return change
  }

  private func place(_ name: String) -> String { path + "/" + name }

  private func list(_ names: Set<String>) -> Data { Data(names.sorted().map { $0 + "\n" }.joined().utf8) }

  /// What it wrote before; empty where there is no list. A name that leads out of the folder is passed over.
  private func former() throws(Failure) -> Set<String> {
    guard FileManager.default.fileExists(atPath: place(Self.listName)) else { return [] }
    guard let bytes = FileManager.default.contents(atPath: place(Self.listName)) else {
      throw Failure(.failed, "\(place(Self.listName)): cannot be read; nothing is written")
    }
    return Set(String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init).filter(Self.isSafe))
  }

  /// Atomically, and not at all where the same bytes are there.
  private func put(_ bytes: Data, at name: String) throws {
    if FileManager.default.contents(atPath: place(name)) == bytes { return }
    try bytes.write(to: URL(fileURLWithPath: place(name)), options: .atomic)
  }

  /// One name in the folder itself: no way up, none down, not the list.
  private static func isSafe(_ name: String) -> Bool {
    !name.isEmpty && !name.hasPrefix(".") && !name.contains("/") && !name.contains("\n") && !name.contains("\0")
  }
}

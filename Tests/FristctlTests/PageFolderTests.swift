import Foundation
import FristControl
import FristProgram
import Testing

@testable import fristctl

@Suite("The folder of pages")
struct PageFolderTests {
  private let directory = FileManager.default.temporaryDirectory.appending(path: "frist-pages-\(UUID().uuidString)")

  private func page(_ path: String, _ content: String) -> Control.Pages.Page { .init(path: path, content: content) }

  private func content(_ path: String) throws -> String {
    try String(decoding: Data(contentsOf: directory.appending(path: path)), as: UTF8.self)
  }

  @Test("what changed is replaced, what did not stays, what is gone goes, and what is another's is left alone")
  func changes() throws {
    defer { try? FileManager.default.removeItem(at: directory) }
    let folder = PageFolder(directory.path)
    let first = try folder.write([
      page("index.html", "a"), page("plan/nes-rus.html", "b"), page("plan/nes-rus.ics", "c"),
    ])
    #expect(first == .init(written: 3))
    try Data("other".utf8).write(to: directory.appending(path: "robots.txt"))
    let inode =
      try FileManager.default.attributesOfItem(atPath: directory.appending(path: "index.html").path)[
        .systemFileNumber] as? Int
    let second = try folder.write([page("index.html", "a"), page("plan/nes-rus.html", "B")])
    #expect(second == .init(written: 1, unchanged: 1, removed: 1))
    #expect(try content("plan/nes-rus.html") == "B")
    #expect(try content("robots.txt") == "other")
    #expect(
      try FileManager.default.attributesOfItem(atPath: directory.appending(path: "index.html").path)[
        .systemFileNumber] as? Int == inode)
    #expect(
      try FileManager.default.subpathsOfDirectory(atPath: directory.path).sorted() == [
        ".frist-pages", "index.html", "plan", "plan/nes-rus.html", "robots.txt",
      ])
  }

  @Test(
    "no page leads out of the folder, nor through a link",
    arguments: ["../x", "/x", "a/../../x", "", "a//b", ".frist-pages"])
  func escapes(_ path: String) throws {
    defer { try? FileManager.default.removeItem(at: directory) }
    #expect(throws: Failure.self) { try PageFolder(directory.path).write([page(path, "x")]) }
  }

  @Test("a link in the place of a page is replaced, and what it points at is left alone")
  func links() throws {
    defer { try? FileManager.default.removeItem(at: directory) }
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    let target = directory.appending(path: "secret.txt")
    try Data("secret".utf8).write(to: target)
    try FileManager.default.createSymbolicLink(
      at: directory.appending(path: "index.html"), withDestinationURL: target)
    _ = try PageFolder(directory.path).write([page("index.html", "a")])
    #expect(try content("secret.txt") == "secret")
    #expect(try content("index.html") == "a")
  }
}

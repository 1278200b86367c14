import Foundation
import FristDelivery
import Testing

@testable import FristPost

/// A spool of its own, removed at the end.
private final class TestSpool {
  let url = URL.temporaryDirectory.appending(path: "frist-post-\(UUID().uuidString)")

  init(_ files: [String]) throws {
    for place in ["new", "cur", "tmp"] {
      try FileManager.default.createDirectory(
        at: url.appending(path: "outgoing/\(place)"), withIntermediateDirectories: true)
    }
    for file in files { try put(file, "content of \(file)") }
  }

  deinit { #expect(throws: Never.self) { try FileManager.default.removeItem(at: url) } }

  func put(_ file: String, _ content: String) throws {
    try content.write(to: url.appending(path: "outgoing/\(file)"), atomically: false, encoding: .utf8)
  }

  /// Every file with its content, below outgoing/.
  var files: [String: String] {
    get throws {
      let root = url.appending(path: "outgoing")
      let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path)
      return try paths.reduce(into: [:]) { found, path in
        if root.appending(path: path).hasDirectoryPath || path.firstIndex(of: "/") == nil { return }
        found[path] = try String(contentsOf: root.appending(path: path), encoding: .utf8)
      }
    }
  }

  func open() throws -> Outgoing { try #require(try Outgoing(spool: OpenDirectory(at: url.path))) }
}

@Suite("The outgoing Maildir") struct OutgoingTests {
  @Test("takes in what is new, the oldest pass first")
  func takesIn() throws {
    let spool = try TestSpool(["new/20190701T0730.b", "new/20190628T0730.a"])
    let outgoing = try spool.open()
    #expect(try outgoing.takeIn() == (2, 0))
    #expect(try outgoing.waiting().map(\.delivery) == ["20190628T0730.a", "20190701T0730.b"])
    #expect(try outgoing.takeIn() == (0, 0))
    #expect(
      try spool.files == [
        "cur/20190628T0730.a:1,0,0,0": "content of new/20190628T0730.a",
        "cur/20190701T0730.b:1,0,0,0": "content of new/20190701T0730.b",
      ])
  }

  @Test("a delivery that comes again is one message, and keeps its tries")
  func again() throws {
    let spool = try TestSpool(["cur/a:1,3,100,200", "new/a"])
    #expect(try spool.open().takeIn() == (1, 0))
    #expect(try spool.files == ["cur/a:1,3,100,200": "content of new/a"])
  }

  @Test("notes a try in the name")
  func notes() throws {
    let spool = try TestSpool(["cur/a:1,3,100,200"])
    let outgoing = try spool.open()
    let tried = try outgoing.note(outgoing.waiting()[0], triedAt: 300)
    #expect(tried.fileName == "a:1,4,100,300")
    #expect(try spool.files.keys.sorted() == ["cur/a:1,4,100,300"])
  }

  @Test("gives up without replacing what was given up before")
  func givesUp() throws {
    let spool = try TestSpool(["cur/a:1,3,100,200"])
    let outgoing = try spool.open()
    try outgoing.giveUp(outgoing.waiting()[0])
    try spool.put("cur/a:1,3,100,200", "another")
    try outgoing.giveUp(outgoing.waiting()[0])
    #expect(try spool.files.values.sorted() == ["another", "content of cur/a:1,3,100,200"])
    #expect(try spool.files.keys.allSatisfy { $0.hasPrefix("failed/") })
  }

  @Test("brings back what was given up as if it were new")
  func bringsBack() throws {
    let spool = try TestSpool(["cur/a:1,200,100,200"])
    let outgoing = try spool.open()
    try outgoing.giveUp(outgoing.waiting()[0])
    #expect(try outgoing.bringBack() == ["a"])
    #expect(try spool.files == ["cur/a:1,0,0,0": "content of cur/a:1,200,100,200"])
    #expect(try outgoing.bringBack() == [])
  }

  @Test("is not there before mail is to leave")
  func missing() throws {
    let spool = try TestSpool([])
    try FileManager.default.removeItem(at: spool.url.appending(path: "outgoing"))
    #expect(try Outgoing(spool: OpenDirectory(at: spool.url.path)) === nil)
  }

  @Test("counts for status what waits and what was given up, with the time of the oldest")
  func state() throws {
    let spool = try TestSpool(["cur/a:1,3,100,200", "new/b"])
    #expect(OutgoingState(spool: spool.url.path).failed == .init())
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 5000)],
      ofItemAtPath: spool.url.appending(path: "outgoing/new/b").path)
    #expect(OutgoingState(spool: spool.url.path).waiting == .init(count: 2, oldest: 5000))
    let outgoing = try spool.open()
    _ = try outgoing.takeIn()
    try outgoing.giveUp(try #require(outgoing.waiting().first { $0.delivery == "b" }))
    let state = OutgoingState(spool: spool.url.path)
    #expect(state.waiting.count == 1)
    #expect(state.failed == .init(count: 1, oldest: 5000))
    #expect(state.error == nil)
  }

  @Test("what cannot be seen is said, and does not hide the rest")
  func unseen() throws {
    let spool = try TestSpool(["cur/a:1,3,100,200", "cur/b:1,3,100,200"])
    try Data().write(to: spool.url.appending(path: "outgoing/failed"))
    let state = OutgoingState(spool: spool.url.path)
    #expect(state.waiting.count == 2)
    #expect(state.error?.errno == ENOTDIR)
  }

  @Test("without a spool, nothing waits")
  func noSpool() throws {
    #expect(OutgoingState(spool: "/nonexistent/frist") == OutgoingState())
  }
}

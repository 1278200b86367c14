import Dispatch
import FristProgram
import Glibc
import Testing

@testable import FristControl

@Suite("The blocking client")
struct VarlinkClientTests {
  @Test("no socket, no listener and no answer are told apart")
  func unreachable() throws {
    let path = temporaryPath()
    #expect(throws: VarlinkClientError.notFound(path: path)) { try VarlinkClient(path: path) }
    let descriptor = try listeningSocket(at: path)
    let client = try VarlinkClient(path: path, timeout: .milliseconds(20))
    #expect(throws: VarlinkClientError.timeout(seconds: 0.02)) { try client.call("a.b.C", as: JSONValue.self) }
    #expect(throws: VarlinkClientError.closedEarly) { try client.call("a.b.C", as: JSONValue.self) }
    close(descriptor)
    #expect(throws: VarlinkClientError.refused(path: path)) { try VarlinkClient(path: path) }
    unlink(path)
  }

  @Test("a socket that may not be used is told as such", .enabled(if: geteuid() != 0, "root may use any"))
  func permission() throws {
    let path = temporaryPath()
    let descriptor = try listeningSocket(at: path)
    defer { close(descriptor) }
    chmod(path, 0)
    #expect(throws: VarlinkClientError.permission(path: path)) { try VarlinkClient(path: path) }
    unlink(path)
  }

  @Test("a path that is too long is the system's error")
  func longPath() {
    let path = "/" + String(repeating: "x", count: 108)
    let error = SystemError(call: "address", path: path, errno: ENAMETOOLONG)
    #expect(throws: VarlinkClientError.system(error)) { try VarlinkClient(path: path) }
  }

  @Test("a connection that ends inside a reply is closed early")
  func closedEarly() throws {
    try withServer(sending: "{\"parameters\":{}") { client in
      #expect(throws: VarlinkClientError.closedEarly) { try client.call("a.b.C", as: JSONValue.self) }
    }
  }

  @Test(
    "a reply that is none is malformed",
    arguments: [
      "HTTP/1.1 400\0", "[]\0", "\0", "{\"parameters\":[]}\0", "{\"parameters\":{\"n\":\"one\"}}\0",
      "{\"parameters\":{\"n\":1},\"continues\":true}\0",
    ])
  func malformed(text: String) throws {
    try withServer(sending: text) { client in
      let error = #expect(throws: VarlinkClientError.self) { try client.call("a.b.C", as: [String: Int].self) }
      guard case .malformed = error else {
        Issue.record("\(text): \(String(describing: error))")
        return
      }
    }
  }

  @Test("an error comes with its parameters, and the connection goes on")
  func errorReply() throws {
    try withServer(sending: "{\"error\":\"a.b.E\",\"parameters\":{\"n\":1}}\0{\"parameters\":{\"n\":2}}\0") { client in
      let error = VarlinkClientError.replied(ErrorReply(name: ErrorName(rawValue: "a.b.E"), parameters: ["n": 1]))
      #expect(throws: error) { try client.call("a.b.C", as: [String: Int].self) }
      let reply = try client.call("a.b.C", as: [String: Int].self)
      #expect(reply == ["n": 2])
    }
  }

  @Test("replies to a call with more come one by one until the last")
  func more() throws {
    let texts = (1...3).map { "{\"parameters\":{\"n\":\($0)}\($0 < 3 ? ",\"continues\":true" : "")}\0" }.joined()
    try withServer(sending: texts) { client in
      var numbers: [Int?] = []
      try client.callMore("a.b.C", as: [String: Int].self) { numbers.append($0["n"]) }
      #expect(numbers == [1, 2, 3])
    }
  }

  @Test("who has heard enough closes the connection")
  func enough() throws {
    struct Enough: Error {}
    try withServer(sending: "{\"continues\":true}\0{}\0") { client in
      #expect(throws: Enough.self) { try client.callMore("a.b.C", as: NoParameters.self) { _ in throw Enough() } }
      #expect(throws: VarlinkClientError.closedEarly) { try client.call("a.b.C", as: JSONValue.self) }
    }
  }

  // MARK: -

  /// A server that says the same to everybody, once it has heard a byte, and ends when its client does.
  private func withServer(sending text: String, _ body: (VarlinkClient) throws -> Void) throws {
    let path = temporaryPath()
    let descriptor = try listeningSocket(at: path)
    let thread = DispatchQueue(label: "server")
    thread.async {
      let connection = accept(descriptor, nil, nil)
      var byte: UInt8 = 0
      recv(connection, &byte, 1, Int32(MSG_PEEK))
      send(connection, text, text.utf8.count, Int32(MSG_NOSIGNAL))
      shutdown(connection, Int32(SHUT_WR))
      while recv(connection, &byte, 1, 0) > 0 {}
      close(connection)
    }
    let client = try VarlinkClient(path: path, timeout: .seconds(10))
    try body(client)
    client.close()
    thread.sync {}
    close(descriptor)
    unlink(path)
  }

  private func listeningSocket(at path: String) throws -> Int32 {
    let descriptor = try UnixAddress.makeSocket(path: path)
    try #require(try UnixAddress.with(path) { bind(descriptor, $0, $1) } == 0)
    try #require(listen(descriptor, 8) == 0)
    return descriptor
  }

  private func temporaryPath() -> String { "/tmp/frist-client-\(getpid())-\(UInt32.random(in: 0...UInt32.max))" }
}

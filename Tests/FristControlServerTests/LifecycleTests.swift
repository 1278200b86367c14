import FristControl
import FristProgram
import Glibc
import Testing

@testable import FristControlServer

@Suite("Where the server listens, and how it ends")
struct LifecycleTests {
  @Test("a socket that a crash left is replaced, with mode 0666")
  func deadSocket() throws {
    let path = temporaryPath()
    let first = try ListeningSocket(path: path)
    close(first.descriptor)
    let second = try ListeningSocket(path: path)
    var status = stat()
    #expect(lstat(path, &status) == 0 && status.st_mode & 0o777 == 0o666)
    _ = try VarlinkClient(path: path, timeout: .seconds(120))
    close(second.descriptor)
    unlink(path)
  }

  @Test("a socket that somebody answers is left alone")
  func liveSocket() async throws {
    try await Bench.run { bench, _ in
      #expect(throws: ListeningSocket.Failure.inUse(path: bench.path)) { try ListeningSocket(path: bench.path) }
      _ = try await blocking { [path = bench.path] in
        try VarlinkClient(path: path, timeout: .seconds(120)).call("org.varlink.service.GetInfo", as: JSONValue.self)
      }
    }
  }

  @Test("what is not a socket is left alone, also behind a link")
  func notASocket() throws {
    let path = temporaryPath()
    close(open(path, O_CREAT | O_WRONLY, 0o600))
    symlink(path, path + ".link")
    for name in [path, path + ".link"] {
      #expect(throws: ListeningSocket.Failure.notASocket(path: name)) { try ListeningSocket(path: name) }
      #expect(access(name, F_OK) == 0)
    }
    unlink(path)
    unlink(path + ".link")
  }

  @Test("a directory that is not there is the system's error")
  func noDirectory() {
    let path = temporaryPath() + "/control"
    let error = SystemError(call: "bind", path: path, errno: ENOENT)
    #expect(throws: ListeningSocket.Failure.system(error)) { try ListeningSocket(path: path) }
  }

  @Test("an inherited socket is served and its path is left to its owner")
  func inherited() async throws {
    let path = temporaryPath()
    let made = try ListeningSocket(path: path)
    let socket = try ListeningSocket(inherited: InheritedSocket(name: "varlink", descriptor: made.descriptor))
    let server = try await VarlinkServer.start(
      on: socket, info: ServiceInfo(vendor: "", product: "p", version: "", url: ""), interfaces: [])
    let info = try await blocking {
      try VarlinkClient(path: path, timeout: .seconds(120)).call("org.varlink.service.GetInfo", as: JSONValue.self)
    }
    #expect(info["product"] == "p")
    await server.shutdown()
    #expect(access(path, F_OK) == 0)
    unlink(path)
  }

  @Test("a descriptor that does not listen is refused")
  func unfit() throws {
    let plain = try UnixAddress.makeSocket(path: "")
    defer { close(plain) }
    for descriptor in [plain, 0, 9999] {
      #expect(throws: ListeningSocket.Failure.unfit(descriptor: descriptor)) {
        try ListeningSocket(inherited: InheritedSocket(name: "varlink", descriptor: descriptor))
      }
    }
  }

  @Test(
    "the environment says what was inherited",
    arguments: [
      ([:], []),
      (["LISTEN_FDS": "1"], []),
      (["LISTEN_PID": "8", "LISTEN_FDS": "1"], []),
      (["LISTEN_PID": "x", "LISTEN_FDS": "1"], []),
      (["LISTEN_PID": "7", "LISTEN_FDS": "0"], []),
      (["LISTEN_PID": "7", "LISTEN_FDS": "-1"], []),
      (["LISTEN_PID": "7", "LISTEN_FDS": "99999999999"], []),
      (["LISTEN_PID": "7", "LISTEN_FDS": "1"], ["unknown"]),
      (["LISTEN_PID": "7", "LISTEN_FDS": "1", "LISTEN_FDNAMES": "varlink"], ["varlink"]),
      (["LISTEN_PID": "7", "LISTEN_FDS": "3", "LISTEN_FDNAMES": "a::varlink"], ["a", "unknown", "varlink"]),
      (["LISTEN_PID": "7", "LISTEN_FDS": "2", "LISTEN_FDNAMES": "varlink"], ["varlink", "unknown"]),
    ] as [([String: String], [String])])
  func environment(environment: [String: String], names: [String]) {
    let sockets = InheritedSocket.all(environment: environment, pid: 7)
    #expect(sockets.map(\.name) == names)
    #expect(sockets.map(\.descriptor) == names.indices.map { Int32($0) + 3 })
  }

  @Test("at the end the call in hand is answered, the next is not begun, and the socket is gone")
  func graceful() async throws {
    try await Bench.run { bench, server in
      let (client, idle) = try await blocking { [path = bench.path] in
        let client = try RawClient(path)
        try client.call("Hold")
        try client.call("Note", ["number": 1])
        return (client, try RawClient(path))
      }
      #expect(await bench.until { bench.held.withLockedValue { !$0.isEmpty } })
      async let ended: Void = server.shutdown(within: .seconds(120))
      try await blocking { [path = bench.path] () throws in
        #expect(try idle.receive() == nil)
        #expect(throws: VarlinkClientError.notFound(path: path)) { try VarlinkClient(path: path) }
      }
      try #require(bench.held.withLockedValue { $0.popLast() }).finish()
      try await blocking { () throws in
        #expect(try client.receive() == ["parameters": [:]])
        #expect(try client.receive() == nil)
      }
      await ended
      #expect(bench.notes.withLockedValue { $0 } == [])
    }
  }

  @Test("a handler that does not answer is not waited for, and may answer later to nobody")
  func impatient() async throws {
    try await Bench.run { bench, server in
      let client = try await blocking { [path = bench.path] in
        let client = try RawClient(path)
        try client.call("Hold")
        return client
      }
      #expect(await bench.until { bench.held.withLockedValue { !$0.isEmpty } })
      await server.shutdown(within: .milliseconds(20))
      try await blocking { () throws in #expect(try client.receive() == nil) }
      let replier = try #require(bench.held.withLockedValue { $0.popLast() })
      #expect(!replier.isWanted)
      replier.finish()
    }
  }

  private func temporaryPath() -> String { "/tmp/frist-listen-\(getpid())-\(UInt32.random(in: 0...UInt32.max))" }
}

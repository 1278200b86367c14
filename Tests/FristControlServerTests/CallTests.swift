import FristControl
import FristControlServer
import Glibc
import Testing

@Suite("Calls and replies")
struct CallTests {
  @Test("a call is answered, whole or byte by byte")
  func plain() async throws {
    try await Bench.run { bench, _ in
      try await blocking { [path = bench.path] in
        let client = try RawClient(path)
        try client.call("Echo", ["text": "hei"])
        #expect(try client.receive() == ["parameters": ["text": "hei"]])
        for byte in "{\"method\":\"org.example.test.Echo\",\"parameters\":{\"text\":\"hå\"}}\0".utf8 {
          client.send([byte])
        }
        #expect(try client.receive() == ["parameters": ["text": "hå"]])
      }
    }
  }

  @Test("a thousand calls in one piece are answered in order")
  func pipeline() async throws {
    try await Bench.run { bench, _ in
      try await blocking { [path = bench.path] in
        let client = try RawClient(path)
        var bytes: [UInt8] = []
        for number in 0..<1000 {
          bytes += try JSONText.message(CallMessage("org.example.test.Echo", ["text": "\(number)"]))
        }
        client.send(bytes)
        for number in 0..<1000 { #expect(try client.receive()?["parameters"]?["text"] == .string("\(number)")) }
      }
    }
  }

  @Test("a oneway call is done and gets no reply, not even an error")
  func oneway() async throws {
    try await Bench.run { bench, _ in
      try await blocking { [path = bench.path] in
        let client = try RawClient(path)
        try client.call("Note", ["number": 1], oneway: true)
        try client.call("Note", [:], oneway: true)
        try client.call("Forget", oneway: true)
        try client.call("Nothing", oneway: true)
        try client.call("Echo", ["text": "after"])
        #expect(try client.receive() == ["parameters": ["text": "after"]])
      }
      #expect(bench.notes.withLockedValue { $0 } == [1])
    }
  }

  @Test("oneway calls are done though their client has gone")
  func onewayAndAway() async throws {
    var limits = Limits()
    limits.connectionsPerUser = 1
    try await Bench.run(limits) { bench, _ in
      try await blocking { [path = bench.path] in
        let client = try RawClient(path)
        for number in 1...20 { try client.call("Note", ["number": .int(Int64(number))], oneway: true) }
      }
      #expect(await bench.until { bench.notes.withLockedValue { $0.count } == 20 })
      #expect(bench.notes.withLockedValue { $0 } == Array(1...20))
    }
  }

  @Test("who stops sending still gets the replies")
  func halfClosed() async throws {
    try await Bench.run { bench, _ in
      try await blocking { [path = bench.path] in
        let client = try RawClient(path)
        for number in 1...3 { try client.call("Echo", ["text": .string("\(number)")]) }
        client.endSending()
        for number in 1...3 { #expect(try client.receive() == ["parameters": ["text": .string("\(number)")]]) }
        #expect(try client.receive() == nil)
      }
    }
  }

  @Test("a replier that is let go of answers that something failed")
  func forgotten() async throws {
    try await Bench.run { bench, _ in
      try await blocking { [path = bench.path] in
        let client = try RawClient(path)
        try client.call("Forget")
        #expect(try client.receive()?.error == "org.fristd.Control.InternalError")
        try client.call("Unencodable")
        #expect(try client.receive()?.error == "org.fristd.Control.InternalError")
        try client.call("Echo", ["text": "hei"])
        #expect(try client.receive() == ["parameters": ["text": "hei"]])
      }
    }
  }

  @Test("a method of many replies called without more says so")
  func expectedMore() async throws {
    try await Bench.run { bench, _ in
      try await blocking { [path = bench.path] in
        let client = try RawClient(path)
        try client.call("Count", ["to": 3, "padding": 0])
        #expect(try client.receive()?.error == ErrorName.expectedMore.rawValue)
        try client.call("Count", ["to": 1, "padding": 0])
        #expect(try client.receive()?["parameters"]?["number"] == 1)
      }
      #expect(bench.failures.withLockedValue { $0 } == [.expectedMore])
    }
  }

  @Test(
    "a wrong parameter is named by its path",
    arguments: ["{}", "null", "{\"text\":null}", "{\"text\":1}", "{\"\":1.5}", "{\"other\":1.5}"])
  func parameters(text: String) async throws {
    try await Bench.run { bench, _ in
      try await blocking { [path = bench.path] in
        let client = try RawClient(path)
        client.send("{\"method\":\"org.example.test.Length\",\"parameters\":\(text)}\0")
        let reply = try client.receive()
        #expect(reply?.error == ErrorName.invalidParameter.rawValue)
        #expect(reply?["parameters"]?["parameter"] == "text")
      }
    }
  }

  @Test("parameters that are no object are an invalid parameter", arguments: ["[]", "1", "\"text\""])
  func shapeless(text: String) async throws {
    try await Bench.run { bench, _ in
      try await blocking { [path = bench.path] in
        let client = try RawClient(path)
        client.send("{\"method\":\"org.example.test.Length\",\"parameters\":\(text)}\0")
        let reply = try client.receive()
        #expect(reply?.error == ErrorName.invalidParameter.rawValue)
        #expect(reply?["parameters"]?["parameter"] == "parameters")
      }
    }
  }

  @Test("the kernel says who calls")
  func credentials() async throws {
    try await Bench.run { bench, _ in
      let reply = try await blocking { [path = bench.path] in
        try VarlinkClient(path: path, timeout: .seconds(120))
          .call("org.example.test.Echo", ["text": "hei"], as: [String: String].self)
      }
      #expect(reply == ["text": "hei"])
      var groups = [gid_t](repeating: 0, count: 1000)
      let count = getgroups(1000, &groups)
      let peer = try #require(bench.peer.withLockedValue { $0 })
      #expect(peer == Peer(uid: getuid(), gid: getgid(), pid: getpid(), groups: Array(groups.prefix(Int(count)))))
      #expect(peer.isMember(of: getgid()) && !peer.isMember(of: 4_000_000_000))
    }
  }

  @Test("org.varlink.service tells of itself and of what is served")
  func introspection() async throws {
    try await Bench.run { bench, _ in
      try await blocking { [path = bench.path] in
        let client = try VarlinkClient(path: path, timeout: .seconds(120))
        let info = try client.call("org.varlink.service.GetInfo", as: JSONValue.self)
        #expect(
          info == [
            "vendor": "frist", "product": "bench", "version": "1", "url": "https://example.org",
            "interfaces": ["org.varlink.service", "org.example.test"],
          ])
        let describe = "org.varlink.service.GetInterfaceDescription"
        let own = try client.call(describe, ["interface": "org.varlink.service"], as: [String: String].self)
        #expect(own["description"]?.contains("error ExpectedMore ()") == true)
        let test = try client.call(describe, ["interface": "org.example.test"], as: [String: String].self)
        #expect(test == ["description": Bench.description])
      }
    }
  }

  @Test(
    "what is not there is said to be not there",
    arguments: [
      ("org.varlink.service.GetInterfaceDescription", "InterfaceNotFound", "interface", "org.nobody"),
      ("org.varlink.service.Nothing", "MethodNotFound", "method", "org.varlink.service.Nothing"),
      ("org.nobody.Nothing", "InterfaceNotFound", "interface", "org.nobody"),
      ("Nothing", "InterfaceNotFound", "interface", ""),
      ("org.example.test.Comment", "MethodNotFound", "method", "org.example.test.Comment"),
      ("org.example.test.string", "MethodNotFound", "method", "org.example.test.string"),
      ("org.example.test.Someday", "MethodNotImplemented", "method", "org.example.test.Someday"),
    ])
  func absent(method: String, error: String, parameter: String, value: String) async throws {
    try await Bench.run { bench, _ in
      try await blocking { [path = bench.path] in
        let client = try VarlinkClient(path: path, timeout: .seconds(120))
        let name = ErrorName(rawValue: "org.varlink.service." + error)
        let expected = ErrorReply(name: name, parameters: .object([parameter: .string(value)]))
        #expect(throws: VarlinkClientError.replied(expected)) {
          try client.call(method, ["interface": "org.nobody"], as: JSONValue.self)
        }
      }
    }
  }
}

import FristControl
import Glibc
import Testing

@testable import FristControlServer

@Suite("What a client may use")
struct LimitTests {
  @Test("a message of 1 MiB passes; one byte more is told and dropped")
  func messageSize() async throws {
    try await Bench.run { bench, _ in
      try await blocking { [path = bench.path] in
        let empty = "{\"method\":\"org.example.test.Length\",\"parameters\":{\"text\":\"\"}}".utf8.count
        let room = (1 << 20) - empty
        for excess in [0, 1, 1 << 20] {
          let client = try RawClient(path)
          try client.call("Length", ["text": .string(String(repeating: "x", count: room + excess))])
          let reply = try client.receive()
          if excess == 0 {
            #expect(reply == ["parameters": ["length": .int(Int64(room))]])
          } else {
            #expect(reply?["parameters"] == ["parameter": "message", "reason": "is longer than 1048576 bytes"])
            #expect(try client.receive() == nil)
          }
        }
      }
    }
  }

  @Test(
    "what is no call is told and dropped",
    arguments: [
      "", "hei", "[]", "null", "{}", "{\"method\":1}",
      "{\"method\":\"a.b.C\",\"more\":1}", "{\"method\":\"a.b.C\",\"more\":true,\"oneway\":true}",
      "{\"method\":\"a.b.C\",\"upgrade\":true}", "{\"method\":\"a.b.C\"}}",
      "{\"method\":\"a.b.C\",\"parameters\":" + String(repeating: "[", count: 32),
      String(repeating: "[", count: 1 << 20), String(repeating: "{\"a\":", count: 200_000),
    ])
  func malformed(text: String) async throws {
    try await Bench.run { bench, _ in
      try await blocking { [path = bench.path] in
        let client = try RawClient(path)
        client.send(text + "\0{\"method\":\"org.varlink.service.GetInfo\"}\0")
        #expect(try client.receive()?.error == ErrorName.invalidParameter.rawValue)
        #expect(try client.receive() == nil)
      }
      #expect(await bench.until { bench.events.withLockedValue { $0.count } == 1 })
    }
  }

  @Test("bytes that are not UTF-8 are told and dropped")
  func encoding() async throws {
    try await Bench.run { bench, _ in
      try await blocking { [path = bench.path] in
        let client = try RawClient(path)
        client.send(Array("{\"method\":\"".utf8) + [0xff] + Array("\"}\0".utf8))
        #expect(try client.receive()?["parameters"] == ["parameter": "message", "reason": "is not UTF-8"])
        #expect(try client.receive() == nil)
      }
    }
  }

  @Test("the 65th connection is told to come again; when one leaves there is room")
  func connections() async throws {
    var limits = Limits()
    limits.connectionsPerUser = 1000
    // Eight are root's, whoever runs this.
    let room = getuid() == 0 ? 64 : 56
    try await fill(limits, room: room)
  }

  @Test("the 17th connection of one user is told to come again")
  func connectionsOfOneUser() async throws {
    try await fill(Limits(), room: 16)
  }

  private func fill(_ limits: Limits, room: Int) async throws {
    try await Bench.run(limits) { bench, _ in
      // Each in the middle of a call: one of root's that is idle would give way.
      var clients: [RawClient] = []
      for number in 1...room {
        let client = try RawClient(bench.path)
        try client.call("Hold")
        clients.append(client)
        #expect(await bench.until { bench.held.withLockedValue { $0.count } == number })
      }
      try await blocking { [path = bench.path] in
        let late = try RawClient(path)
        try late.call("Echo", ["text": "hei"])
        let refusal = try late.receive()
        #expect(refusal?.error == "org.fristd.Control.TooManyConnections")
        #expect(refusal?["parameters"] == ["limit": .int(Int64(room))])
        #expect(try late.receive() == nil)
      }
      clients.removeLast()
      bench.held.withLockedValue { $0.removeLast() }.finish()
      try await blocking { [path = bench.path] in
        // The server hears of the end a moment later.
        var isIn = false
        for _ in 0..<1000 where !isIn {
          let client = try RawClient(path)
          try client.call("Echo", ["text": "hei"])
          isIn = try client.receive()?.error == nil
        }
        #expect(isIn)
      }
      #expect(bench.events.withLockedValue { $0.count } > 0)
    }
  }

  @Test("root's seventeenth connection takes the place of the one that is idle longest", .enabled(if: getuid() == 0))
  func idleRoot() async throws {
    try await Bench.run { bench, _ in
      try await blocking { [path = bench.path] in
        var clients: [RawClient] = []
        for _ in 0..<16 {
          let client = try RawClient(path)
          try client.call("Echo", ["text": "hei"])
          #expect(try client.receive()?.error == nil)
          clients.append(client)
        }
        for _ in 0..<3 {
          let late = try RawClient(path)
          try late.call("Echo", ["text": "hei"])
          #expect(try late.receive()?.error == nil)
          clients.append(late)
        }
        for number in 0..<3 { #expect(try clients[number].receive() == nil) }
        try clients[3].call("Echo", ["text": "hei"])
        #expect(try clients[3].receive()?.error == nil)
      }
    }
  }

  @Test("root's eight places are root's, whatever the others do")
  func keptForRoot() {
    var limits = Limits()
    limits.connectionsPerUser = 16
    var admissions = Admissions(limits: limits)
    for number in 0..<56 { #expect(admissions.admit(uid: 1000 + UInt32(number / 16)) == nil) }
    #expect(admissions.admit(uid: 1003) == .full(limit: 56))
    #expect(admissions.admit(uid: 1000) == .userFull(limit: 16))
    for _ in 0..<8 { #expect(admissions.admit(uid: 0) == nil) }
    #expect(admissions.admit(uid: 0) == .full(limit: 64))
    admissions.leave(uid: 1000)
    #expect(admissions.admit(uid: 0) == nil)
    // Root has nine now; the others' share is what is left.
    #expect(admissions.admit(uid: 1003) == .full(limit: 64))
    #expect(admissions.total == 64)
  }

  @Test("half a message and then silence is told and dropped; silence between messages is not")
  func silence() async throws {
    var limits = Limits()
    limits.midMessageIdle = .milliseconds(30)
    try await Bench.run(limits) { bench, _ in
      try await blocking { [path = bench.path] in
        let quiet = try RawClient(path)
        let client = try RawClient(path)
        try client.call("Echo", ["text": "hei"])
        #expect(try client.receive()?.error == nil)
        client.send("{\"method\"")
        #expect(try client.receive()?["parameters"] == ["parameter": "message", "reason": "has no end"])
        #expect(try client.receive() == nil)
        try quiet.call("Echo", ["text": "hei"])
        #expect(try quiet.receive()?.error == nil)
      }
      #expect(bench.events.withLockedValue { $0.count } == 1)
    }
  }

  @Test("waiting for a reply with half of the next call sent is no silence")
  func patience() async throws {
    var limits = Limits()
    limits.midMessageIdle = .seconds(3)
    try await Bench.run(limits) { bench, _ in
      let client = try await blocking { [path = bench.path] in
        let client = try RawClient(path)
        try client.call("Hold")
        client.send("{\"method\":\"org.example.test.Echo\",")
        return client
      }
      #expect(await bench.until { bench.held.withLockedValue { !$0.isEmpty } })
      // Longer than the limit, which is the system's own and takes no other clock.
      try await Task.sleep(for: .milliseconds(3300))
      try #require(bench.held.withLockedValue { $0.popLast() }).finish()
      try await blocking { () throws in
        client.send("\"parameters\":{\"text\":\"hei\"}}\0")
        #expect(try client.receive() == ["parameters": [:]])
        #expect(try client.receive() == ["parameters": ["text": "hei"]])
      }
    }
  }
}

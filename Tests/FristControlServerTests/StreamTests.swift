import FristControl
import Synchronization
import Testing

@testable import FristControlServer

@Suite("Many replies to one call")
struct StreamTests {
  @Test("a hundred thousand replies to a slow reader wait with the handler, not in memory", .timeLimit(.minutes(2)))
  func bounded() async throws {
    try await Bench.run { bench, _ in
      let client = try await blocking { [path = bench.path] in
        let client = try RawClient(path)
        try client.call("Count", ["to": 100_000, "padding": 100], more: true)
        return client
      }
      #expect(await bench.until { bench.counted.load(ordering: .relaxed) > 0 })
      // Until the handler stands still.
      var last = 0
      while bench.counted.load(ordering: .relaxed) != last {
        last = bench.counted.load(ordering: .relaxed)
        try await Task.sleep(for: .milliseconds(100))
      }
      // Some 150 bytes each: the kernel's buffer, two pieces in the channel, what was taken, what is offered.
      #expect(last > 0 && last * 150 < 1 << 20)
      try await blocking {
        let padding = String(repeating: "x", count: 100)
        var isInOrder = true
        for number in 1...100_000 {
          let parameters = "\"parameters\":{\"number\":\(number),\"padding\":\"\(padding)\"}"
          let expected = number < 100_000 ? "{\"continues\":true,\(parameters)}" : "{\(parameters)}"
          let reply = try client.receiveMessage()
          isInOrder = isInOrder && reply == Array(expected.utf8)
        }
        #expect(isInOrder)
      }
    }
  }

  @Test("a client that goes away ends the stream and frees its place")
  func vanishing() async throws {
    var limits = Limits()
    limits.connectionsPerUser = 1
    try await Bench.run(limits) { bench, _ in
      try await blocking { [path = bench.path] in
        let client = try RawClient(path)
        try client.call("Count", ["to": 1_000_000_000, "padding": 1000], more: true)
        for _ in 0..<10 { _ = try client.receive() }
      }
      #expect(await bench.until { bench.failures.withLockedValue { $0 } == [.gone] })
      try await blocking { [path = bench.path] in
        for _ in 0..<1000 {
          let client = try RawClient(path)
          try client.call("Echo", ["text": "hei"])
          if try client.receive()?.error == nil { return }
        }
        Issue.record("the place is not free again")
      }
    }
  }

  @Test("a reader that takes nothing is dropped")
  func stalled() async throws {
    var limits = Limits()
    limits.stall = .milliseconds(50)
    try await Bench.run(limits) { bench, _ in
      let client = try await blocking { [path = bench.path] in
        let client = try RawClient(path)
        try client.call("Count", ["to": 1_000_000_000, "padding": 1000], more: true)
        return client
      }
      #expect(await bench.until { bench.failures.withLockedValue { $0 } == [.gone] })
      let peer = try #require(bench.peer.withLockedValue { $0 })
      #expect(bench.events.withLockedValue { $0 } == [.dropped(peer, .slowReader)])
      _ = client
    }
  }

  @Test("one reply of many megabytes comes whole")
  func large() async throws {
    try await Bench.run { bench, _ in
      try await blocking { [path = bench.path] in
        let client = try VarlinkClient(path: path, timeout: .seconds(120))
        let reply = try client.call("org.example.test.Count", ["to": 1, "padding": 10_000_000], as: JSONValue.self)
        #expect(reply["padding"]?.string?.utf8.count == 10_000_000)
      }
    }
  }

  @Test("an offer is not taken while the client does not read")
  func offers() {
    let wakes = Atomic<Int>(0)
    let line = ReplyLine(limit: 10) { wakes.add(1, ordering: .relaxed) }
    #expect(line.add([1, 2, 3]) == .taken)
    #expect(line.add([UInt8](repeating: 4, count: 20)) == .taken)
    #expect(line.add([5]) == .full)
    #expect(line.take().bytes.count == 23)
    #expect(line.add([5]) == .taken)
    line.vanish()
    #expect(line.add([6]) == .gone)
    line.end([7], byHandler: true)
    let rest = line.take()
    #expect(rest.bytes.isEmpty && rest.isEnd)
    #expect(wakes.load(ordering: .relaxed) == 3)
  }

  @Test("a second last reply is a mistake of ours and ends the program")
  func twice() async {
    await #expect(processExitsWith: .failure) {
      let line = ReplyLine(limit: 10) {}
      line.end([], byHandler: true)
      line.end([], byHandler: true)
    }
  }
}

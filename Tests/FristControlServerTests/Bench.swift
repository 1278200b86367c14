import Dispatch
import FristControl
import FristControlServer
import Glibc
import NIOConcurrencyHelpers
import Synchronization

/// A running server with an interface made for tests, and what happened at it.
final class Bench: Sendable {
  let path = "/tmp/frist-varlink-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
  let events = NIOLockedValueBox<[ServerEvent]>([])
  /// The repliers of `Hold`, in order.
  let held = NIOLockedValueBox<[Replier]>([])
  /// The arguments of every `Note`, in order.
  let notes = NIOLockedValueBox<[Int]>([])
  /// Replies of `Count` that were taken.
  let counted = Atomic<Int>(0)
  let failures = NIOLockedValueBox<[Replier.Failure]>([])
  /// The peer of the last call.
  let peer = NIOLockedValueBox<Peer?>(nil)

  static let description = """
    # For tests. method Comment() is none.
    interface org.example.test
    type Field (method: string)
    method Echo(text: string) -> (text: string)
    method Length(text: string) -> (length: int)
    method Note(number: int) -> ()
    method Hold() -> ()
    method Forget() -> ()
    method Count(to: int, padding: int) -> (number: int, padding: string)
    method Unencodable() -> (number: float)
    method Someday() -> ()
    """

  /// Starts a server, runs the body, ends the server.
  static func run(_ limits: Limits = Limits(), _ body: (Bench, VarlinkServer) async throws -> Void) async throws {
    let bench = Bench()
    let interface = VarlinkInterface(name: "org.example.test", description: description) { bench.answer($0, $1) }
    let server = try await VarlinkServer.start(
      on: ListeningSocket(path: bench.path),
      info: ServiceInfo(vendor: "frist", product: "bench", version: "1", url: "https://example.org"),
      interfaces: [interface], limits: limits, observe: { event in bench.events.withLockedValue { $0.append(event) } })
    do {
      try await body(bench, server)
    } catch {
      await server.shutdown(within: .zero)
      throw error
    }
    await server.shutdown(within: .zero)
  }

  private struct Text: Codable { let text: String }
  private struct Number: Codable { let number: Int }
  private struct Counting: Decodable { let to, padding: Int }
  private struct Counted: Encodable { let number: Int, padding: String }

  private func answer(_ call: Call, _ reply: Replier) {
    peer.withLockedValue { $0 = call.peer }
    do {
      switch call.name {
      case "Echo":
        let text = try call.parameters(as: Text.self)
        // From anywhere, later or sooner.
        DispatchQueue.global().asyncAfter(deadline: .now() + .microseconds(.random(in: 0...300))) { reply.finish(text) }
      case "Length": reply.finish(["length": try call.parameters(as: Text.self).text.utf8.count])
      case "Note":
        let number = try call.parameters(as: Number.self).number
        DispatchQueue.global().async {
          self.notes.withLockedValue { $0.append(number) }
          reply.finish()
        }
      case "Hold": held.withLockedValue { $0.append(reply) }
      case "Forget": break
      case "Unencodable": reply.finish(["number": Double.nan])
      case "Count":
        let counting = try call.parameters(as: Counting.self)
        Task { await count(counting, reply) }
      default: reply.fail(.methodNotImplemented, ["method": call.method])
      }
    } catch {
      reply.fail(error)
    }
  }

  private func count(_ counting: Counting, _ reply: Replier) async {
    let padding = String(repeating: "x", count: counting.padding)
    do throws(Replier.Failure) {
      for number in 1..<counting.to {
        try await reply.next(Counted(number: number, padding: padding))
        counted.add(1, ordering: .relaxed)
      }
      reply.finish(Counted(number: counting.to, padding: padding))
    } catch {
      failures.withLockedValue { $0.append(error) }
    }
  }

  /// Waits, by looking every 2 ms, until something is so; false after ten seconds.
  func until(_ isSo: () -> Bool) async -> Bool {
    for _ in 0..<5000 {
      if isSo() { return true }
      try? await Task.sleep(for: .milliseconds(2))  // a test that is cancelled looks faster, no harm
    }
    return false
  }
}

/// Runs what blocks on a thread of its own: the tests share few.
func blocking<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
  try await withCheckedThrowingContinuation { continuation in
    DispatchQueue(label: "blocking").async { continuation.resume(with: Result { try body() }) }
  }
}

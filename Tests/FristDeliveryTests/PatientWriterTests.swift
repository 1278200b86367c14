import Dispatch
import Synchronization
import Testing

@testable import FristDelivery

@Suite("What is written while nobody reads") struct PatientWriterTests {
  /// A reader who reads when it is let: what it has got, and how many it was told are lost.
  private final class Reader: Sendable {
    let gate = DispatchSemaphore(value: 0)
    let got = Mutex<[Int]>([])
    let lost = Mutex<[Int]>([])

    func writer(limit: Int) -> PatientWriter<Int> {
      PatientWriter(
        label: "test", limit: limit,
        write: { item in
          self.gate.wait()
          self.got.withLock { $0.append(item) }
        }, lost: { count, _ in self.lost.withLock { $0.append(count) } })
    }
  }

  @Test("whoever sends never waits; what does not fit is counted, and the count is told when somebody reads again")
  func deaf() {
    let reader = Reader()
    let writer = reader.writer(limit: 4)
    for number in 0..<10 { writer.send(number) }
    #expect(reader.got.withLock { $0.isEmpty })
    for _ in 0..<4 { reader.gate.signal() }
    writer.flush(within: 10)
    #expect(reader.got.withLock { $0 } == [0, 1, 2, 3])
    #expect(reader.lost.withLock { $0 } == [6])
    reader.gate.signal()
    writer.send(10)
    writer.flush(within: 10)
    #expect(reader.got.withLock { $0 } == [0, 1, 2, 3, 10])
    #expect(reader.lost.withLock { $0 } == [6])
  }

  @Test("a flush before the end gives up on a reader who never reads")
  func hopeless() {
    let reader = Reader()
    let writer = reader.writer(limit: 4)
    writer.send(1)
    let start = ContinuousClock.now
    writer.flush(within: 1)
    #expect(ContinuousClock.now - start < .seconds(30))
    reader.gate.signal()
  }
}

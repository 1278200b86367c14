import Foundation
import FristCore
import FristLedger
import Testing

@testable import FristDaemon

/// The table of states in DESIGN.md 6, each state made by hand and left to the next start.
@Suite("The office", .serialized)
struct OfficeTests {
  private let september11 = CivilMoment("2019-09-11T07:30")!
  private let name = "20190911T0730.helse"

  /// An office that has decided the `before-7` of 11 September and carried nothing.
  private func decided(_ premises: Premises) throws {
    let office = try premises.open(at: "2019-09-01T00:00")
    _ = try office.pass(at: CivilMoment("2019-09-02T07:30")!)
    #expect(try office.decide(at: september11).decision.digests.count == 1)
  }

  @Test("pending and nothing in the staging directory: written and delivered")
  func pendingNothing() throws {
    let premises = try Premises()
    try decided(premises)
    #expect(try premises.open(at: "2019-09-11T07:31").carry().delivered.map(\.id) == [name])
    #expect(premises.files("helse/new") == ["20190902T0730.helse", name])
    #expect(premises.files(".stage").isEmpty)
  }

  @Test("the mails of a moment to come are counted as they will go, and anew when something changes")
  func foreseen() throws {
    let premises = try Premises()
    let office = try premises.open(at: "2019-09-01T00:00")
    let now = CivilMoment("2019-09-02T07:30")!
    _ = try office.pass(at: now)
    // Seven days before 18 September; a day on which nothing is due.
    #expect(office.digests(at: september11) == 1 && office.digests(at: CivilMoment("2019-09-10T07:30")!) == 0)
    let done = try office.book.entries(for: .done(on: now.day, note: nil), on: "by/1", by: .uid(0), at: now)
    try office.record(done.entries, at: now)
    #expect(office.digests(at: september11) == 0)
    #expect(try office.pass(at: september11).decision.digests.isEmpty)
  }

  @Test("pending and half a file: written anew, whole")
  func pendingHalf() throws {
    let premises = try Premises()
    try decided(premises)
    try Data("Date: half a f".utf8).write(to: premises.spool.appending(path: ".stage/\(name)"))
    _ = try premises.open(at: "2019-09-11T07:31").carry()
    let mail = try String(contentsOf: premises.spool.appending(path: "helse/new/\(name)"), encoding: .utf8)
    #expect(mail.contains("Message-ID: <\(name)@by.example>") && mail.hasSuffix("\n"))
  }

  @Test("staged and gone: delivered, also where it was read and deleted since")
  func stagedGone() throws {
    let premises = try Premises()
    try decided(premises)
    // Staged by the ledger's word, and a mailbox that cannot be renamed into.
    try FileManager.default.removeItem(at: premises.spool.appending(path: "helse"))
    try premises.write("spool/helse", "in the way")
    #expect(try premises.open(at: "2019-09-11T07:31").carry().failed.count == 1)
    #expect(premises.files(".stage") == [name])
    try FileManager.default.removeItem(at: premises.spool.appending(path: "helse"))
    // Somebody renamed it, read it and deleted it: the daemon was killed before it could mark it.
    try FileManager.default.removeItem(at: premises.spool.appending(path: ".stage/\(name)"))
    let office = try premises.open(at: "2019-09-11T07:32")
    #expect(try office.carry().delivered.map(\.id) == [name])
    #expect(try office.carry().delivered.isEmpty)
    #expect(premises.files("helse/new").isEmpty)
  }

  /// Leaves `name` staged by the ledger's word and in the stage: its mailbox cannot be renamed into.
  private func staged(_ premises: Premises) throws {
    try decided(premises)
    try FileManager.default.removeItem(at: premises.spool.appending(path: "helse"))
    try premises.write("spool/helse", "in the way")
    #expect(try premises.open(at: "2019-09-11T07:31").carry().failed.count == 1)
    #expect(premises.files(".stage") == [name])
    try FileManager.default.removeItem(at: premises.spool.appending(path: "helse"))
  }

  private func mail(_ premises: Premises, _ path: String) throws -> String {
    try String(contentsOf: premises.spool.appending(path: path), encoding: .utf8)
  }

  @Test("staged in a stage that is gone, and nowhere: written again, with the same Message-ID")
  func stageGone() throws {
    let premises = try Premises()
    try staged(premises)
    let before = try mail(premises, ".stage/\(name)")
    try FileManager.default.removeItem(at: premises.spool.appending(path: ".stage"))
    #expect(try premises.open(at: "2019-09-11T07:32").carry().delivered.map(\.id) == [name])
    #expect(try mail(premises, "helse/new/\(name)") == before)
  }

  @Test("staged in a stage whose files somebody removed, its name with them: written again")
  func stageEmptied() throws {
    let premises = try Premises()
    try staged(premises)
    let stage = premises.spool.appending(path: ".stage").path
    for file in try FileManager.default.contentsOfDirectory(atPath: stage) {
      try FileManager.default.removeItem(atPath: "\(stage)/\(file)")
    }
    #expect(try premises.open(at: "2019-09-11T07:32").carry().delivered.map(\.id) == [name])
    #expect(premises.files("helse/new") == [name])
  }

  @Test(
    "staged in a stage that is gone, and in its mailbox, unread or read: marked, not written again",
    arguments: [false, true])
  func stageGoneArrived(isRead: Bool) throws {
    let premises = try Premises()
    try staged(premises)
    let box = premises.spool.appending(path: "helse")
    for name in ["tmp", "new", "cur"] {
      try FileManager.default.createDirectory(at: box.appending(path: name), withIntermediateDirectories: true)
    }
    let place = isRead ? "cur/\(name):2,S" : "new/\(name)"
    try FileManager.default.moveItem(
      at: premises.spool.appending(path: ".stage/\(name)"), to: box.appending(path: place))
    try FileManager.default.removeItem(at: premises.spool.appending(path: ".stage"))
    let office = try premises.open(at: "2019-09-11T07:32")
    #expect(try office.carry().delivered.map(\.id) == [name])
    #expect(try office.carry().last == nil)
    #expect(premises.files("helse/new") + premises.files("helse/cur") == [isRead ? "\(name):2,S" : name])
  }

  @Test("once everything is delivered, the stage is empty and has no name")
  func stageForgotten() throws {
    let premises = try Premises()
    try decided(premises)
    _ = try premises.open(at: "2019-09-11T07:31").carry()
    #expect(try FileManager.default.contentsOfDirectory(atPath: premises.spool.appending(path: ".stage").path).isEmpty)
  }

  @Test("another's message of the same name is not written over; the same message counts as this one")
  func sameName() throws {
    let premises = try Premises()
    try decided(premises)
    try FileManager.default.createDirectory(
      at: premises.spool.appending(path: "helse/new"), withIntermediateDirectories: true)
    try premises.write("spool/helse/new/\(name)", "another's")
    let office = try premises.open(at: "2019-09-11T07:31")
    #expect(try office.carry().failed.map(\.error.errno) == [EEXIST])
    #expect(try mail(premises, "helse/new/\(name)") == "another's")
    let ours = try mail(premises, ".stage/\(name)")
    try premises.write("spool/helse/new/\(name)", ours)
    #expect(try office.carry().delivered.map(\.id) == [name])
    #expect(premises.files(".stage").isEmpty)
    #expect(try mail(premises, "helse/new/\(name)") == ours)
  }

  @Test("two states on one spool: the second one's mail waits until the first has ended")
  func oneSpool() throws {
    let premises = try Premises()
    let first = try premises.open(at: "2019-09-01T00:00")
    _ = try first.pass(at: CivilMoment("2019-09-02T07:30")!)
    let second = try Office(premises.otherState, mode: .replay) { _, _ in CivilMoment("2019-09-01T00:00")! }
    let outcome = try second.pass(at: CivilMoment("2019-09-02T07:31")!).outcome
    #expect(outcome.failed.first?.error.description.contains("another fristd uses this spool") == true)
    withExtendedLifetime(first) {}
  }

  @Test("pending on a later day: withdrawn, and decided anew with the reason")
  func pendingLater() throws {
    let premises = try Premises()
    try decided(premises)
    let office = try premises.open(at: "2019-09-12T07:30")
    let (decision, withdrawn) = try office.decide(at: CivilMoment("2019-09-12T07:30")!)
    #expect(withdrawn.map(\.id) == [name])
    #expect(decision.digests.first?.notices.map(\.step) == [.before(7)])
    #expect(
      decision.digests.first?.notices.first?.reason
        == .late(days: 1, .spoolFailure(on: CivilDay("2019-09-11")!)))
    #expect(try office.carry().delivered.map(\.id) == ["20190912T0730.helse"])
  }

  @Test("staged on a later day, since its mailbox could not be written: withdrawn, and out of the stage")
  func stagedLater() throws {
    let premises = try Premises()
    try staged(premises)
    let office = try premises.open(at: "2019-09-12T07:30")
    let (decision, withdrawn) = try office.decide(at: CivilMoment("2019-09-12T07:30")!)
    #expect(withdrawn.map(\.id) == [name])
    #expect(premises.files(".stage").isEmpty)
    #expect(
      decision.digests.first?.notices.map(\.reason) == [.late(days: 1, .spoolFailure(on: CivilDay("2019-09-11")!))])
    #expect(try office.carry().delivered.map(\.id) == ["20190912T0730.helse"])
    #expect(premises.files("helse/new") == ["20190912T0730.helse"])
  }

  @Test("staged and gone from the stage on a later day: delivered, not told again")
  func goneLater() throws {
    let premises = try Premises()
    try staged(premises)
    try FileManager.default.removeItem(at: premises.spool.appending(path: ".stage/\(name)"))
    let office = try premises.open(at: "2019-09-12T07:30")
    let (decision, withdrawn) = try office.decide(at: CivilMoment("2019-09-12T07:30")!)
    #expect(withdrawn.isEmpty && decision.digests.isEmpty)
    #expect(try office.carry().delivered.map(\.id) == [name])
  }

  @Test("a mailbox that was moved away while fristd runs gets nothing more: the mail lies where its name is")
  func movedAway() throws {
    let premises = try Premises()
    try decided(premises)
    let office = try premises.open(at: "2019-09-11T07:31")
    #expect(try office.carry().delivered.map(\.id) == [name])
    try FileManager.default.moveItem(
      at: premises.spool.appending(path: "helse"), to: premises.root.appending(path: "archive"))
    let (decision, _) = try office.decide(at: CivilMoment("2019-09-18T07:30")!)
    #expect(decision.digests.count == 1)
    #expect(try office.carry().delivered.map(\.id) == ["20190918T0730.helse"])
    #expect(premises.files("helse/new") == ["20190918T0730.helse"])
  }

  @Test("staged into another spool than the one in use now: pending again, and delivered")
  func anotherSpool() throws {
    let premises = try Premises()
    try decided(premises)
    try FileManager.default.removeItem(at: premises.spool.appending(path: "helse"))
    try premises.write("spool/helse", "in the way")
    #expect(try premises.open(at: "2019-09-11T07:31").carry().failed.count == 1)
    try FileManager.default.moveItem(at: premises.spool, to: premises.root.appending(path: "old"))
    #expect(try premises.open(at: "2019-09-11T07:32").carry().delivered.map(\.id) == [name])
    #expect(premises.files("helse/new") == [name])
  }

  @Test("one mailbox that cannot be written holds up nobody behind it")
  func oneBroken() throws {
    let premises = try Premises()
    try decided(premises)
    let office = try premises.open(at: "2019-09-11T07:31")
    try FileManager.default.removeItem(at: premises.spool.appending(path: "helse"))
    try premises.write("spool/helse", "in the way")
    let first = try office.carry(limit: 1)
    #expect(first.failed.count == 1 && first.last == name)
    #expect(try office.carry(after: name, limit: 1).last == nil)
  }

  @Test("a second process on the same ledger is refused; so is another mode")
  func exclusive() throws {
    let premises = try Premises()
    let office = try premises.open(at: "2019-09-01T00:00")
    #expect(throws: LedgerError.inUse(directory: premises.office.state)) {
      _ = try premises.open(at: "2019-09-01T00:00")
    }
    withExtendedLifetime(office) {}
    let other = try Premises()
    _ = try Office(other.office, mode: .live) { _, _ in CivilMoment("2019-09-01T00:00")! }
    // A process that another test starts holds the lock too, until it has begun.
    let inUse = LedgerError.inUse(directory: other.office.state)
    var refusal: (any Error)? = inUse
    for _ in 0..<100_000 where refusal as? LedgerError == inUse {
      do {
        _ = try other.open(at: "2019-09-01T00:00")
        refusal = nil
      } catch { refusal = error }
      sched_yield()
    }
    #expect(
      refusal as? LedgerError == .wrongMode(directory: other.office.state, found: "live", wanted: "replay"))
  }

  @Test("a changed text moves the occurrence, over a restart too, and a reload without a change leaves it")
  func moved() throws {
    let premises = try Premises()
    try decided(premises)
    try premises.plan(deadline: "20. november 2019")
    var office = try premises.open(at: "2019-09-12T08:00")
    #expect(office.next(after: CivilMoment("2019-09-12T08:00")!) == CivilMoment("2019-10-21T07:30"))
    #expect(try office.look(at: CivilMoment("2019-09-12T09:00")!, force: true).isUnchanged)
    #expect(office.next(after: CivilMoment("2019-09-12T09:00")!) == CivilMoment("2019-10-21T07:30"))
    withExtendedLifetime(office) {}
    office = try { () throws -> Office in
      _ = try office.pass(at: CivilMoment("2019-10-21T07:30")!)
      return office
    }()
    #expect(premises.files("helse/new").contains("20191021T0730.helse"))
  }

  @Test("what is wrong is neither new nor solved for standing on another line")
  func otherLine() throws {
    let premises = try Premises(deadline: "snarest")
    let office = try premises.open(at: "2019-09-01T00:00")
    let file = premises.root.appending(path: "plans.d/by.yaml")
    try premises.write("plans.d/by.yaml", "# Vedtatt\n" + String(contentsOf: file, encoding: .utf8))
    let moved = try office.look(at: CivilMoment("2019-09-02T08:00")!, force: true)
    #expect(office.inventory.problems.contains { $0.obligation == "1" && $0.line == 7 })
    #expect(moved.change?.newProblems == [] && moved.change?.solvedProblems == [])
    try premises.plan(deadline: "18. september 2019")
    let mended = try office.look(at: CivilMoment("2019-09-03T08:00")!, force: true)
    #expect(mended.change?.solvedProblems.map(\.obligation) == ["1"])
  }
}

extension Office {
  /// Carries at the latest moment passed.
  fileprivate func carry(after id: String = "", limit: Int = .max) throws -> Courier.Outcome {
    try carry(after: id, limit: limit, at: try #require(lastMoment))
  }
}

extension Office.Look {
  fileprivate var isUnchanged: Bool { if case .unchanged = self { true } else { false } }
  fileprivate var change: FileChange? { if case .accepted(let change) = self { change } else { nil } }
}

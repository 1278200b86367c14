import ArgumentParser
import FristCore
import FristDaemon
import FristProgram
import Glibc

extension Fristd {
  /// `fristd --once`: what the service does at a wake-up, then the end.
  func runOnce() throws {
    let clocks = Clock.live.read()
    let office = try Office(premises, mode: .live, clocks: clocks) { zone, _ in zone.moment(at: clocks.wallSeconds) }
    for line in office.inventory.problems.lines(in: language) { complain(line) }
    _ = try office.watchClocks(at: clocks)
    _ = try office.watchSpool(at: clocks)
    if let hold = office.hold {
      complain("fristd: all mail is held since \(hold.since): \(hold.why); let it go with: fristctl release")
      throw ExitCode(Exit.failed)
    }
    let pass = try office.pass(at: office.moment(at: clocks))
    if pass.decision.isClockSetBack, let last = office.lastMoment {
      complain(
        "fristd: the clock stands before \(last), the latest moment in the ledger; nothing is decided. If the clock is right: fristctl release"
      )
      throw ExitCode(Exit.failed)
    }
    for delivery in pass.outcome.delivered { print("delivered \(delivery.id) to \(delivery.mailbox)") }
    for (delivery, error) in pass.outcome.failed { complain("fristd: spool \(error); delivery \(delivery.id) kept") }
    print("next: \(pass.decision.next.map(\.description) ?? "nothing left to tell")")
    if !pass.outcome.failed.isEmpty { throw ExitCode(Exit.failed) }
  }
}

import ArgumentParser
import FristCore

extension Fristd {
  /// What a run is for; one of them at a time.
  enum Mode: Equatable {
    case service, once, verify, preview, report, log
    case replay(DaySpan)

    /// As on the command line; nil for the service.
    var option: String? {
      switch self {
      case .service: nil
      case .once: "--once"
      case .verify: "--verify"
      case .preview: "--preview"
      case .report: "--report"
      case .log: "--log"
      case .replay: "--replay"
      }
    }
  }

  private var modes: [Mode] {
    let flags: [(Bool, Mode)] = [
      (once, .once), (verify, .verify), (preview, .preview), (report, .report), (log, .log),
    ]
    return flags.filter(\.0).map(\.1) + (replay.map { [.replay($0)] } ?? [])
  }

  var mode: Mode { modes.first ?? .service }

  func validate() throws {
    if modes.count > 1 {
      throw ValidationError("\(modes.compactMap(\.option).joined(separator: " and ")) exclude each other.")
    }
    if mode != .service, control != nil { throw ValidationError("--control is for the service.") }
    if replay != nil, state == nil || spool == nil {
      throw ValidationError("--replay needs --state and --spool: it must never touch the service's own.")
    }
    if mode == .log || mode == .report, state == nil {
      throw ValidationError("\(mode.option ?? "") needs --state: the directory of the ledger.")
    }
    if diff != nil, mode != .preview || state == nil {
      throw ValidationError("--diff goes with --preview and --state.")
    }
    if json, mode == .service || mode == .once || replay != nil {
      throw ValidationError("--json goes with --verify, --preview, --report and --log.")
    }
    if from != nil || to != nil, mode != .preview, mode != .log {
      throw ValidationError("--from and --to go with --preview and --log.")
    }
    if recipient != nil, mode != .preview { throw ValidationError("--recipient goes with --preview.") }
    if let from, let to, to < from { throw ValidationError("--to lies before --from.") }
    if reportOptions.isGiven, mode != .report {
      throw ValidationError("--all, --year, --as-of, --responsible, --format and --rollover go with --report.")
    }
    if mode == .report {
      guard files.count == (reportOptions.all ? 0 : 1) else {
        throw ValidationError("--report takes one plan, or --all.")
      }
    } else if !files.isEmpty, mode != .verify {
      throw ValidationError("Plan files go with --verify.")
    }
  }
}

/// `2013-01-01..2023-12-31`, both inclusive.
struct DaySpan: ExpressibleByArgument, Equatable {
  let first: CivilDay
  let last: CivilDay

  init?(argument: String) {
    guard let dots = argument.firstRange(of: "..") else { return nil }
    guard let first = CivilDay(written: String(argument[..<dots.lowerBound])),
      let last = CivilDay(written: String(argument[dots.upperBound...])), first <= last
    else { return nil }
    self.first = first
    self.last = last
  }
}

extension CivilDay: ExpressibleByArgument {
  /// `2019-06-30` or `30.06.2019`.
  public init?(argument: String) { self.init(written: argument) }
}

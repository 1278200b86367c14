/// Why a command or a question cannot be answered as it was put.
public enum Objection: Error, Hashable, Sendable {
  case noSuchPlan(PlanID, suggestion: PlanID?)
  case noSuchObligation(String, suggestion: String?)
  /// No occurrence of that day, or none that is open; those there are.
  case noSuchOccurrence(String, [Occurrence])
  case ambiguous(String, [Occurrence])
  case alreadyDone(RegisterRow, since: CivilDay)
  case alreadyCancelled(RegisterRow, since: CivilDay)
  /// It stands so that the command means nothing.
  case wrongState(RegisterRow, Misfit)
  case invalidDate(parameter: String, CivilDay, DateFault)
  /// A text that is understood and cannot be what it is moved to.
  case notOneWindow(Deadline, [Window])
  /// A window that ends when the next occurrence is due already.
  case pastNext(Window, next: CivilDay)

  /// Why a command does not fit the state of what it is about.
  public enum Misfit: String, Hashable, Sendable {
    /// Nothing there was done or cancelled.
    case notFinished
    /// It has no day to be silent until.
    case noDay
    /// It is done as the measures that it covers.
    case covered
    /// It has the very window that it is to be moved to.
    case sameDeadline
    /// It is invalid or gone from the files.
    case notInForce
  }

  /// Why a day cannot be taken.
  public enum DateFault: String, Hashable, Sendable {
    case inTheFuture, notInTheFuture, beforeTheFirst
  }
}

extension Book {
  /// The rows of `PLAN/ID`, all occurrences, of all members of an `each`; empty where there is none.
  ///
  /// - Parameter ahead: Also what falls due up to this day; nil for no more than the next.
  public func rows(of id: String, on today: CivilDay, ahead: CivilDay? = nil) -> [RegisterRow] {
    let (planID, obligation) = Self.split(id)
    guard let p = planIndex(planID) else { return [] }
    let plan = inventory.plans[p]
    return plan.obligations.indices.filter { plan.obligations[$0].isNamed(obligation) }
      .flatMap { rows(Slot(plan: p, obligation: $0), today, ahead: ahead) }
  }

  /// The rows of what has that id and is not in force: gone from the files, of all members of an `each`, or never
  /// understood.
  public func rowsOutOfForce(of id: String) -> [RegisterRow] {
    let (planID, obligation) = Self.split(id)
    let gone = withdrawnRows(planRoot(of: planID)).filter { $0.id == obligation || $0.id.hasPrefix(obligation + ":") }
    return gone + (plan(planID).map(invalidRows) ?? []).filter { $0.id == obligation }
  }

  /// Finds what `PLAN/ID[@DUE[#N]]` means, DUE being any unambiguous beginning of an original or present due day.
  ///
  /// - Parameter preferred: Where no day is given, occurrences in the first of these sets that has any are meant.
  /// - Returns: One row; of an `each` obligation named without a member one a member.
  public func find(_ text: String, on today: CivilDay, preferring preferred: [Set<ObligationState>]) throws(Objection)
    -> [RegisterRow]
  {
    let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    let id = String(parts[0])
    let (planID, obligation) = Self.split(id)
    guard planIndex(planID) != nil || plans[planID] != nil else {
      throw .noSuchPlan(planID, suggestion: inventory.plans.map(\.id).first { $0.hasPrefix(planID) && !planID.isEmpty })
    }
    // A day to come may be meant, however far ahead it lies.
    let year = parts.count == 2 ? Int(parts[1].prefix(4)) : nil
    let ahead = year.flatMap { (1900...2200).contains($0) ? CivilDay.lastDay(ofYear: $0) : nil }
    let inForce = rows(of: id, on: today, ahead: ahead)
    let all = inForce.isEmpty ? rowsOutOfForce(of: id) : inForce
    guard !all.isEmpty, !obligation.isEmpty else { throw .noSuchObligation(id, suggestion: suggestion(for: id)) }
    var found: [RegisterRow] = []
    // In the order of the file.
    var members: [String] = []
    for row in all where !members.contains(row.id) { members.append(row.id) }
    for member in members {
      let mine = all.filter { $0.id == member }
      if parts.count == 2 {
        found += try match(mine, String(parts[1]), text)
      } else if let row = try pick(mine, preferred, text) {
        found.append(row)
      }
    }
    guard !found.isEmpty else { throw .noSuchOccurrence(text, all.compactMap(\.occurrence)) }
    return found
  }

  private func match(_ rows: [RegisterRow], _ wanted: String, _ text: String) throws(Objection) -> [RegisterRow] {
    let matches = rows.filter { row in
      guard let occurrence = row.occurrence, let at = occurrence.name.lastIndex(of: "@") else { return false }
      let name = occurrence.name
      return name[name.index(after: at)...].hasPrefix(wanted) || occurrence.due.description.hasPrefix(wanted)
    }
    if matches.count <= 1 { return matches }
    // `2019-12-31` is the beginning of `2019-12-31#2`, and the first of the two.
    let exact = matches.filter { $0.occurrence.map { $0.name.hasSuffix("@" + wanted) } ?? false }
    if exact.count == 1 { return exact }
    throw .ambiguous(text, matches.compactMap(\.occurrence))
  }

  private func pick(_ rows: [RegisterRow], _ preferred: [Set<ObligationState>], _ text: String) throws(Objection)
    -> RegisterRow?
  {
    // Nothing else can be meant where there is only one.
    if rows.count == 1 { return rows[0] }
    for states in preferred {
      let wanted = rows.filter { states.contains($0.state) }
      if wanted.count == 1 { return wanted[0] }
      if wanted.count > 1 { throw .ambiguous(text, wanted.compactMap(\.occurrence)) }
    }
    return nil
  }

  static func split(_ id: String) -> (plan: String, obligation: String) {
    let parts = id.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
  }

  /// An id of the same plan that differs in the case of letters or begins like it.
  private func suggestion(for id: String) -> String? {
    let (planID, wanted) = Self.split(id)
    let ids = plan(planID)?.obligations.map(\.id) ?? []
    let match =
      ids.first { $0.lowercased() == wanted.lowercased() } ?? ids.first { !wanted.isEmpty && $0.hasPrefix(wanted) }
    return match.map { "\(planID)/\($0)" }
  }
}

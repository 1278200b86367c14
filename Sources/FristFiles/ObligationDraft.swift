import FristCore

/// One entry of a plan file between reading and judging: it may still turn out to be invalid.
struct ObligationDraft {
  let kind: ObligationKind
  let line: Int
  var findings: Findings
  /// As written, where it has the form of an id; nil for the second use of one, too.
  var id: String?
  /// Where the id stands.
  var idStart = 0
  /// One, or one a member with `each`.
  var obligations: [Obligation] = []
  /// What its deadlines count from, and where that is said.
  var waitsFor: [(id: String, node: YAMLNode, offset: Int)] = []
  var covers: [(id: String, start: Int)] = []
  /// Where it is an id of the same plan.
  var formerly: (id: String, start: Int)?
  /// What the file says became of it: of one member (`each`), or of all.
  var said: [(member: RecipientID?, statement: FileStatement)] = []
  /// The first day to come that it names.
  var nextDay: CivilDay?
  /// What each of its deadlines has read, in the order of the file; nil for one that was not understood.
  var deadlines: [Deadline?] = []

  init(kind: ObligationKind, line: Int, findings: Findings) {
    self.kind = kind
    self.line = line
    self.findings = findings
  }

  /// Its id, or `line-41`.
  var name: String { id ?? "line-\(line)" }
}

extension [ObligationDraft] {
  /// The first use of an id stands, the second is an error.
  mutating func checkIDs() {
    var lines: [String: Int] = [:]
    for index in indices {
      guard let id = self[index].id else { continue }
      if let line = lines[id] {
        self[index].findings.error(.idUsedBefore(id, line: line), at: self[index].idStart)
        self[index].id = nil
      } else {
        lines[id] = self[index].line
      }
    }
  }

  /// What obligations say about each other: `covers`, `formerly`, deadlines that count from another.
  ///
  /// An id stands for itself and, after `each`, for all its members; an invalid obligation is there, too.
  mutating func checkReferences() {
    var drafts: [String: Int] = [:]
    for index in indices {
      guard let id = self[index].id else { continue }
      drafts[id] = index
      for obligation in self[index].obligations { drafts[obligation.id] = index }
    }
    // In the order of the file, so that a suggestion is the same every time.
    let ids = compactMap(\.id)
    for index in indices {
      checkCovers(of: index, drafts, ids)
      for (id, node, offset) in self[index].waitsFor where drafts[id] == nil {
        let suggestion = Spelling.closest(to: id, among: ids)
        self[index].findings.error(.relativeToUnknown(id.shown, suggestion: suggestion), atText: offset, of: node)
      }
    }
    checkFormerly(drafts)
    checkCircles(drafts)
  }

  private mutating func checkCovers(of index: Int, _ drafts: [String: Int], _ ids: [String]) {
    var covered: [String] = []
    for (id, start) in self[index].covers {
      guard let other = drafts[id] else {
        let suggestion = Spelling.closest(to: id, among: ids)
        self[index].findings.error(.coversUnknown(id, suggestion: suggestion), at: start)
        continue
      }
      if other == index {
        self[index].findings.error(.coversItself, at: start)
      } else if self[other].kind == .resolution {
        self[index].findings.error(.coversResolution(id), at: start)
      }
      let all = self[other].id == id && !self[other].findings.hasErrors ? self[other].obligations.map(\.id) : [id]
      covered += all.filter { !covered.contains($0) }
    }
    for position in self[index].obligations.indices { self[index].obligations[position].covers = covered }
  }

  private mutating func checkFormerly(_ drafts: [String: Int]) {
    var lines: [String: Int] = [:]
    for index in indices {
      guard let (id, start) = self[index].formerly else { continue }
      if drafts[id] != nil {
        self[index].findings.error(.formerlyInUse(id), at: start)
      } else if let line = lines[id] {
        self[index].findings.error(.formerlyTwice(id, line: line), at: start)
      } else {
        lines[id] = self[index].line
      }
    }
  }

  private mutating func checkCircles(_ drafts: [String: Int]) {
    let edges = map { $0.waitsFor.compactMap { drafts[$0.id] } }
    for circle in Circles.find(in: edges) {
      let names = circle.map { self[$0].name }
      for index in circle {
        let (_, node, offset) = self[index].waitsFor.first { circle.contains(drafts[$0.id] ?? -1) }!
        self[index].findings.error(.waitsInCircle(names), atText: offset, of: node)
      }
    }
  }
}

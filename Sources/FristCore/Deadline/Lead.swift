/// What stands before a window, and what it makes of it (DEADLINES.md, Around a window X).
struct Lead {
  enum Sort: Sendable {
    case none
    /// "i X", "i løpet av X".
    case inside
    /// "i perioden X".
    case preamble
    /// "innen X"; with a season it does not say by which end.
    case by
    /// "innen utgangen av X".
    case byEnd
    /// "senest X".
    case latest
    /// "til og med X".
    case through
    /// "til X", "fram til X": with a longer time it does not say by which end.
    case until
    /// "frist til X", "ferdig til X".
    case deadline
    case before, from, event, after, towards
  }

  let sort: Sort
  /// Whether an event may follow, and whether one must.
  var mayBeEvent = false
  var mustBeEvent: Bool { sort == .event }

  var relation: Occasion.Relation {
    switch sort {
    case .none, .inside, .preamble, .event, .after, .towards: .during
    case .by, .byEnd, .latest, .through, .until, .deadline: .by
    case .before: .before
    case .from: .from
    }
  }
}

extension Forms {
  static let leads = FormTable<Lead>(
    Form("in X", "i juni 2019", as: "i", .inside),
    Form("in the course of X", "i løpet av 2019", as: "i løpet av", .inside),
    Form("in the time X", "i perioden 2020-2023", "i tidsrommet mai til juni 2017", as: "i|for perioden|tidsrommet") {
      _, _ in Lead(sort: .preamble)
    },
    Form("time: X", "Periode: januar – mars 2022", as: "perioden|tidsrommet :") { c, _ in
      c.begin == 0 ? Lead(sort: .preamble) : nil
    },
    Form("by X", "innen 1. mars 2019", as: "innen", .by, mayBeEvent: true),
    Form("by the end of X", "innen utgangen av 2020", as: "senest? innen utgangen av", .byEnd),
    Form("at the latest by X", "senest innen 15. oktober 2020", as: "senest innen", .by),
    Form("at the latest X", "senest 1. mai 2020", "senest i juni 2020", as: "senest i?", .latest),
    Form("at the latest in the course of X", "senest i løpet av juni 2020", as: "senest i løpet av", .latest),
    Form("up to and including X", "til og med juni 2020", as: "til og med", .through),
    Form("until DAY", "til 1. mars 2020", "fram til 1. mars 2020", as: "fram? til", .until),
    Form("deadline until X", "frist til 2. juni 2023", "ferdig til årsskiftet 2021/2022", as: "med? frist|ferdig til") {
      _, _ in Lead(sort: .deadline)
    },
    Form("before X", "før 2019", as: "før", .before, mayBeEvent: true),
    Form("ahead of X", "i forkant av 2. halvår 2014", as: "i forkant av", .before, mayBeEvent: true),
    Form("from X", "fra 2020", "fra og med 01.01.17", as: "fra", .from),
    Form("from and including X", "fra og med 2020", as: "fra og med", .from),
    Form("at an event", "ved årsmeldingen 2018", as: "ved", .event, mayBeEvent: true),
    Form("together with an event", "samtidig med årsmeldingen 2018", as: "samtidig med", .event, mayBeEvent: true),
    Form("in connection with an event", "i forbindelse med årsmelding for 2018", as: "i forbindelse med") { _, _ in
      Lead(sort: .event, mayBeEvent: true)
    },
    Form("after X: refused", as: "etter", .after),
    Form("towards X: refused", as: "fram? mot") { _, r in
      // "mot slutten av 2020" is a form of its own.
      r.word == .vague(3, .noun) ? nil : Lead(sort: .towards)
    })
}

extension Form where Meaning == Lead {
  fileprivate convenience init(
    _ name: String, _ examples: String..., as pattern: String, _ sort: Lead.Sort, mayBeEvent: Bool = false
  ) {
    self.init(name, examples, as: pattern) { _, _ in Lead(sort: sort, mayBeEvent: mayBeEvent) }
  }
}

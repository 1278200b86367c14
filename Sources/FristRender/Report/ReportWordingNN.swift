extension ReportWording {
  static let nn = ReportWording(
    lastYear: "i fjor", attention: "Dette krev merksemd", more: "til", noExplanation: "inga forklaring gitt",
    measures: "tiltak", doneInTime: "utført i tide", doneLate: "utført for seint", overdue: "forfalle",
    notYetDue: "ikkje forfalle enno", moved: "flytta", noAnswer: "ikkje svart", notAsked: "ikkje spurt",
    number: "Nr",
    measure: "Tiltak", responsible: "Ansvarleg", deadline: "Frist", state: "Status", done: "Utført",
    effect: "Måloppnåing og effekt", note: "Merknad", originally: "opphavleg", total: "Sum",
    withoutGoal: "Utan mål", nobody: "ingen ansvarleg", external: "ekstern", from: "Frå", to: "Til", reason: "Kvifor",
    movedTitle: "Flytta i perioden", ongoing: "Løpande og ved behov", withoutDeadline: "Utan frist",
    missed: "Ikkje gjort før neste", withdrawn: "Teke ut av planen", invalid: "Står i planfila, men er ikkje forstått",
    next: "Fristar neste år",
    legend: "Slik les ein fargane", none: "Ingen.", timeline: "Tidslinje", byResponsible: "Ansvarlege",
    goals: "Mål for mål", since: "frist", moves: "flyttingar", seeTable: "Tabellen under seier det same.",
    today: "i dag", file: "planfila", clock: "kalenderen",
    covered: "dekt av vedtak",
    noneCounted: "ingen fristar i perioden",
    counted:
      "Den første som er nemnd, blir rekna som ansvarleg. Fargane følgjer av registrerte fakta, ikkje av eigenvurdering.",
    red: "forfalle eller ikkje gjort", yellow: "snart frist, flytta eller påminning utsett",
    green: "utført, i rute, løpande, ved behov eller ventar", grey: "ingen ansvarleg, ikkje svart eller utan frist",
    full: "nådd", partial: "delvis nådd", notAttained: "ikkje nådd",
    asItStood: { "slik det stod \($0); rekna ut av det som var registrert \($1)" },
    daysOver: { "\($0) \($0 == 1 ? "dag" : "dagar") over fristen" },
    recordedLater: { "\($0) utfall er \($0 == 1 ? "registrert" : "registrerte") etter perioden" },
    of: { "\($0) av \($1)" },
    missedOfThem: { "av dei \($0) ikkje gjort før neste" },
    version: { "versjon \($0) av planfila" },
    answers: { name, count, areMeasures in
      let (one, many) = areMeasures ? ("eitt tiltak", "tiltak") : ("eitt punkt", "punkt")
      return "\(name) har ikkje svart om \(count == 1 ? one : "\(count) \(many)")"
    })
}

extension ReportWording {
  static let nb = ReportWording(
    lastYear: "i fjor", attention: "Dette krever oppmerksomhet", more: "til", noExplanation: "ingen forklaring gitt",
    measures: "tiltak", doneInTime: "utført i tide", doneLate: "utført for sent", overdue: "forfalt",
    notYetDue: "ikke forfalt ennå", moved: "flyttet", noAnswer: "ikke svart", notAsked: "ikke spurt",
    number: "Nr",
    measure: "Tiltak", responsible: "Ansvarlig", deadline: "Frist", state: "Status", done: "Utført",
    effect: "Måloppnåelse og effekt", note: "Merknad", originally: "opprinnelig", total: "Sum",
    withoutGoal: "Uten mål", nobody: "ingen ansvarlig", external: "ekstern", from: "Fra", to: "Til", reason: "Hvorfor",
    movedTitle: "Flyttet i perioden", ongoing: "Løpende og ved behov", withoutDeadline: "Uten frist",
    missed: "Ikke gjort før neste", withdrawn: "Tatt ut av planen", invalid: "Står i planfilen, men er ikke forstått",
    next: "Frister neste år",
    legend: "Slik leses fargene", none: "Ingen.", timeline: "Tidslinje", byResponsible: "Ansvarlige",
    goals: "Mål for mål", since: "frist", moves: "flyttinger", seeTable: "Tabellen under sier det samme.",
    today: "i dag", file: "planfilen", clock: "kalenderen", covered: "dekket av vedtak",
    noneCounted: "ingen frister i perioden",
    counted:
      "Den første som er nevnt, telles som ansvarlig. Fargene følger av registrerte fakta, ikke av egenvurdering.",
    red: "forfalt eller ikke gjort", yellow: "snart frist, flyttet eller påminnelse utsatt",
    green: "utført, i rute, løpende, ved behov eller venter", grey: "ingen ansvarlig, ikke svart eller uten frist",
    full: "nådd", partial: "delvis nådd", notAttained: "ikke nådd",
    asItStood: { "slik det sto \($0); regnet ut av det som var registrert \($1)" },
    daysOver: { "\($0) \($0 == 1 ? "dag" : "dager") over fristen" },
    recordedLater: { "\($0) utfall er registrert etter perioden" },
    of: { "\($0) av \($1)" },
    missedOfThem: { "av dem \($0) ikke gjort før neste" },
    version: { "planfilens versjon \($0)" },
    answers: { name, count, areMeasures in
      let (one, many) = areMeasures ? ("ett tiltak", "tiltak") : ("ett punkt", "punkter")
      return "\(name) har ikke svart om \(count == 1 ? one : "\(count) \(many)")"
    })
}

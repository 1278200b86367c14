import FristCore

/// What the published pages say in one language, besides what they share with reports.
struct PageWording: Sendable {
  let plans: String, plan: String, municipality: String, standing: String, recipients: String, recipient: String
  /// `calendar` is a column's title, `follow` the link in it, `subscribe` a link that stands alone.
  let calendar: String, follow: String, subscribe: String
  let allPlans: String, ahead: String, past: String, looksAfter: String
  let owner: String, coordinator: String, without: String

  static func of(_ language: Language) -> PageWording {
    switch language {
    case .nb: .nb
    case .nn: .nn
    case .en: .en
    }
  }

  private static let nb = PageWording(
    plans: "Planer", plan: "Plan", municipality: "Kommune", standing: "Slik står det", recipients: "Ansvarlige",
    recipient: "Ansvarlig", calendar: "Kalender", follow: "Abonner", subscribe: "Abonner på fristene (kalender)",
    allPlans: "Alle planer", ahead: "Frister framover", past: "Tidligere frister", looksAfter: "Planer å følge opp",
    owner: "eier", coordinator: "koordinator", without: "Løpende, ved behov og uten frist")

  private static let nn = PageWording(
    plans: "Planar", plan: "Plan", municipality: "Kommune", standing: "Slik står det", recipients: "Ansvarlege",
    recipient: "Ansvarleg", calendar: "Kalender", follow: "Abonner", subscribe: "Abonner på fristane (kalender)",
    allPlans: "Alle planar", ahead: "Fristar framover", past: "Tidlegare fristar", looksAfter: "Planar å følgje opp",
    owner: "eigar", coordinator: "koordinator", without: "Løpande, ved behov og utan frist")

  private static let en = PageWording(
    plans: "Plans", plan: "Plan", municipality: "Municipality", standing: "How it stands", recipients: "Responsible",
    recipient: "Responsible", calendar: "Calendar", follow: "Subscribe",
    subscribe: "Subscribe to the deadlines (calendar)",
    allPlans: "All plans", ahead: "Deadlines ahead", past: "Earlier deadlines", looksAfter: "Plans to look after",
    owner: "owner", coordinator: "coordinator", without: "Ongoing, as needed and without a deadline")
}

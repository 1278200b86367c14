import FristControl

/// What an entry of the ledger says in words, without when and of what.
enum EntryText {
  /// `moved`, `told`: a word for a column.
  static func word(_ entry: EntryMessage) -> String {
    switch entry.what {
    case "planSeen", "seen": "seen"
    case "planRenamed", "renamed": "renamed"
    case "planGone": "gone"
    case "planReturned", "returned": "back"
    case "planConfirmed": "confirmed"
    case "seriesChanged": "changed"
    case "ladderEdited": "ladder"
    case "handedOver": "handed over"
    case "found": "found"
    case "recipientLost": "lost"
    case "recipientReturned": "back"
    case "deliveryWithdrawn": "withdrawn"
    case "needless": "not needed"
    default: entry.what
    }
  }

  static func particulars(_ entry: EntryMessage) -> String {
    let said = entry.text.map { ": \($0)" } ?? ""
    let why = entry.why.map { ": \($0)" } ?? ""
    let day = entry.day.map { Dates.day($0) } ?? ""
    switch entry.what {
    case "planSeen": return "first seen, the whole plan"
    case "seen": return "first seen in the plan"
    case "planRenamed", "renamed": return "was \(entry.text ?? "?")"
    case "planGone": return "the plan's file is gone"
    case "withdrawn": return "gone from the files"
    case "planReturned", "returned": return "in the files again"
    case "planConfirmed": return "the plan is meant to be gone, says \(entry.by)\(said)"
    case "needless": return "frist's own revision goes: the plan has one, or a successor"
    case "moved", "dated": return moved(entry)
    case "undated": return "it has no day any more"
    case "kept": return "the series was changed; this one stays, due \(entry.due.map { Dates.day($0) } ?? "?")"
    case "seriesChanged": return "the series counts by its new text from \(day)"
    case "ladderEdited": return "its ladder was changed"
    case "handedOver": return "taken over from \(entry.recipients.joined(separator: ", "))"
    case "found": return entry.text ?? ""
    case "recipientLost": return "\(entry.recipient ?? "?") is not in the directory any more"
    case "recipientReturned": return "\(entry.recipient ?? "?") is in the directory again"
    case "taken": return "the file says \(entry.key ?? "?")\(said)"
    case "told", "superseded", "delivered", "deliveryWithdrawn": return sent(entry)
    case "done": return "done on \(day), says \(entry.by)\(said)"
    case "reopened": return "not done after all, says \(entry.by)"
    case "cancelled": return "cancelled on \(day) by \(entry.by)\(why)"
    case "snoozed": return "no mail before \(day), says \(entry.by)\(why)"
    case "confirmed":
      return "confirmed by \(entry.by)" + (entry.text.map { ", read rightly: \"\($0)\"" } ?? "") + why
    case "evaluated": return "\(entry.year.map(String.init) ?? "?"): \(attainment(entry)), says \(entry.by)\(said)"
    case "held": return "all mail is held\(why)"
    case "released": return "held mail goes, says \(entry.by)"
    default: return [entry.text, entry.why].compactMap { $0 }.joined(separator: "; ")
    }
  }

  private static func attainment(_ entry: EntryMessage) -> String {
    switch entry.attainment {
    case "full": "fully reached"
    case "partial": "partly reached"
    case "none": "not reached"
    default: entry.attainment ?? "?"
    }
  }

  private static func moved(_ entry: EntryMessage) -> String {
    let due = entry.due.map { Dates.day($0) } ?? "?"
    var text = "to " + (entry.start.map { $0 == entry.due ? due : "\(Dates.day($0)) to \(due)" } ?? due)
    if let before = entry.previousDue, before != entry.due { text = "from \(Dates.day(before)) \(text)" }
    if let words = entry.text { text += ", \"\(words)\"" }
    text += entry.by == "file" ? ", by the plan's file" : entry.what == "dated" ? "" : ", by \(entry.by)"
    return text + (entry.why.map { ": \($0)" } ?? "")
  }

  private static func sent(_ entry: EntryMessage) -> String {
    let reason = entry.reason.map { "; \(ReasonText.words($0))" } ?? ""
    let (step, recipient) = (entry.step ?? "?", entry.recipient ?? "?")
    let standing =
      switch entry.standing {
      case "standIn": " in the place of others"
      case "participant": " as a participant"
      default: ""
      }
    switch (entry.what, entry.state) {
    case ("superseded", _): return "\(step) for \(recipient)\(standing)\(reason)"
    case ("told", "waiting"): return "\(step) to \(recipient)\(standing), waiting\(reason)"
    case ("told", "withdrawn"):
      return "\(step) to \(recipient)\(standing), taken back: it could not be delivered that day"
    case ("told", _): return "\(step) to \(recipient)\(standing)\(reason)"
    case ("delivered", _): return "mail \(entry.delivery ?? "?") is in the spool"
    default: return "mail \(entry.delivery ?? "?") could not be delivered that day: decided anew"
    }
  }
}

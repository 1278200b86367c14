import FristCore

/// What has to be so before held mail is let go.
enum HoldText {
  /// - Parameter cause: Why it is held, as the daemon says it; a newer one's word is taken for a clock's.
  static func condition(_ cause: String) -> String {
    Hold.Cause(rawValue: cause) == .behind ? "if this ledger is the one to go on with" : "if the clock is right"
  }
}

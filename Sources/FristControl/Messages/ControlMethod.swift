/// A method of `org.fristd.Control`: the value is its parameters (those that are optional may be left out), the type
/// knows its reply, its name and whether it changes anything.
///
/// `ControlInterface.description` says the same as these types; a test compares the two.
public protocol ControlMethod: Codable, Hashable, Sendable {
  /// Every field is written, null where it has no value.
  associatedtype Reply: Codable, Hashable, Sendable

  /// Within the interface: `Status`.
  static var name: String { get }
  /// Whether it changes the record, or makes mail go: who may call it depends on that (DESIGN.md 8).
  static var changes: Bool { get }
  /// Whether it answers in several replies where it is called with `more`.
  static var streams: Bool { get }
}

extension ControlMethod {
  public static var streams: Bool { false }
}

/// What `org.fristd.Control` is made of: a type a method, a type an error.
public enum Control {
  /// In the order of the description.
  public static let methods: [any ControlMethod.Type] = [
    Control.Status.self, Control.List.self, Control.Show.self, Control.Why.self, Control.Preview.self,
    Control.Complete.self, Control.Reopen.self, Control.Cancel.self, Control.Confirm.self, Control.Snooze.self,
    Control.Move.self, Control.Evaluate.self, Control.Report.self, Control.Calendar.self, Control.TestMail.self,
    Control.Log.self, Control.PlanVersion.self, Control.Pages.self, Control.Reload.self, Control.Release.self,
    Control.Pass.self,
  ]
}

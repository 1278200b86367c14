/// The year of a time that names none: "15. nov." in a plan of 2023, or in a year wheel (DEADLINES.md, Reading).
public enum ImpliedYear: Hashable, Sendable {
  case year(Int)
  /// Every year: the text is yearly.
  case every
}

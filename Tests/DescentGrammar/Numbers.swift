// The grammar as it was read by recursive descent, before the table of forms: kept as a second implementation that
// `DeadlineComparisonTests` holds against the table. It is in no product, and is not to be improved.

extension Int {
  static func floorModulo(_ a: Int, _ b: Int) -> Int {
    let r = a % b
    return r < 0 ? r + b : r
  }
}

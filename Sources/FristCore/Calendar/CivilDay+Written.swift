extension CivilDay {
  /// A day as people write it on a command line: `2019-06-30`, or as Norwegians do, `30.06.2019` and `30.6.2019`.
  public init?(written text: String) {
    if let day = CivilDay(text) {
      self = day
      return
    }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, (1...2).contains(parts[0].utf8.count), (1...2).contains(parts[1].utf8.count),
      parts[2].utf8.count == 4, parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let day = Int(parts[0]), let month = Int(parts[1]), let year = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}

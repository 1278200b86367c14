/// A message that was taken in, with what its file name in `outgoing/cur/` keeps of it: how often it was tried, and when.
///
/// `DELIVERY:1,TRIES,FIRST,LAST`, times in seconds of the epoch: the place that the Maildir form has for what a reader
/// notes (`:1,` is its mark for a form of one's own). So one rename notes a try, also on a disk that is full, and there
/// is no second file that could tell another story.
struct WaitingMessage: Hashable {
  /// The id of the delivery: the file's name as fristd gave it. The same id is the same message.
  let delivery: String
  private(set) var tries = 0
  /// Of the first try; 0 before it.
  private(set) var firstTried = 0
  private(set) var lastTried = 0

  init(delivery: String) { self.delivery = delivery }

  /// - Parameter fileName: One without a note is a message that was never tried.
  init(fileName: String) {
    guard let colon = fileName.lastIndex(of: ":") else {
      self.init(delivery: fileName)
      return
    }
    let fields = fileName[fileName.index(after: colon)...].split(separator: ",", omittingEmptySubsequences: false)
    let numbers = fields.compactMap { Self.number($0) }
    guard fields.count == 4, numbers.count == 4, numbers[0] == 1 else {
      self.init(delivery: fileName)
      return
    }
    self.init(delivery: String(fileName[..<colon]))
    (tries, firstTried, lastTried) = (numbers[1], numbers[2], numbers[3])
  }

  var fileName: String { "\(delivery):1,\(tries),\(firstTried),\(lastTried)" }

  /// With one more try, at this second of the epoch.
  func tried(at now: Int) -> WaitingMessage {
    var message = self
    if message.tries == 0 { message.firstTried = now }
    message.tries = min(message.tries + 1, Self.mostTries)
    message.lastTried = now
    return message
  }

  // MARK: When

  /// DESIGN.md 7.
  static let mostTries = 200
  static let mostSeconds = 3 * 86_400

  /// Whether a try that failed at this second was the last one.
  func isExhausted(at now: Int) -> Bool { tries >= Self.mostTries || now - firstTried >= Self.mostSeconds }

  /// Whether the timer's run tries it again: 5, 10, 20 and then every 30 minutes after the last try.
  ///
  /// A minute less, since the timer comes every 5 minutes and not to the second. A clock that was set back delays nothing.
  func isDue(at now: Int) -> Bool {
    if tries == 0 || now < lastTried { return true }
    let minutes = [5, 10, 20].dropFirst(tries - 1).first ?? 30
    return now - lastTried >= (minutes - 1) * 60
  }

  /// Decimal digits, as many as a time has for thousands of years.
  private static func number(_ text: Substring) -> Int? {
    guard text.utf8.count <= 12, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text)
  }
}

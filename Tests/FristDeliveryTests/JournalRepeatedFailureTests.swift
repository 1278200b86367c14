import Testing

@testable import FristDelivery

@Suite("A failure that goes on") struct JournalRepeatedFailureTests {
  private enum Event: Sendable {
    case fails(String, atSeconds: Int, isNews: Bool)
    case succeeds(atSeconds: Int, RepeatedFailure<String>.Recovery?)
  }

  private static let stories: [[Event]] = [
    [.succeeds(atSeconds: 5, nil)],
    [
      .fails("disk full", atSeconds: 10, isNews: true), .fails("disk full", atSeconds: 20, isNews: false),
      .fails("disk full", atSeconds: 40, isNews: false), .fails("read-only", atSeconds: 80, isNews: true),
      .succeeds(atSeconds: 100, .init(failures: 4, afterSeconds: 90)), .succeeds(atSeconds: 101, nil),
    ],
    [
      .fails("disk full", atSeconds: 10, isNews: true),
      .succeeds(atSeconds: 11, .init(failures: 1, afterSeconds: 1)),
      .fails("disk full", atSeconds: 20, isNews: true),
      .succeeds(atSeconds: 20, .init(failures: 1, afterSeconds: 0)),
    ],
  ]

  @Test("is worth a line when it begins, changes and ends", arguments: stories.indices) func story(number: Int) {
    var failure = RepeatedFailure<String>()
    for event in Self.stories[number] {
      switch event {
      case .fails(let what, let seconds, let expected):
        let isNews = failure.fail(what, atSeconds: seconds)
        #expect(isNews == expected)
        #expect(failure.latest == what)
      case .succeeds(let seconds, let expected):
        let recovery = failure.succeed(atSeconds: seconds)
        #expect(recovery == expected)
        #expect(failure.latest == nil)
      }
    }
  }
}

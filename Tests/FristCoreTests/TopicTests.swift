import FristCore
import Testing

@Suite("What a notice is about")
struct TopicTests {
  @Test(
    "says in English what is wrong, where it is about that",
    arguments: [
      (Topic.problem(plan: "rus", obligation: "3.6", key: "\"31.02.\" is not a date"), "\"31.02.\" is not a date"),
      (.problem(plan: "rus", obligation: nil, key: "lost nes-nav 2"), "nes-nav is not in the directory any more"),
      (
        .problem(plan: "rus", obligation: "3.7", key: "orphaned 3.6"),
        "what it is counted from, 3.6, is not done and will not be"
      ),
      (.replaced("rus"), nil), (.withdrawn("rus", nil, number: 1, repeated: nil), nil),
    ] as [(Topic, String?)])
  func problem(topic: Topic, said: String?) {
    #expect(topic.problem == said)
  }
}

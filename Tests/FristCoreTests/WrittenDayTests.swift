import FristCore
import Testing

@Suite("Days on a command line")
struct WrittenDayTests {
  @Test(
    "are ISO days or Norwegian ones",
    arguments: [
      ("2019-06-30", "2019-06-30"), ("30.06.2019", "2019-06-30"), ("1.6.2019", "2019-06-01"),
      ("01.6.2019", "2019-06-01"), ("29.02.2020", "2020-02-29"), ("29.02.2019", nil), ("31.06.2019", nil),
      ("30.06.19", nil), ("30.6", nil), ("30/06/2019", nil), ("06.30.2019", nil), ("2019.06.30", nil),
      ("030.06.2019", nil), ("+1.06.2019", nil), ("1. 6.2019", nil), ("", nil), ("..", nil), ("٣٠.٠٦.٢٠١٩", nil),
    ] as [(String, String?)])
  func written(_ text: String, _ day: String?) {
    #expect(CivilDay(written: text)?.description == day)
  }
}
